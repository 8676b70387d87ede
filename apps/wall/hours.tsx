import { useEffect, useRef } from "react";
import type { HourLine } from "#contracts/wall";
import type { HourChart } from "./chart.ts";
import { Num, Scroll } from "./parts.tsx";
import { useSay } from "./say.ts";

/** What came in and what ended, hour by hour. The drawing is for the eye; its table is one press away and always read aloud. */
export function Hours({ lines }: { lines: readonly HourLine[] }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<HourChart | null>(null);
  const latest = useRef(lines);
  latest.current = lines;
  const names = { reported: say("hours.reported"), ended: say("hours.ended") };
  const words = useRef(names);
  words.current = names;
  useEffect(() => {
    let over = false;
    void import("./chart.ts").then(({ drawHours }) => {
      if (over || !box.current) return;
      chart.current = drawHours(box.current);
      chart.current.show(latest.current, words.current);
    });
    return () => {
      over = true;
      chart.current?.remove();
      chart.current = null;
    };
  }, []);
  useEffect(() => chart.current?.show(lines, words.current), [lines, names.reported]);
  // A kiosk's hours may all be hidden: an empty drawing without a word would be read as nothing having come in.
  const hidden = lines.some(({ reported, ended }) => reported === null || ended === null);
  return (
    <>
      {hidden ? <p className="w-note">{say("hours.hidden")}</p> : null}
      <div className="w-chart" ref={box} role="img" aria-label={say("tile.hours")} />
    </>
  );
}

export function HoursTable({ lines }: { lines: readonly HourLine[] }) {
  const say = useSay();
  return (
    <Scroll label={say("tile.hours")}>
      <table className="w-table">
        <thead>
          <tr>
            <th scope="col">{say("wall.hour")}</th>
            <th scope="col">{say("hours.reported")}</th>
            <th scope="col">{say("hours.ended")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ hour, reported, ended }) => (
            <tr key={hour}>
              <th scope="row">{hour}</th>
              <td>
                <Num n={reported} />
              </td>
              <td>
                <Num n={ended} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
