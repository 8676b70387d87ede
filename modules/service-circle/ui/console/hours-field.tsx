import { Button } from "antd";
import { Icon, useSay } from "#web/console";
import type { Hours, HoursWindow } from "../../contract/hours.ts";
import { consoleWords } from "../console-words.ts";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const OFFICE: Hours = {
  kind: "weekly",
  windows: [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:30", to: "17:30" })),
  holidays: "closed",
};

/** Opening hours: always, or stretches by weekday. An end before its beginning runs past midnight. */
export function HoursField({ value, onChange }: { value: Hours; onChange: (hours: Hours) => void }) {
  const say = useSay(consoleWords);
  const put = (index: number, patch: Partial<HoursWindow>) => {
    if (value.kind === "weekly")
      onChange({ ...value, windows: value.windows.map((window, at) => (at === index ? { ...window, ...patch } : window)) });
  };
  return (
    <div className="sc-bands">
      <div className="c-row">
        {(["always", "weekly"] as const).map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="hours-kind"
              checked={value.kind === kind}
              onChange={() => onChange(kind === "always" ? { kind: "always" } : OFFICE)}
            />{" "}
            {say(`hours.${kind}`)}
          </label>
        ))}
      </div>
      {value.kind === "weekly" ? (
        <>
          {value.windows.map((window, index) => (
            <div className="sc-window" key={index}>
              <select
                className="c-input"
                aria-label={say("circle.day")}
                value={window.day}
                onChange={(event) => put(index, { day: Number(event.target.value) })}
              >
                {DAYS.map((day) => (
                  <option key={day} value={day}>
                    {say(`circle.day${day}`)}
                  </option>
                ))}
              </select>
              <input
                className="c-input"
                type="time"
                aria-label={say("hours.from")}
                value={window.from}
                onChange={(event) => put(index, { from: event.target.value })}
              />
              <span aria-hidden="true">–</span>
              <input
                className="c-input"
                type="time"
                aria-label={say("hours.to")}
                value={window.to === "24:00" ? "00:00" : window.to}
                onChange={(event) => put(index, { to: event.target.value })}
              />
              {value.windows.length > 1 ? (
                <button
                  type="button"
                  className="c-plain"
                  aria-label={say("hours.remove")}
                  onClick={() => onChange({ ...value, windows: value.windows.filter((_, at) => at !== index) })}
                >
                  <Icon name="close" size={14} />
                </button>
              ) : null}
            </div>
          ))}
          <div className="c-row">
            <Button
              size="small"
              disabled={value.windows.length >= 28}
              onClick={() =>
                onChange({
                  ...value,
                  windows: [...value.windows, { ...value.windows.at(-1)!, day: ((value.windows.at(-1)?.day ?? 0) % 7) + 1 }],
                })
              }
            >
              {say("hours.add")}
            </Button>
            <label>
              <input
                type="checkbox"
                checked={value.holidays === "asUsual"}
                onChange={(event) => onChange({ ...value, holidays: event.target.checked ? "asUsual" : "closed" })}
              />{" "}
              {say("hours.holidays")}
            </label>
          </div>
        </>
      ) : null}
    </div>
  );
}
