import { areasOf, liveGrants } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { inAreas, readers, scopeFor } from "#platform/reading";
import { organisations } from "#modules/organisations";
import { places } from "#modules/places";
import type { KnownApplication } from "./application-state.ts";
import { everDrawn } from "./check.ts";
import type { Unit } from "./contract.ts";
import { grantOfUnit, officeOf, OWN, READ } from "./permits.ts";

type Known = Pick<QueryContext, "actor" | "now">;
export type Key = { home: string; id: string };

const STAFF = [...READ, OWN];
export const staff = readers(STAFF, "in one's area; a unit's own account its unit");
export const inScope = { allow: staff, scope: scopeFor(STAFF) };

/** Codes of units whose account this office is: see `officeOf`. */
export const codesOf = (office: string): string[] => {
  const [, place] = /^(?:village|centre)-(\d{9}|\d{12})$/.exec(office) ?? [];
  const [, made] = /^unit-(.+)-\d{4,12}$/.exec(office) ?? [];
  return [office, place, made].filter((code) => code !== undefined);
};

/** Rows of the unit whose own account this is. */
export function ofOwnUnit(sql: Tag, known: Known): Fragment {
  const own = liveGrants(known, [OWN]);
  const codes = own.flatMap(({ unit }) => codesOf(unit));
  return sql`(unit = any(${codes}::text[]) and place like any(${own.map(({ area }) => `${area}%`)}::text[]))`;
}

/** Rows this reader may see: those of the areas of the offices, and of a unit's own account those of the unit. */
export function visible(sql: Tag, known: Known): Fragment {
  return sql`(${inAreas(sql, areasOf(known, READ))} or ${ofOwnUnit(sql, known)})`;
}

/** Whether this reader may open what belongs to the unit. */
export const opens = (known: Known, unit: Pick<Unit, "code" | "area">): boolean =>
  areasOf(known, READ).some((area) => unit.area.startsWith(area)) || grantOfUnit(known.actor, unit, known.now) !== null;

/** A town or village that applies is called as the register of areas calls it; other units have the names they were listed with. */
export function unitName(
  ctx: Pick<QueryContext, "read" | "language">,
  unit: string,
  { zh, en }: { zh: string; en?: string | null | undefined },
): string {
  if (ctx.language === "zh") return zh;
  const place = /^(\d{9}|\d{12})$/.test(unit) ? ctx.read(places).area(unit)?.en : undefined;
  return place ?? en ?? zh;
}
/** The same of a row that carries both names. */
export const rowName = (
  ctx: Pick<QueryContext, "read" | "language">,
  { unit, name, nameEn }: { unit: string; name: string; nameEn: string | null },
): string => unitName(ctx, unit, { zh: name, en: nameEn });

/** What a round (`r`) is called, in the reader's language where it has a name in it. */
export const roundName = ({ db, language }: Pick<QueryContext, "db" | "language">): Fragment =>
  language === "en" ? db`coalesce(r.en, r.name)` : db`r.name`;

export const officeName = (ctx: Pick<QueryContext, "read" | "language">, code: string, subject?: Unit): string =>
  subject && (code === subject.code || code === officeOf(subject))
    ? unitName(ctx, subject.code, subject)
    : (ctx.read(organisations).unit(code)?.[ctx.language] ?? code);

export async function stateOf(ctx: QueryContext, { home, id }: Key): Promise<KnownApplication | null> {
  const [row] = await ctx.db<{ state: KnownApplication }[]>`
    select s.state from cells.application a join ledger.stream s on s.home = a.home and s.id = a.id where a.home = ${home} and a.id = ${id}`;
  return row?.state ?? null;
}

/** Only what this reader may open. */
export async function openState(ctx: QueryContext, key: Key): Promise<KnownApplication | null> {
  const state = await stateOf(ctx, key);
  return state && (opens(ctx, state.unit) || isDrawn(ctx, state)) ? state : null;
}

/** Whoever was drawn looks, wherever the office is. */
export const isDrawn = ({ actor }: Known, state: KnownApplication): boolean =>
  actor.kind === "staff" && everDrawn(state).includes(actor.id);
