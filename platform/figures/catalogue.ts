import type { ToldFigure } from "../modules/told.ts";
import type { Condition, Figure, FigureSet } from "./set.ts";

export type Said = { zh: string; en: string };

/**
 * Figures of one module that are counted over one kind of record, with what a stranger must know to believe them.
 * `counted`: "period" counts what happened on the days asked for, from counters; "standing" counts what stood at the end of them, from the
 * records: begun by then (`day` of the set) and not over by then (`until`), whatever became of it since. `finest`: how exactly the public is told where a record lies (significant digits), `hush` a column that is true for records of which
 * nothing is told but that they count; `veiled`: all of them are such to the public, and open to `readers` as others are. `stream`, `place`, `name`: columns, where they are not `id`, `place` and none. `readers` may open the
 * records themselves in their area, at `path`.
 */
export type CatalogueGroup = {
  figures: readonly Figure[];
  sets: readonly FigureSet[];
  owner: Said;
  excluded: Said;
  caveat: Said;
  counted: "period" | "standing";
  finest: 6 | 9 | 12;
  hush?: string;
  veiled?: true;
  stream?: string;
  place?: string;
  name?: string;
  readers: readonly string[];
  path?: (key: { home: string; id: string }) => string;
};

/** One figure with its sets at hand. A figure's two sets lie in one table and are counted on one day. */
export type Catalogued = Omit<CatalogueGroup, "figures" | "sets"> & {
  module: string;
  figure: Figure;
  numerator: FigureSet;
  denominator: FigureSet | null;
};

/** Figures that are counted, and those a module works out by a method of its own; no two of all of them have one code. */
export type Catalogue = {
  all: readonly Catalogued[];
  find: (code: string) => Catalogued | undefined;
  told: readonly Told[];
  findTold: (code: string) => Told | undefined;
};
export type Told = ToldFigure & { module: string };

/** Everything the modules can prove. Refuses a code given twice, a set nobody declares, and a rate over two tables: each is a bug of the build. */
export function catalogueOf(
  modules: readonly { name: string; catalogue?: readonly CatalogueGroup[]; told?: readonly ToldFigure[] }[],
): Catalogue {
  const found = new Map<string, Catalogued>();
  for (const { name, catalogue = [] } of modules)
    for (const { figures, sets, ...group } of catalogue) {
      const setOf = (code: string): FigureSet => {
        const set = sets.find((one) => one.code === code);
        if (!set) throw new Error(`${name}: no set is called ${code}`);
        return set;
      };
      for (const figure of figures) {
        if (found.has(figure.code)) throw new Error(`two figures are called ${figure.code}`);
        const numerator = setOf(figure.numerator);
        const denominator = figure.denominator === null ? null : setOf(figure.denominator);
        const apart = denominator?.day !== numerator.day && group.counted !== "standing";
        if (denominator && (denominator.table !== numerator.table || apart))
          throw new Error(`${figure.code} divides records of different tables or days`);
        found.set(figure.code, { ...group, module: name, figure, numerator, denominator });
      }
    }
  const told = new Map<string, Told>();
  for (const figure of modules.flatMap(({ name, told: own = [] }) => own.map((one) => ({ ...one, module: name })))) {
    if (found.has(figure.code) || told.has(figure.code)) throw new Error(`two figures are called ${figure.code}`);
    told.set(figure.code, figure);
  }
  return { all: [...found.values()], find: (code) => found.get(code), told: [...told.values()], findTold: (code) => told.get(code) };
}

/** A condition with its leaves taken out: numbers stand for places in `leaves`. */
export type Tree = number | { all: Tree[] } | { any: Tree[] } | { not: Tree };
export type Leaf = Exclude<Condition, { op: "all" | "any" | "not" }>;

/**
 * The tree of a condition over a shared list of its simple parts, so that a masked record can say of each part whether it held and nothing more.
 * Adds to `leaves` what is not there yet.
 */
export function treeOf(condition: Condition, leaves: Leaf[]): Tree {
  if (condition.op === "all") return { all: condition.of.map((one) => treeOf(one, leaves)) };
  if (condition.op === "any") return { any: condition.of.map((one) => treeOf(one, leaves)) };
  if (condition.op === "not") return { not: treeOf(condition.of, leaves) };
  const text = JSON.stringify(condition);
  const at = leaves.findIndex((one) => JSON.stringify(one) === text);
  return at >= 0 ? at : leaves.push(condition) - 1;
}

/** A simple condition as people and spreadsheets read it: "ended_at ≤ due_at". */
export function leafText(leaf: Leaf): string {
  switch (leaf.op) {
    case "is":
      return `${leaf.column} = ${leaf.value}`;
    case "in":
      return `${leaf.column} ∈ ${leaf.values.join(" | ")}`;
    case "set":
      return `${leaf.column} ≠ ∅`;
    case "lte":
      return `${leaf.column} ≤ ${leaf.than}`;
    case "length":
      return `|${leaf.column}| = ${leaf.value}`;
    case "by":
      return `${leaf.column} ≤ ${leaf.day}`;
    case "gte":
      return `${leaf.column} ≥ ${leaf.value}`;
  }
}

/** A set of what stands, as it stood at the end of this day. */
const stoodAt = (set: FigureSet, day: string): FigureSet => {
  const begun: Condition = { op: "by", column: set.day, day };
  const over: Condition[] = set.until === undefined ? [] : [{ op: "not", of: { op: "by", column: set.until, day } }];
  return { ...set, where: { op: "all", of: [set.where, begun, ...over] } };
};

/** A figure of what stands with the end of the period among its conditions, so that each row says whether it stood then; any other is as it was. */
export function at<C extends Pick<Catalogued, "counted" | "numerator" | "denominator">>(entry: C, day: string): C {
  if (entry.counted !== "standing") return entry;
  return { ...entry, numerator: stoodAt(entry.numerator, day), denominator: entry.denominator && stoodAt(entry.denominator, day) };
}

/** The column a row's day is read from: of a share of what stands that of the whole, since not all of it is in the part. */
export const dayOf = ({ counted, numerator, denominator }: Pick<Catalogued, "counted" | "numerator" | "denominator">): string =>
  counted === "standing" && denominator ? denominator.day : numerator.day;
