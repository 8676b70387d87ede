export {
  at,
  catalogueOf,
  dayOf,
  leafText,
  treeOf,
  type Catalogue,
  type Catalogued,
  type CatalogueGroup,
  type Leaf,
  type Said,
  type Told,
  type Tree,
} from "./catalogue.ts";
export { daysAsked, digitsBelow } from "./asked.ts";
export { commitRows, plainRow } from "./committed.ts";
export { deltas, matches, type Delta } from "./deltas.ts";
export { foldDeltas } from "./fold.ts";
export { countsOf, type Count, type Counter } from "./levels.ts";
export { countedSince, readMonths, type MonthCounter } from "./months.ts";
export { countersAnswer, daysAround, inside, monthsOf, onDays, readCounters, readCounts, recount, type Digits, type Span } from "./read.ts";
export { recordsBehind } from "./records.ts";
export { SINCE_AS_OF, type Condition, type Figure, type FigureSet, type Revision } from "./set.ts";
export { countedViews } from "./waits.ts";
export { verifyCounters, type WrongCounter } from "./verify.ts";
export { anyOf, everyOf, toSql, type Fragment, type Tag } from "./sql.ts";
export { bySet, figureReading, percentiles, quotient, ratesOf, totalOf, type FigureReading } from "./value.ts";
