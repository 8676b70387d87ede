import { createHash } from "node:crypto";
import { refuse } from "#platform/refusals";
import type { Calculated, Measured, Question } from "./contract.ts";
import { isAsked } from "./interview.ts";
import type { Plan } from "./event.ts";
import type { Sampled } from "./statistics/design.ts";
import { estimate, suppressed, type Answer } from "./statistics/estimate.ts";
import { rake, trim, type Margin } from "./statistics/rake.ts";
import { outcome, type Dispositions } from "./statistics/response.ts";

/** Of how weights and errors are made: base N/n, by grown-ups where a household was rung (2), raked to strata and margins, held to 0.3–3 of the mean, linearised errors. Raise when it changes. */
export const METHOD = 2;

/** `adults`: of how many the one who answered was chosen, on a landline. */
export type Line = { id: string; stratum: string; answers: Readonly<Record<string, readonly string[]>>; adults?: number | null };
export type Material = {
  area: string;
  questions: readonly Question[];
  plan: Plan;
  merge: readonly (readonly string[])[];
  /** Completed interviews that stand, in any order. */
  lines: readonly Line[];
  counts: Dispositions;
};
type Cell = { code: string; zh: string; area: string; population: number };

/** Strata as they are counted: those too small stand together with a neighbour of the same county. */
function cellsOf({ plan, merge }: Weighable): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const stratum of plan.strata) {
    const group = merge.find((codes) => codes.includes(stratum.code)) ?? [stratum.code];
    const members = plan.strata.filter(({ code }) => group.includes(code));
    const population = members.reduce((sum, one) => sum + one.population, 0);
    cells.set(stratum.code, { code: group[0]!, zh: members.map(({ zh }) => zh).join("＋"), area: stratum.area, population });
  }
  return cells;
}

function baseOf(lines: readonly Line[], cells: ReadonlyMap<string, Cell>): Sampled[] {
  const count = new Map<string, number>();
  for (const { stratum } of lines) {
    const { code } = cells.get(stratum)!;
    count.set(code, (count.get(code) ?? 0) + 1);
  }
  for (const { code, zh } of cells.values()) {
    const n = count.get(code) ?? 0;
    if (n < 2) throw refuse.conflict("surveys.too-few-in-stratum", { stratum: zh, n });
  }
  const shares = new Map<string, number>();
  for (const { stratum, adults } of lines) {
    const { code } = cells.get(stratum)!;
    shares.set(code, (shares.get(code) ?? 0) + (adults ?? 1));
  }
  return lines.map(({ id, stratum, adults }) => {
    const { code, population } = cells.get(stratum)!;
    return { weight: (population * (adults ?? 1)) / shares.get(code)!, stages: [{ stratum: code, unit: id, of: population }] };
  });
}

/** The strata are a margin themselves: the city is the population-weighted sum of its counties, whatever else is fitted. */
function marginsOf({ plan, lines }: Weighable, cells: ReadonlyMap<string, Cell>): Margin[] {
  const strata: Margin = {
    name: "strata",
    totals: Object.fromEntries([...cells.values()].map(({ code, population }) => [code, population])),
    of: lines.map(({ stratum }) => cells.get(stratum)!.code),
  };
  return [
    ...plan.margins.map(({ question, totals }) => ({
      name: question,
      totals,
      of: lines.map(({ answers }) => answers[question]?.[0] ?? ""),
    })),
    strata,
  ];
}

export type Kind = "" | ".best" | ".score";
/** What one person's answer is worth to a measure; null: no opinion, or never asked. */
export function worth(question: Question, kind: Kind, answers: Line["answers"]): number | null {
  const given = answers[question.code];
  if (!given || given.length === 0 || !isAsked(question, answers as Record<string, string[]>)) return null;
  const chosen = question.options.filter(({ code }) => given.includes(code));
  if (chosen.every(({ score }) => score === null)) return null;
  if (kind === ".score") return chosen[0]!.score;
  return chosen.some(({ top, best }) => (kind === "" ? top : best)) ? 1 : 0;
}

const kindsOf = ({ type, options }: Question): Kind[] => [
  "",
  ...(options.some(({ best }) => best) ? ([".best"] as const) : []),
  ...(type === "scale" ? ([".score"] as const) : []),
];

function measuresOf(
  { area, questions, lines }: Weighable,
  cells: ReadonlyMap<string, Cell>,
  sample: readonly Sampled[],
  margins: readonly Margin[],
): Measured[] {
  const areas = [...new Set([area, ...[...cells.values()].map((cell) => cell.area)])].sort();
  return questions.flatMap((question) =>
    question.indicator === null
      ? []
      : kindsOf(question).flatMap((kind) =>
          areas.flatMap((within): Measured[] => {
            const answers = lines.map((line): Answer => ({
              value: worth(question, kind, line.answers),
              within: cells.get(line.stratum)!.area.startsWith(within),
            }));
            const found = estimate(sample, answers, margins);
            return found ? [{ indicator: `${question.indicator}${kind}`, area: within, ...found, suppressed: suppressed(found) }] : [];
          }),
        ),
  );
}

const digestOf = (lines: readonly Line[]): string => {
  const hash = createHash("sha256");
  for (const { stratum, answers, id, adults } of lines) {
    const said = Object.keys(answers)
      .sort()
      .map((code) => `${code}=${answers[code]!.join(",")}`);
    hash.update(`${id}|${stratum}|${said.join("|")}${adults ? `|adults=${adults}` : ""}\n`, "utf8");
  }
  return hash.digest("hex");
};

/** Held within each stratum, against its own mean: what a stratum counts for stays what its people are. */
function trimmedWithin(weights: readonly number[], of: readonly string[]): { weights: number[]; held: number } {
  const all = [...weights];
  let held = 0;
  for (const code of new Set(of)) {
    const places = of.flatMap((one, index) => (one === code ? [index] : []));
    const own = trim(places.map((index) => weights[index]!));
    places.forEach((index, nth) => (all[index] = own.weights[nth]!));
    held += own.held;
  }
  return { weights: all, held };
}

/** What weights are made of; how the calls ended is not among it. */
export type Weighable = Omit<Material, "counts">;
export type Weighed = {
  lines: readonly Line[];
  cells: ReadonlyMap<string, Cell>;
  sample: Sampled[];
  margins: Margin[];
  weights: number[];
  held: number;
  raked: { iterations: number; off: number };
};

/** Lines in one order whatever order they come in, each with its weight. */
export function weigh(material: Weighable): Weighed {
  const lines = material.lines.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const ordered = { ...material, lines };
  const cells = cellsOf(ordered);
  const base = baseOf(lines, cells);
  const margins = marginsOf(ordered, cells);
  const raked = rake(
    base.map(({ weight }) => weight),
    margins,
  );
  const { weights, held } = trimmedWithin(
    raked.weights,
    lines.map(({ stratum }) => cells.get(stratum)!.code),
  );
  return { lines, cells, sample: base.map((one, index) => ({ ...one, weight: weights[index]! })), margins, weights, held, raked };
}

/** Everything a survey's figures are: the same material gives the same figures, on any machine and in any order. */
export function calculate(material: Material): Calculated {
  const { lines, cells, sample, margins, weights, held, raked } = weigh(material);
  const mean = weights.reduce((sum, one) => sum + one, 0) / weights.length;
  return {
    measures: measuresOf({ ...material, lines }, cells, sample, margins),
    rates: outcome(material.counts),
    counts: { ...material.counts },
    weights: { iterations: raked.iterations, off: raked.off, held, low: Math.min(...weights) / mean, high: Math.max(...weights) / mean },
    digest: digestOf(lines),
    method: METHOD,
  };
}
