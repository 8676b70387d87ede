import { useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

const [WIDEST, HEIGHT, PAD] = [720, 160, 40];
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The total as a line of steps, with its table below for whoever does not see the line. */
export function Trend({
  days,
  from,
  until,
  base,
}: {
  days: readonly { on: string; total: number }[];
  from: string;
  until: string;
  base: number;
}) {
  const say = useSay(consoleWords);
  // Drawn as wide as a phone is, so that its words keep their size.
  const width = Math.min(WIDEST, Math.max(300, window.innerWidth - 40));
  const span = Math.max(1, at(until) - at(from));
  const totals = [base, ...days.map(({ total }) => total)];
  const [low, high] = [Math.min(...totals) - 1, Math.max(...totals) + 1];
  const x = (day: string): number => PAD + ((at(day) - at(from)) / span) * (width - PAD - 8);
  const y = (total: number): number => HEIGHT - 24 - ((total - low) / (high - low)) * (HEIGHT - 40);
  const path = days.reduce((line, { on, total }) => `${line} H ${x(on)} V ${y(total)}`, `M ${PAD} ${y(base)}`);
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={say("chartLabel", { from, until })}
        style={{ width: "100%", maxWidth: width }}
      >
        <line x1={PAD} x2={width - 8} y1={y(base)} y2={y(base)} stroke="currentColor" strokeOpacity={0.25} strokeDasharray="4 4" />
        <path d={`${path} H ${x(until)}`} fill="none" stroke="#0b5cad" strokeWidth={2} />
        {[...new Set([base, ...totals.slice(-1)])].map((total) => (
          <text key={total} x={2} y={y(total) + 4} fontSize={12} fill="currentColor">
            {total}
          </text>
        ))}
        <text x={PAD} y={HEIGHT - 6} fontSize={12} fill="currentColor">
          {from}
        </text>
        <text x={width - 8} y={HEIGHT - 6} fontSize={12} textAnchor="end" fill="currentColor">
          {until}
        </text>
      </svg>
      <details>
        <summary>{say("trend.list")}</summary>
        <ul>
          {days.map(({ on, total }) => (
            <li key={on} className="c-mono">
              {on} {total}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
