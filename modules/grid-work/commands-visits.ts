import type { z } from "zod";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { assertGrid, assertPhrases, inGridKey, instantOf, isDemo } from "./acting.ts";
import { AgreeVisit, CallOffVisit, RecordAbsence, RecordVisit, RefuseVisit, WithdrawConsent, type Done } from "./contract.ts";
import { inGrid } from "./permits.ts";
import { cityPractice } from "./register-practice.ts";
import { say, sealedFields, visit, type VisitEvent } from "./visit.ts";

type Texts = Readonly<Record<string, string>>;
const PURPOSE = "grid-work.visit";

/**
 * Adds what was said, seals the texts the record still names, and destroys those it names no more. Decided on the state after the change: a refusal
 * that overtook the agreement leaves no door behind, whichever came first.
 */
function write(ctx: CommandContext, input: { grid: string; id: string }, event: VisitEvent, texts: Texts = {}): Done {
  assertGrid(ctx, input.grid);
  const key = inGridKey(input);
  const before = sealedFields(ctx.state(visit, key));
  const state = ctx.change(visit, key, (known) => say(known, event));
  const after = new Set(sealedFields(state));
  for (const [field, value] of Object.entries(texts)) if (after.has(field)) ctx.seal({ stream: key, field, purpose: PURPOSE, value });
  for (const field of before) if (!after.has(field)) ctx.seal({ stream: key, field, purpose: PURPOSE, value: "" });
  return { ...key, stage: state.stage };
}

function assertPurpose(ctx: CommandContext, purpose: string): void {
  if (!ctx.read(cityPractice).knowsPurpose(purpose))
    throw refuse.fields([{ path: "purpose", code: "grid-work.no-such-purpose", params: { purpose } }]);
}

const about = (input: { grid: string; id: string }) => [ref(visit, inGridKey(input))];
const common = (ctx: CommandContext, { grid }: { grid: string }) => ({ entry: ctx.commandId, grid, demo: isDemo(ctx, grid) });
const textsOf = (field: string | null, value: string | null | undefined): Texts => (field !== null && value ? { [field]: value } : {});
const named = (ctx: CommandContext, name: string, value: string | null | undefined): string | null =>
  value ? `${name}:${ctx.commandId}` : null;

export const agreeVisit = command<z.output<typeof AgreeVisit>, Done>({
  name: "grid-work.agree-visit",
  route: "POST /api/grid-work/visits/{id}/agreement",
  summary: { zh: "约定入户走访", en: "Agree a home visit" },
  input: AgreeVisit,
  about,
  allow: inGrid(),
  run: (ctx, input) => {
    assertPurpose(ctx, input.purpose);
    const where = `where:${ctx.commandId}`;
    const { purpose, on, part } = input;
    const event: VisitEvent = { type: "grid-work.visit-agreed", ...common(ctx, input), purpose, on, part: part ?? null, where };
    return write(ctx, input, event, { [where]: input.where });
  },
});

export const recordAbsence = command<z.output<typeof RecordAbsence>, Done>({
  name: "grid-work.record-absence",
  route: "POST /api/grid-work/visits/{id}/absence",
  summary: { zh: "不在家，可约明天再来", en: "Nobody at home; come again" },
  input: RecordAbsence,
  about,
  allow: inGrid(),
  run: (ctx, input) => {
    if (input.purpose) assertPurpose(ctx, input.purpose);
    const where = named(ctx, "where", input.where);
    const event: VisitEvent = {
      type: "grid-work.visit-absent",
      ...common(ctx, input),
      purpose: input.purpose ?? null,
      on: cityDay(instantOf(ctx, input.seenAt)),
      where,
      again: input.again ?? null,
    };
    return write(ctx, input, event, textsOf(where, input.where));
  },
});

export const recordVisit = command<z.output<typeof RecordVisit>, Done>({
  name: "grid-work.record-visit",
  route: "POST /api/grid-work/visits/{id}/record",
  summary: { zh: "经同意的走访，记下结果", en: "Record a visit that was consented to" },
  input: RecordVisit,
  about,
  allow: inGrid(),
  run: (ctx, input) => {
    assertPurpose(ctx, input.purpose);
    assertPhrases(ctx, "visit", input.phrases);
    const notes = named(ctx, "notes", input.notes);
    const { purpose, consentText, phrases } = input;
    const on = cityDay(instantOf(ctx, input.seenAt));
    const event: VisitEvent = { type: "grid-work.visit-made", ...common(ctx, input), purpose, on, consentText, phrases, notes };
    return write(ctx, input, event, textsOf(notes, input.notes));
  },
});

export const refuseVisit = command<z.output<typeof RefuseVisit>, Done>({
  name: "grid-work.refuse-visit",
  route: "POST /api/grid-work/visits/{id}/refusal",
  summary: { zh: "对方谢绝走访（不留任何信息）", en: "The visit was declined; nothing is kept" },
  input: RefuseVisit,
  about,
  allow: inGrid(),
  run: (ctx, input) => write(ctx, input, { type: "grid-work.visit-refused", ...common(ctx, input) }),
});

export const callOffVisit = command<z.output<typeof CallOffVisit>, Done>({
  name: "grid-work.call-off-visit",
  route: "POST /api/grid-work/visits/{id}/calling-off",
  summary: { zh: "取消约定的走访", en: "Call off a visit" },
  input: CallOffVisit,
  about,
  allow: inGrid(),
  run: (ctx, input) => write(ctx, input, { type: "grid-work.visit-called-off", ...common(ctx, input) }),
});

export const withdrawConsent = command<z.output<typeof WithdrawConsent>, Done>({
  name: "grid-work.withdraw-consent",
  route: "POST /api/grid-work/visits/{id}/consent-withdrawal",
  summary: { zh: "对方收回同意，销毁记录内容", en: "Consent taken back; the notes are destroyed" },
  input: WithdrawConsent,
  about,
  allow: inGrid(),
  run: (ctx, input) => write(ctx, input, { type: "grid-work.consent-withdrawn", ...common(ctx, input) }),
});
