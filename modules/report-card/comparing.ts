import { changeBetween } from "#web/periods";
import type { Compared, ShownValue } from "./contract/catalogue.ts";
import type { Span } from "./span.ts";

type Unit = "percent" | "count" | "hours";

/** How far a value lies from that of another period; null where either is withheld. */
export const changeOf = (unit: Unit, now: ShownValue, then: ShownValue): number | null =>
  now.hidden || then.hidden ? null : changeBetween(unit === "percent", now.value, then.value);

export const comparedWith = (unit: Unit, now: ShownValue, span: Span, then: ShownValue): Compared => ({
  ...span,
  value: then,
  change: changeOf(unit, now, then),
});
