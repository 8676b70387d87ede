/** @jsxImportSource preact */
import type { EstimateRow } from "../contract.ts";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [380, 230, 44, 30, 14];

/** Each year's value with its interval as a bar, what it was compared with as a hollow mark, and what it was before a correction crossed out. The table below says the same in numbers. */
export function TrendChart({ rows, title, name }: { rows: readonly EstimateRow[]; title: string; name: string }) {
  const shown = rows.filter(({ value }) => value !== null).toSorted((left, right) => left.year - right.year);
  if (shown.length === 0) return null;
  const score = shown[0]!.indicator.endsWith(".score");
  const factor = score ? 1 : 100;
  const references = shown.flatMap((row) => row.references.slice(0, 1).map(({ value }) => ({ year: row.year, value })));
  const wrong = shown.flatMap((row) => {
    const old = row.corrections.at(-1)?.old ?? null;
    return old === null ? [] : [{ year: row.year, value: old * factor }];
  });
  const marks = [...references, ...wrong].map(({ value }) => value);
  const lows = [...shown.map(({ low }) => low! * factor), ...marks];
  const highs = [...shown.map(({ high }) => high! * factor), ...marks];
  const [least, most] = [Math.floor(Math.min(...lows)), Math.min(100, Math.ceil(Math.max(...highs)))];
  const y = (value: number): number => TOP + ((most - value) / Math.max(1, most - least)) * (HEIGHT - TOP - BOTTOM);
  const x = (index: number): number => LEFT + ((index + 0.5) / shown.length) * (WIDTH - LEFT - 12);
  const unit = score ? "" : "%";
  const lines = [...new Set([least, Math.round((least + most) / 2), most])];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} class="trend-chart">
      {lines.map((line) => (
        <g key={line}>
          <line x1={LEFT} x2={WIDTH - 8} y1={y(line)} y2={y(line)} stroke="currentColor" stroke-opacity="0.2" />
          <text x={LEFT - 8} y={y(line) + 5} text-anchor="end" font-size="13" fill="currentColor">
            {line}
            {unit}
          </text>
        </g>
      ))}
      <polyline
        fill="none"
        stroke="#0b5cad"
        stroke-width="2"
        points={shown.map((row, index) => `${x(index)},${y(row.value! * factor)}`).join(" ")}
      />
      {shown.map((row, index) => (
        <g key={row.year} stroke="#0b5cad" stroke-width="2.5">
          <line x1={x(index)} x2={x(index)} y1={y(row.low! * factor)} y2={y(row.high! * factor)} />
          <line x1={x(index) - 8} x2={x(index) + 8} y1={y(row.low! * factor)} y2={y(row.low! * factor)} />
          <line x1={x(index) - 8} x2={x(index) + 8} y1={y(row.high! * factor)} y2={y(row.high! * factor)} />
          <circle cx={x(index)} cy={y(row.value! * factor)} r="5" fill="#0b5cad" stroke="none" />
          {/* The last number stands to the left of its point: to the right the picture ends. */}
          <text
            x={x(index) + (index === shown.length - 1 ? -10 : 10)}
            y={y(row.value! * factor) - (index === shown.length - 1 ? 20 : 9)}
            text-anchor={index === shown.length - 1 ? "end" : "start"}
            font-size="13"
            fill="currentColor"
            stroke="none"
          >
            {(row.value! * factor).toFixed(score ? 1 : 2)}
          </text>
          <text x={x(index)} y={HEIGHT - 10} text-anchor="middle" font-size="13" fill="currentColor" stroke="none">
            {row.year}
          </text>
          {wrong
            .filter(({ year }) => year === row.year)
            .map(({ value }) => (
              <g key="wrong" stroke="#9a4a00" stroke-width="2" fill="none">
                <circle cx={x(index)} cy={y(value)} r="6" />
                <line x1={x(index) - 8} x2={x(index) + 8} y1={y(value) + 8} y2={y(value) - 8} />
              </g>
            ))}
          {references
            .filter(({ year }) => year === row.year)
            .map(({ value }) => (
              <rect key="reference" x={x(index) - 26} y={y(value) - 6} width="12" height="12" fill="none" stroke="#9a4a00">
                <title>{`${name} ${value}${unit}`}</title>
              </rect>
            ))}
        </g>
      ))}
    </svg>
  );
}
