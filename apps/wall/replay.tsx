import { useEffect, useState } from "react";
import type { AreaLine, Replay as ReplayData, Totals } from "#contracts/wall";
import { cityDay, clock, useSay } from "./say.ts";

const DAY_MS = 86_400_000;
const DAYS = 31;
const STEP_MS = 400;

export type Moment = { at: string; areas: AreaLine[]; totals: Partial<Totals> };

/** A frame in the shape of the live board. */
export function momentOf(replay: ReplayData, index: number): Moment | null {
  const frame = replay.frames[index];
  if (!frame) return null;
  return {
    at: frame.at,
    totals: { open: frame.openTotal, late: frame.lateTotal, reported: frame.reported, ended: frame.ended },
    areas: replay.areas.map((area, place): AreaLine => {
      const open = frame.open[place] ?? null;
      const late = frame.late[place] ?? null;
      return { ...area, open, late, soon: 0, red: 0, reported: 0, ended: 0, risk: late === null ? "soon" : late > 0 ? "late" : "calm" };
    }),
  };
}

type Props = {
  replay: ReplayData | null;
  problem: string;
  day: string;
  setDay: (day: string) => void;
  at: number;
  setAt: (at: number) => void;
  close: () => void;
};

/** A day again, quarter by quarter: drag, or let it run. */
export function ReplayBar({ replay, problem, day, setDay, at, setAt, close }: Props) {
  const say = useSay();
  const [runs, setRuns] = useState(false);
  const last = (replay?.frames.length ?? 1) - 1;
  const moment = replay?.frames[at];
  useEffect(() => {
    if (!runs) return;
    if (at >= last) {
      setRuns(false);
      return;
    }
    const timer = setTimeout(() => setAt(at + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [runs, at, last, setAt]);
  const now = Date.now();
  return (
    <div className="w-replay" role="group" aria-label={say("replay.open")}>
      <label>
        {say("replay.day")}{" "}
        <select value={day} onChange={(event) => setDay(event.target.value)}>
          {Array.from({ length: DAYS }, (_, back) => cityDay(now - back * DAY_MS)).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <button type="button" disabled={!replay} onClick={() => (at >= last && !runs ? (setAt(0), setRuns(true)) : setRuns(!runs))}>
        {say(runs ? "replay.pause" : "replay.play")}
      </button>
      <input
        type="range"
        aria-label={say("replay.moment")}
        aria-valuetext={moment ? clock(moment.at) : ""}
        min={0}
        max={Math.max(0, last)}
        value={Math.min(at, last)}
        disabled={!replay}
        onChange={(event) => setAt(Number(event.target.value))}
      />
      <output className="w-num">{moment ? clock(moment.at) : problem || say("wall.waiting")}</output>
      <button type="button" onClick={close}>
        {say("replay.close")}
      </button>
    </div>
  );
}
