import { bearerOf, followSecret } from "#platform/access";
import { type CommandContext, sealing, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { timingOf, type Due } from "#modules/incidents";
import { calendar, limits } from "#modules/limits";
import { organisations, type Organisations } from "#modules/organisations";
import { places } from "#modules/places";
import { hadHand, petition } from "./petition.ts";

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
/** Where whoever holds the link follows a petition. */
export const followPath = (known: Pick<CommandContext, "token">, { home, id }: StreamKey): string =>
  `/petition/${home}/${id}/${followSecret(known, { home, id })}`;
/** The petitioner, by the own link. */
export const bearer = bearerOf(petition, "petitions.wrong-link", { had: hadHand, refusal: "petitions.not-the-petitioner" });
export const homeOf = (place: string): string => place.slice(0, 9).padEnd(9, "0");

type Changes = Parameters<ReturnType<typeof timingOf>["due"]>[2];
type Limit = NonNullable<Due["limit"]>;
/** The length of a statutory clock, as the table of clocks reads on the day it starts. */
export function limitOf(ctx: CommandContext, rule: string, from: string): Limit {
  const found = ctx.read(limits).rule(rule, from);
  if (found?.length.kind !== "limit") throw new Error(`no length for ${rule}`);
  const { amount, unit } = found.length.limit;
  if (unit === "month") throw new Error(`${rule} counts months`);
  return { amount, unit };
}
export const timing = (ctx: CommandContext): ReturnType<typeof timingOf> => timingOf(ctx.read(calendar));
export const dueOf = (ctx: CommandContext, rule: string, from: string, changes: Changes = []): Due =>
  timing(ctx).due(from, limitOf(ctx, rule, from), changes);

/** A day's delivery counts from that day; its own day is not counted. */
export const startOf = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();

export const isDemo = (ctx: CommandContext, place: string, asDemo = false): boolean =>
  (ctx.actor.kind === "system" && asDemo) || (ctx.read(places).area(place.slice(0, 12))?.synthetic ?? false);

export function assertPlace(ctx: CommandContext, place: string): void {
  if (!ctx.read(places).area(place)) throw refuse.fields([{ path: "place", code: "petitions.no-such-place" }]);
}

export function assertUnit(ctx: CommandContext, unit: string, path: string): void {
  if (!ctx.read(organisations).unit(unit)?.open) throw refuse.fields([{ path, code: "petitions.no-such-unit" }]);
}

/** The desk that takes petitions of a place: the petition office that answers for it, else the centre. */
export function deskOf(ctx: CommandContext, place: string): string {
  const all = ctx.read(organisations);
  return (all.responsible("centre", place) ?? all.responsible("xf", place))?.code ?? `centre-${place.slice(0, 9)}`;
}

/** 上一级机关: the same department one level up, else the office that reviews for the government there; above a department of the city stands the city's government. */
export function higherThan(all: Organisations, unit: string): string | null {
  const at = unit.lastIndexOf("-");
  const [department, area] = [unit.slice(0, at), unit.slice(at + 1)];
  const up = [12, 9, 6, 4].filter((length) => length < area.length).map((length) => area.slice(0, length));
  const chain = up.flatMap((higher) => [`${department}-${higher}`, `xf-${higher}`]);
  return [...chain, ...(department === "xf" ? [] : [`xf-${area}`])].find((code) => all.unit(code)?.open) ?? null;
}

export type PetitionPurpose = "petitions.matter" | "petitions.contact" | "petitions.work" | "petitions.mandate";
/** Puts a text into the record's vault under a name of the command's own; gives the name. */
export const sealed = sealing<PetitionPurpose>();
