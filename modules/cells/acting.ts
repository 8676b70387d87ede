import { cityDay } from "#platform/days";
import { type CommandContext, ref, sealing, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { places } from "#modules/places";
import { application, type Application } from "./application.ts";
import { known, type Hand } from "./applying.ts";
import type { Done, Scheme, UnitContact } from "./contract.ts";
import type { Citable } from "./contract/evidence.ts";
import type { ApplicationEvent, Cited } from "./event.ts";
import { keyOf, listKey } from "./keys.ts";
import { frozenList } from "./programme.ts";
import { schemes } from "./registers.ts";

export const handOf = (ctx: CommandContext): Hand => ({ by: ctx.actor.id, now: ctx.now, today: cityDay(ctx.now) });
export const timing = (ctx: CommandContext): ReturnType<typeof timingOf> => timingOf(ctx.read(calendar));

export const stand = (ctx: CommandContext, key: StreamKey): Done => ({ ...keyOf(key), stage: ctx.state(application, keyOf(key)).stage });

export const about = (input: StreamKey) => [ref(application, keyOf(input))];

export function change(ctx: CommandContext, input: StreamKey, decide: (state: Application) => readonly ApplicationEvent[]): Done {
  ctx.change(application, keyOf(input), decide);
  return stand(ctx, input);
}

/** The checklist the record began with, whatever has been decided since. */
export function schemeOf(ctx: CommandContext, key: StreamKey): Scheme {
  const { scheme, version } = known(ctx.state(application, keyOf(key)));
  const found = ctx.read(schemes).at(scheme, version);
  if (!found) throw refuse.notFound("cells.no-such-scheme");
  return found;
}

export const dueOf = (ctx: CommandContext, input: StreamKey, name: keyof Scheme["limits"]) =>
  timing(ctx).due(ctx.now, schemeOf(ctx, input).limits[name]);

/** A year from a day, and so many years less a day: 1 March 2026 for three years is held to 28 February 2029. */
export function inYears(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year + years, month - 1, date - 1)).toISOString().slice(0, 10);
}

export function poolOf(ctx: CommandContext, round: string) {
  const list = ctx.state(frozenList, listKey(round));
  if (list.stage === "none") throw refuse.notFound("cells.no-such-round");
  return list.pool;
}

export const isDemo = (ctx: CommandContext, area: string, asDemo = false): boolean =>
  (ctx.actor.kind === "system" && asDemo) || (ctx.read(places).area(area)?.synthetic ?? false);

type Named = { line: string; cited?: { kind: Citable; what: string } | null | undefined };
/** A line as the record keeps it: what evidence it names lies in the vault, for the words may name people. */
export function sealedLine<L extends Named>(ctx: CommandContext, stream: StreamKey, { cited, ...line }: L): Omit<L, "cited"> & Cited {
  if (cited === undefined) return line;
  const text = cited && sealed(ctx, stream, `evidence ${line.line}`, "cells.work", cited.what);
  return { ...line, cited: cited && text ? { kind: cited.kind, text } : null };
}

export type Purpose = "cells.work" | "cells.contact" | "cells.objection" | "cells.family" | "cells.family-helped";

/** A text of a record goes into its vault under a name of the command's own; gives the name. */
export const sealed = sealing<Purpose>();

/** Whom the unit named: the number under the name the record keeps, by which that person is found again, and the name beside it. */
export function sealedContact(ctx: CommandContext, stream: StreamKey, { name, phone }: UnitContact): string {
  sealed(ctx, stream, "name", "cells.contact", name);
  return sealed(ctx, stream, "phone", "cells.contact", phone);
}
