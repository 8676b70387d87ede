import { bearerOf, followSecret, type Allow } from "#platform/access";
import { type CommandContext, sealing, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { calendar } from "#modules/limits";
import type { Result, Sealed } from "./event.ts";
import { incident } from "./evolve.ts";
import type { Facts } from "./facts.ts";
import { isTakenBy } from "./incident.ts";
import { taxonomy } from "./limits.ts";
import { permits, type StepName } from "./permits.ts";
import type { Entry } from "./reporting.ts";
import { timingOf } from "./timing.ts";

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });

export const factsOf = (ctx: CommandContext): Facts => ({
  now: ctx.now,
  by: ctx.actor.id,
  timing: timingOf(ctx.read(calendar)),
  procedure: ctx.read(taxonomy).procedure,
});

/** The entry a new classification names. */
export function entryOf(ctx: CommandContext, code: string, path: string): Entry {
  const entry = ctx.read(taxonomy).category(code);
  if (!entry) throw refuse.fields([{ path, code: "incidents.no-such-category", params: { category: code } }]);
  return entry;
}

export type TextPurpose = "incidents.report" | "incidents.contact" | "incidents.work";

/** Puts a text into the record's vault and gives the name it lies under: the command's own, so a repetition writes the same. */
export const sealed = sealing<TextPurpose>();

/** Where it is leaves every list and map when a record turns sealed; it is kept like the point of a report that was sealed from the start. Null: no longer known. */
export const sealPoint = (ctx: CommandContext, stream: StreamKey, point: { lon: number; lat: number } | null): void =>
  ctx.seal({ stream: keyOf(stream), field: "point", purpose: "incidents.report", value: JSON.stringify(point) });

export const resultOf = (text: Sealed, { photos, voice }: { photos: string[]; voice?: string | null | undefined }): Result => ({
  text,
  photos,
  ...(voice ? { voice } : {}),
});

/** Staff who may take this step in the record as it stands. Whoever may not learns nothing of it, not even that it exists. */
export const step = <I extends StreamKey & { unit?: string }>(name: StepName): Allow<I> => ({
  roles: permits[name].roles,
  condition: permits[name].condition,
  admits: (ctx, input) => {
    const state = ctx.state(incident, keyOf(input));
    return state.stage === "none" ? null : permits[name].grant(ctx, state, input.unit ?? "");
  },
});

/** Where whoever holds the link follows a record. */
export const followPath = (known: Pick<CommandContext, "token">, { home, id }: StreamKey): string =>
  `/f/${home}/${id}/${followSecret(known, { home, id })}`;

/** Whoever holds the follow link, but not those of the staff who wrote the report down for somebody or did the work. */
export const bearer = bearerOf(incident, "incidents.wrong-link", {
  had: (state, account) => state.stage !== "none" && (state.hands.includes(account) || isTakenBy(state, account)),
  refusal: "incidents.not-the-reporter",
});

export type Done = { home: string; id: string; stage: string; seq: number };

/** What every step answers: where the record stands now. */
export function stand(ctx: CommandContext, key: StreamKey): Done {
  const state = ctx.state(incident, keyOf(key));
  return { home: key.home, id: key.id, stage: state.stage, seq: state.stage === "none" ? 0 : state.seq };
}
