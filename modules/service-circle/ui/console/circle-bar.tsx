import { AreaPicker, useLanguage, useSay, useUrl } from "#web/console";
import type { Standard } from "../../contract/standard.ts";
import { consoleWords } from "../console-words.ts";
import type { Ask } from "./wire.ts";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The question: which kind of point, by which way of moving, on which day and hour, where. */
export function CircleBar({ standard, ask }: { standard: Standard; ask: Ask }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { set } = useUrl();
  const kind = standard.kinds.find(({ code }) => code === ask.kind);
  const own = standard.modes.find(({ code }) => code === kind?.mode);
  const [day, time] = [ask.at.slice(0, 1), ask.at.slice(2)];
  const hour = Number(time.slice(0, 2)) * 2 + (time.slice(3) >= "30" ? 1 : 0);
  const clock = (half: number): string => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`;
  return (
    <search className="sc-bar">
      <label>
        {say("circle.kind")}
        <select className="c-input" value={ask.kind} onChange={(event) => set({ kind: event.target.value })}>
          {standard.kinds
            .filter(({ retired }) => !retired)
            .map((one) => (
              <option key={one.code} value={one.code}>
                {one[language]}
              </option>
            ))}
        </select>
      </label>
      <label>
        {say("circle.mode")}
        <select className="c-input" value={ask.mode} onChange={(event) => set({ mode: event.target.value })}>
          <option value="">{say("circle.modeOwn", { mode: own?.[language] ?? "" })}</option>
          {standard.modes.map((one) => (
            <option key={one.code} value={one.code}>
              {one[language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say("circle.day")}
        <select className="c-input" style={{ minWidth: 80 }} value={day} onChange={(event) => set({ at: `${event.target.value}-${time}` })}>
          {DAYS.map((one) => (
            <option key={one} value={one}>
              {say(`circle.day${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="sc-hour">
        <span>
          {say("circle.hour")} <strong>{clock(hour)}</strong>
        </span>
        <input
          type="range"
          min={0}
          max={47}
          value={hour}
          aria-valuetext={clock(hour)}
          onChange={(event) => set({ at: `${day}-${clock(Number(event.target.value))}` }, true)}
        />
      </label>
      <AreaPicker value={ask.area} onChange={(code) => set({ area: code || null })} any label={say("coverage.area")} />
    </search>
  );
}
