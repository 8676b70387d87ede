import { cityDay } from "#platform/days";
import { type CommandContext, sealing, type StreamKey } from "#platform/ledger";
import { timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { places } from "#modules/places";
import type { EntryDone, ResultDone, SchemeDone } from "./contract.ts";
import type { Rule } from "./contract/rule.ts";
import { entry } from "./entry.ts";
import { keyOf, resultKey, schemeKey } from "./keys.ts";
import { known as knownEntry } from "./pointing.ts";
import { result } from "./result.ts";
import { known, scheme, type Hand, type KnownScheme } from "./scheme.ts";

export const handOf = (ctx: CommandContext): Hand => ({ by: ctx.actor.id, now: ctx.now, today: cityDay(ctx.now) });

export const schemeOf = (ctx: CommandContext, id: string): KnownScheme => known(ctx.state(scheme, schemeKey(id)));
export const dueBy = (ctx: CommandContext, rule: Rule, name: keyof Rule["limits"]) =>
  timingOf(ctx.read(calendar)).due(ctx.now, rule.limits[name]);

export const isDemo = (ctx: CommandContext, area: string): boolean => ctx.read(places).area(area)?.synthetic ?? false;

/** A text goes into the record's vault under a name of the command's own; gives the name. */
export const sealed = sealing<"assessment.work" | "assessment.objector">();

export function schemeDone(ctx: CommandContext, id: string): SchemeDone {
  const { stage, version } = schemeOf(ctx, id);
  return { scheme: id, stage, version };
}
export function entryDone(ctx: CommandContext, key: StreamKey): EntryDone {
  return { ...keyOf(key), stage: knownEntry(ctx.state(entry, keyOf(key))).stage };
}
export const resultDone = (ctx: CommandContext, id: string): ResultDone => ({ scheme: id, stage: ctx.state(result, resultKey(id)).stage });
