import { systemOnly } from "#platform/access";
import { command, ref, type Command, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityDay, homeOf, places } from "#modules/places";
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

export const changeCardHead = command<c.ChangeHead, Done>({
  name: "report-card.change-head",
  route: route("head"),
  summary: { zh: "修改标题、导语和期间", en: "Change title, lead and period" },
  input: c.ChangeHead,
  about,
  allow: editor(),
  run: run((ctx, state, facts) => changeHead(state, facts, today(ctx))),
});

export const setCardSection = command<c.SetSection, Done>({
  name: "report-card.set-section",
  route: route("sections"),
  summary: { zh: "设置一节", en: "Set a section" },
  input: c.SetSection,
  about,
  allow: editor(),
  run: run((_, state, facts) => setSection(state, facts)),
});

export const setCardItem = command<c.SetItem, Done>({
  name: "report-card.set-item",
  route: route("items"),
  summary: { zh: "设置一项：指标，或注明来源的报道数字", en: "Set an item: a figure, or a reported number with its document" },
  input: c.SetItem,
  about,
  allow: editor(),
  run: run((ctx, state, facts) => setItem(state, facts, today(ctx))),
});

export const setCardStep = command<c.SetStep, Done>({
  name: "report-card.set-step",
  route: route("steps"),
  summary: { zh: "登记一个足迹", en: "Set a dated step" },
  input: c.SetStep,
  about,
  allow: editor(),
  run: run((ctx, state, facts) => setStep(state, facts, today(ctx))),
});

const dropCardPart = command<c.DropPart, Done>({
  name: "report-card.drop-part",
  route: route("removals"),
  summary: { zh: "删去一节、一项或一个足迹", en: "Take out a section, an item or a step" },
  input: c.DropPart,
  about,
  allow: editor(),
  run: run((_, state, facts) => dropPart(state, facts)),
});

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
  bodyLimit: 4 * 1024 * 1024,
  about,
  allow: systemOnly(),
  run: run((_, state, facts) => compute(state, facts)),
});

export const noteFailure = command<c.NoteFailure, Done>({
  name: "report-card.note-failure",
  route: route("failure"),
  summary: { zh: "系统：有指标不能计算", en: "System: a figure cannot be computed" },
  input: c.NoteFailure,
  about,
  allow: systemOnly(),
  run: run((_, state, facts) => fail(state, facts)),
});

const returnCard = command<c.ReturnCard, Done>({
  name: "report-card.return-card",
  route: route("return"),
  summary: { zh: "退回修改（须写明原因）", en: "Give back, with the reason" },
  input: c.ReturnCard,
  about,
  allow: approver(),
  run: run((ctx, state, { reason }) => giveBack(state, reason, by(ctx))),
});

export const approveCard = command<c.CardRef, Done>({
  name: "report-card.approve-card",
  route: route("approval"),
  summary: { zh: "审定（须由另一人）", en: "Approve, as a second person" },
  input: c.OfCard,
  about,
  allow: approver(),
  run: run((ctx, state) => approve(state, by(ctx))),
});

export const publishCard = command<c.CardRef, Done>({
  name: "report-card.publish-card",
  route: route("publication"),
  summary: { zh: "公布", en: "Publish" },
  input: c.OfCard,
  about,
  allow: editor(),
  run: run((ctx, state) => publish(state, ctx.now)),
});

export const correctCard = command<c.CorrectCard, Done>({
  name: "report-card.correct-card",
  route: route("correction"),
  summary: { zh: "更正已公布的答卷（逐项写明原因）", en: "Correct a published card, with a reason for each item" },
  input: c.CorrectCard,
  about,
  allow: editor(),
  run: run((_, state, facts) => correct(state, facts)),
});

const withdrawCard = command<c.WithdrawCard, Done>({
  name: "report-card.withdraw-card",
  route: route("withdrawal"),
  summary: { zh: "撤回答卷（原版本仍可查阅，注明撤回原因）", en: "Withdraw a card; its editions stay readable, with the reason" },
  input: c.WithdrawCard,
  about,
  allow: approver(),
  run: run((_, state, { reason }) => withdraw(state, reason)),
});

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
