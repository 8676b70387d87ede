import type { HeldRecord, QueryContext, Reading, Subject } from "#platform/modules";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import type { MineReading } from "./contract.ts";
import { sortOf } from "./fields.ts";
import { roleTitle } from "./titles.ts";

/** Whether a look was at this person's fields: by the field itself, or by its sort where a day's looks were noted together. */
export function concerns({ held, person }: { held: HeldRecord; person: Subject }, reading: Reading): boolean {
  if (person.owns(reading.field)) return true;
  if (held.persons.some((other) => other !== person && other.owns(reading.field))) return false;
  const sorts = new Set(held.fields.filter(({ field }) => person.owns(field)).map(({ field }) => sortOf(field)));
  return reading.field.split(",").some((field) => sorts.has(sortOf(field)));
}

/** A look as the person reads it: who, of which office, by what right, at what. */
export function readingOf(ctx: QueryContext, held: HeldRecord, reading: Reading): MineReading {
  const { at, reader, role, unit, field, purpose, basis, reason } = reading;
  const office = unit ? ctx.read(organisations).unit(unit) : undefined;
  const known = held.fields.find((one) => one.purpose.code === purpose)?.purpose;
  return {
    at,
    name: ctx.read(people).name(reader),
    role: roleTitle(reader === "system" || reader === "resident" ? reader : (role.split(",")[0] ?? "")),
    unit: { zh: office?.zh ?? "", en: office?.en ?? "" },
    sorts: [...new Set(field.split(",").map(sortOf))],
    purposeTitle: known?.title ?? { zh: "", en: "" },
    basis: basis ?? "reason",
    reason,
  };
}
