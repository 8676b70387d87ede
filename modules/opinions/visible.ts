import { areasOf, liveGrants } from "#platform/access";
import type { Fragment } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { inAreas, readers } from "#platform/reading";
import { organisations } from "#modules/organisations";
import { places } from "#modules/places";
import type { KnownItem } from "./item.ts";
import { DESK, OFFICERS, READERS } from "./permits.ts";
import { topics } from "./register.ts";

export type Stored = { home: string; id: string; detail: KnownItem };

export const itsReaders = readers(READERS, "desk of the place, or of the unit that answers");

/** Places of the reader's own desks, and units they answer for. */
export function visible(ctx: QueryContext): Fragment {
  const units = liveGrants(ctx, OFFICERS)
    .map(({ unit }) => unit)
    .filter((unit) => unit !== "");
  return ctx.db`(${inAreas(ctx.db, areasOf(ctx, DESK))} or answering = any(${units}::text[]))`;
}

type Two = { zh: string; en: string };
type Reading = Pick<QueryContext, "read">;
export const unitName = (ctx: Reading, code: string): Two => {
  const found = ctx.read(organisations).unit(code);
  return found ? { zh: found.zh, en: found.en } : { zh: code, en: code };
};
export const topicName = (ctx: Reading, code: string | null): Two | null => {
  const found = code === null ? undefined : ctx.read(topics).known(code);
  return found ? { zh: found.zh, en: found.en } : null;
};
export const placeName = (ctx: Reading, place: string): Two => {
  const { zh, en } = ctx.read(places).names(place);
  return { zh, en };
};
