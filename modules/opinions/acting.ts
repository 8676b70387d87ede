import { bearerOf, followSecret } from "#platform/access";
import { type CommandContext, ref, sealing, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { phoneOf } from "#platform/vault";
import { numberIn } from "#modules/answers";
import { timingOf } from "#modules/incidents";
import { calendar, limits } from "#modules/limits";
import { organisations } from "#modules/organisations";
import { places } from "#modules/places";
import type { ItemDone } from "./contract.ts";
import { item, type Item } from "./item.ts";
import type { ItemEvent, ReplyDue } from "./item-event.ts";
import { topics } from "./register.ts";

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
export const about = (input: StreamKey) => [ref(item, keyOf(input))];
export const route = (step: string): string => `POST /api/opinions/{home}/{id}/${step}`;

export function change(ctx: CommandContext, key: StreamKey, decide: (state: Item) => readonly ItemEvent[]): ItemDone {
  return { ...keyOf(key), stage: ctx.change(item, keyOf(key), decide).stage };
}

/** Where whoever holds the link follows an opinion. */
export const followPath = (known: Pick<CommandContext, "token">, { home, id }: StreamKey): string =>
  `/opinion/${home}/${id}/${followSecret(known, { home, id })}`;

/** Whoever said it, by the own link; not those of the staff who wrote it down or worked on it. */
export const bearer = bearerOf(item, "opinions.wrong-link", {
  had: (state, account) => state.stage !== "none" && state.hands.includes(account),
  refusal: "opinions.not-the-speaker",
});

export type ItemPurpose = "opinions.text" | "opinions.contact" | "opinions.work";
/** Puts a text into the record's vault under a name of the command's own; gives the name. */
export const sealed = sealing<ItemPurpose>();

/** Within which the first answer is owed: the table of clocks, as the city has amended it. */
export function replyDue(ctx: CommandContext, from: string): ReplyDue {
  const length = ctx.read(limits).rule("OPN-1", from)?.length;
  if (length?.kind !== "limit") throw new Error("OPN-1 has no length");
  const { limit } = length;
  if (limit.unit === "month") throw new Error("OPN-1 counts months");
  return { ...timingOf(ctx.read(calendar)).due(from, limit), limit };
}

export const endOf = (ctx: CommandContext, day: string) => timingOf(ctx.read(calendar)).endOf(day, ctx.now);

/** The unit that answers for a topic at a place; until one is named, the police station of the town. */
export function answeringFor(ctx: Pick<CommandContext, "read">, place: string, topic: string | null): string {
  const units = ctx.read(organisations);
  const department = (topic === null ? undefined : ctx.read(topics).open(topic)?.department) ?? "ps";
  const found = units.responsible(department, place) ?? units.responsible("ps", place) ?? units.responsible("centre", place);
  return found?.code ?? `centre-${place.slice(0, 9)}`;
}

export const isDemo = (ctx: CommandContext, place: string, asDemo = false): boolean =>
  (ctx.actor.kind === "system" && asDemo) || (ctx.read(places).area(place.slice(0, 12))?.synthetic ?? false);

/** What everybody reads names nobody: numbers that are no unit's own are refused where they stand. */
export function mustBeImpersonal(ctx: CommandContext, texts: readonly (readonly [path: string, text: string])[]): void {
  const phones = ctx.read(organisations).units({}).flatMap(({ phone }) => (phone === null ? [] : (phoneOf(phone) ?? []))); // prettier-ignore
  const own = new Set(phones);
  const faults = texts.flatMap(([path, text]) => {
    const found = numberIn(text, (phone) => own.has(phone));
    return found === null ? [] : [{ path, code: `opinions.${found}` }];
  });
  if (faults.length > 0) throw refuse.fields(faults);
}
