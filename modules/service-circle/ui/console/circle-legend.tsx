import { useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { BANDS, LOOKS } from "./circle-map.ts";

export function Legend({ bands, cellM }: { bands: readonly number[]; cellM: number }) {
  const say = useSay(consoleWords);
  const dots = [
    ["open", "circle.legendOpen"],
    ["shut", "circle.legendShut"],
    ["gap", "circle.legendGap"],
    ["next", "circle.legendNext"],
    ["plan", "circle.legendPlan"],
  ] as const;
  return (
    <>
      <div className="sc-legend">
        {bands.map((minutes, index) => (
          <span key={minutes}>
            <i style={{ background: BANDS[index] }} aria-hidden="true" />
            {say("circle.legend", { minutes: Number(minutes.toFixed(1)) })}
          </span>
        ))}
        {dots.map(([look, words]) => (
          <span key={look}>
            <i
              className="sc-dot"
              style={{ background: LOOKS[look].fill, borderColor: look === "shut" ? LOOKS[look].edge : undefined }}
              aria-hidden="true"
            />
            {say(words)}
          </span>
        ))}
      </div>
      {cellM > 0 ? <p className="c-muted">{say("circle.approx", { m: cellM })}</p> : null}
    </>
  );
}
