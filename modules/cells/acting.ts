import type { CommandContext, StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { places } from "#modules/places";
import { application } from "./application.ts";
import { known, type Hand } from "./applying.ts";
import { dayOf } from "./day.ts";
import type { Done, Scheme, UnitContact } from "./contract.ts";
import { keyOf, listKey } from "./keys.ts";
import { frozenList } from "./programme.ts";
import { schemes } from "./registers.ts";

export { dayOf } from "./day.ts";
export const handOf = (ctx: CommandContext): Hand => ({ by: ctx.actor.id, now: ctx.now, today: dayOf(ctx.now) });
export const timing = (ctx: CommandContext): ReturnType<typeof timingOf> => timingOf(ctx.read(calendar));

export const stand = (ctx: CommandContext, key: StreamKey): Done => ({ ...keyOf(key), stage: ctx.state(application, keyOf(key)).stage });

/** The checklist the record began with, whatever has been decided since. */
export function schemeOf(ctx: CommandContext, key: StreamKey): Scheme {
  const { scheme, version } = known(ctx.state(application, keyOf(key)));
  const found = ctx.read(schemes).at(scheme, version);
  if (!found) throw refuse.notFound("cells.no-such-scheme");
  return found;
}

export function poolOf(ctx: CommandContext, round: string) {
  const list = ctx.state(frozenList, listKey(round));
  if (list.stage === "none") throw refuse.notFound("cells.no-such-round");
  return list.pool;
}

export const isDemo = (ctx: CommandContext, area: string, asDemo = false): boolean =>
  (ctx.actor.kind === "system" && asDemo) || (ctx.read(places).area(area)?.synthetic ?? false);

export type Purpose = "cells.work" | "cells.contact" | "cells.objection" | "cells.family";

/** A text of a record goes into its vault under a name of the command's own; gives the name. */
export function sealed(ctx: CommandContext, stream: StreamKey, name: string, purpose: Purpose, value: string): string {
  const field = `${name}:${ctx.commandId}`;
  ctx.seal({ stream: keyOf(stream), field, purpose, value });
  return field;
}

/** Whom the unit named: the number under the name the record keeps, by which that person is found again, and the name beside it. */
export function sealedContact(ctx: CommandContext, stream: StreamKey, { name, phone }: UnitContact): string {
  sealed(ctx, stream, "name", "cells.contact", name);
  return sealed(ctx, stream, "phone", "cells.contact", phone);
}
