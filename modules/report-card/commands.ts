import type { ZodType } from "zod";
import { systemOnly, type Allow } from "#platform/access";
import { cityDay } from "#platform/days";
import { command, ref, type Command, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { homeOf, places } from "#modules/places";
import { card, type Card, type CardEvent } from "./card.ts";
import * as c from "./contract/card.ts";
import { approver, editor } from "./permits.ts";
import {
  approve,
  changeHead,
  compute,
  correct,
  draft,
  dropPart,
  fail,
  giveBack,
  publish,
  setItem,
  setSection,
  setStep,
  submit,
  withdraw,
} from "./publishing.ts";

type Done = { id: string; stage: c.Stage };
type Step<I> = (ctx: CommandContext, state: Card, facts: Omit<I, "home" | "id">) => readonly CardEvent[];

const route = (step: string): string => `POST /api/report-cards/{home}/{id}/${step}`;
const about = ({ home, id }: c.CardRef) => [ref(card, { home, id })];

function run<I extends c.CardRef>(step: Step<I>): (ctx: CommandContext, input: I) => Done {
  return (ctx, { home, id, ...facts }) => ({ id, stage: ctx.change(card, { home, id }, (state) => step(ctx, state, facts)).stage });
}

/** One step of a card that stands: who may, and what follows from it. */
const step = <I extends c.CardRef>(
  name: string,
  path: string,
  summary: { zh: string; en: string },
  input: ZodType<I>,
  allow: Allow<I>,
  decide: Step<I>,
): Command<I, Done> =>
  command<I, Done>({ name: `report-card.${name}`, route: route(path), summary, input, about, allow, run: run(decide) });

const today = (ctx: CommandContext): string => cityDay(ctx.now);
const by = (ctx: CommandContext): string => ctx.actor.id;

export const draftCard: Command<c.DraftCard, Done> = command<c.DraftCard, Done>({
  name: "report-card.draft-card",
  route: "POST /api/report-cards",
  summary: { zh: "起草答卷", en: "Begin a report card" },
  input: c.DraftCard,
  about,
  allow: editor((_, { area }) => area),
  run: (ctx, input) => {
    if (!ctx.read(places).area(input.area)) throw refuse.fields([{ path: "area", code: "report-card.no-such-area" }]);
    if (input.home !== homeOf(input.area)) throw refuse.fields([{ path: "home", code: "input.format" }]);
    return run<c.DraftCard>((known, state, facts) => draft(state, facts, today(known)))(ctx, input);
  },
});

export const changeCardHead = step<c.ChangeHead>(
  "change-head",
  "head",
  { zh: "修改标题、导语和期间", en: "Change title, lead and period" },
  c.ChangeHead,
  editor(),
  (ctx, state, facts) => changeHead(state, facts, today(ctx)),
);

export const setCardSection = step<c.SetSection>(
  "set-section",
  "sections",
  { zh: "设置一节", en: "Set a section" },
  c.SetSection,
  editor(),
  (_, state, facts) => setSection(state, facts),
);

export const setCardItem = step<c.SetItem>(
  "set-item",
  "items",
  { zh: "设置一项：指标，或注明来源的报道数字", en: "Set an item: a figure, or a reported number with its document" },
  c.SetItem,
  editor(),
  (ctx, state, facts) => setItem(state, facts, today(ctx)),
);

export const setCardStep = step<c.SetStep>(
  "set-step",
  "steps",
  { zh: "登记一个足迹", en: "Set a dated step" },
  c.SetStep,
  editor(),
  (ctx, state, facts) => setStep(state, facts, today(ctx)),
);

const dropCardPart = step<c.DropPart>(
  "drop-part",
  "removals",
  { zh: "删去一节、一项或一个足迹", en: "Take out a section, an item or a step" },
  c.DropPart,
  editor(),
  (_, state, facts) => dropPart(state, facts),
);

export const submitCard = command<c.CardRef, Done>({
  name: "report-card.submit-card",
  route: route("submission"),
  summary: { zh: "送审：系统计算全部指标并冻结明细", en: "Hand in: every figure is computed and its rows frozen" },
  input: c.OfCard,
  about,
  allow: editor(),
  run: (ctx, { home, id }) => {
    const state = ctx.change(card, { home, id }, submit);
    ctx.job({ kind: "report-card.freeze", payload: { home, id, draft: state.draft } });
    return { id, stage: state.stage };
  },
});

export const noteFrozen = command<c.NoteFrozen, Done>({
  name: "report-card.note-frozen",
  route: route("computation"),
  summary: { zh: "系统：指标已计算并冻结", en: "System: figures computed and frozen" },
  input: c.NoteFrozen,
  about,
  allow: systemOnly(),
  run: run((_, state, facts) => compute(state, facts)),
});

export const noteFailure = step<c.NoteFailure>(
  "note-failure",
  "failure",
  { zh: "系统：有指标不能计算", en: "System: a figure cannot be computed" },
  c.NoteFailure,
  systemOnly(),
  (_, state, facts) => fail(state, facts),
);

const returnCard = step<c.ReturnCard>(
  "return-card",
  "return",
  { zh: "退回修改（须写明原因）", en: "Give back, with the reason" },
  c.ReturnCard,
  approver(),
  (ctx, state, { reason }) => giveBack(state, reason, by(ctx)),
);

export const approveCard = step<c.CardRef>(
  "approve-card",
  "approval",
  { zh: "审定（须由另一人）", en: "Approve, as a second person" },
  c.OfCard,
  approver(),
  (ctx, state) => approve(state, by(ctx)),
);

export const publishCard = step<c.CardRef>("publish-card", "publication", { zh: "公布", en: "Publish" }, c.OfCard, editor(), (ctx, state) =>
  publish(state, ctx.now),
);

export const correctCard = step<c.CorrectCard>(
  "correct-card",
  "correction",
  { zh: "更正已公布的答卷（逐项写明原因）", en: "Correct a published card, with a reason for each item" },
  c.CorrectCard,
  editor(),
  (_, state, facts) => correct(state, facts),
);

const withdrawCard = step<c.WithdrawCard>(
  "withdraw-card",
  "withdrawal",
  { zh: "撤回答卷（原版本仍可查阅，注明撤回原因）", en: "Withdraw a card; its editions stay readable, with the reason" },
  c.WithdrawCard,
  approver(),
  (_, state, { reason }) => withdraw(state, reason),
);

export const cardCommands = {
  draftCard,
  changeCardHead,
  setCardSection,
  setCardItem,
  setCardStep,
  dropCardPart,
  submitCard,
  noteFrozen,
  noteFailure,
  returnCard,
  approveCard,
  publishCard,
  correctCard,
  withdrawCard,
};
