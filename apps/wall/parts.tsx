import { useId, useState, type ReactNode } from "react";
import type { Risk, Shown } from "#contracts/wall";
import { clock, useSay } from "./say.ts";
import { isStale, type Source } from "./source.ts";

export const MARK: Record<Risk, string> = { late: "▲", soon: "◆", calm: "●" };

/** Colour, shape and word together: three meanings, the same everywhere. */
export function RiskMark({ risk, word = false }: { risk: Risk; word?: boolean }) {
  const say = useSay();
  return (
    <span className={`w-risk w-${risk}`}>
      <span aria-hidden="true">{MARK[risk]}</span>
      <span className={word ? undefined : "w-unseen"}>{say(`risk.${risk}`)}</span>
    </span>
  );
}

/** A number as it may be shown: "<5" stands for what a kiosk does not tell. */
export function Num({ n }: { n: Shown | undefined }) {
  const say = useSay();
  if (n === undefined) return <span className="w-num">—</span>;
  return n === null ? (
    <abbr className="w-num w-few" title={say("wall.fewWhy")}>
      {say("wall.few")}
    </abbr>
  ) : (
    <span className="w-num">{n}</span>
  );
}

type TileProps = {
  title: string;
  className: string;
  source: Source<{ at: string }>;
  nowMs: number;
  /** What lies behind a map or a chart. */
  table?: ReactNode;
  tools?: ReactNode;
  /** Replaces the time of data, while a day is replayed. */
  instead?: string;
  children: ReactNode;
};

/** One piece of the wall: it says of when its data are, and turns grey when they are too old to act on. */
export function Tile({ title, className, source, nowMs, table, tools, instead, children }: TileProps) {
  const say = useSay();
  const id = useId();
  const [showsTable, setShowsTable] = useState(false);
  const stale = isStale(source, nowMs);
  const at = source.data?.at;
  return (
    <section className={`w-tile ${className}${stale ? " w-stale" : ""}`} aria-labelledby={id} data-stale={stale}>
      <header>
        <h2 id={id}>{title}</h2>
        {tools}
        {table === undefined ? null : (
          <button type="button" onClick={() => setShowsTable(!showsTable)}>
            {say(showsTable ? "wall.chart" : "wall.table")}
          </button>
        )}
        <p className="w-time">
          {instead ?? (at === undefined ? say("wall.waiting") : say(stale ? "wall.stale" : "wall.asOf", { time: clock(at, true) }))}
        </p>
      </header>
      <div className="w-body">{showsTable && table !== undefined ? table : children}</div>
    </section>
  );
}

/** A list that scrolls for those who have a mouse; a wall has none, so what matters stands first. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="w-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
