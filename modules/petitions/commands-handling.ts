import type { z } from "zod";
import { cityDay } from "#platform/days";
import { command } from "#platform/ledger";
import { Subject } from "#contracts/grid-work";
import { dueOf, sealed, startOf } from "./acting.ts";
import { about, change, work } from "./commands-desk.ts";
import {
  AnswerChallenge,
  DecideReview,
  DeclinePetition,
  DeliverOpinion,
  DraftOpinion,
  ExtendPetition,
  HoldHearing,
  NotePetition,
  OpenProcedure,
  Reasoned,
  RecordOutcome,
  type PetitionDone,
} from "./contract.ts";
import { answerChallenge, close, deliver, draft, extend, help, note, sign } from "./handling.ts";
import { accept, decline, object, openProcedure, tellOutcome } from "./intake.ts";
import { known, slotNow, spanOf } from "./petition.ts";
import { may } from "./permits.ts";
import { decideReview, holdHearing } from "./reviewing.ts";

export const objectToPetition = command<z.output<typeof Reasoned>, PetitionDone>({
  name: "petitions.object",
  route: "POST /api/petitions/{home}/{id}/objections",
  summary: { zh: "异议：不属于本单位", en: "Objection: not ours" },
  input: Reasoned,
  about,
  allow: may("object"),
  run: (ctx, input) => {
    const text = work(ctx, input, "reason-object", input.reason);
    return change(ctx, input, (state) => object(state, text, ctx.now));
  },
});

export const acceptPetition = command<z.output<typeof Subject>, PetitionDone>({
  name: "petitions.accept-petition",
  route: "POST /api/petitions/{home}/{id}/acceptance",
  summary: { zh: "受理（第六类），60 日起算", en: "Accept (sixth branch): the 60 days begin" },
  input: Subject,
  about,
  allow: may("accept"),
  run: (ctx, input) => change(ctx, input, (state) => accept(state, dueOf(ctx, "PET-6", ctx.now))),
});

export const declinePetition = command<z.output<typeof DeclinePetition>, PetitionDone>({
  name: "petitions.decline-petition",
  route: "POST /api/petitions/{home}/{id}/refusals",
  summary: { zh: "不予受理，说明理由和去处", en: "Not accepted, with the reason and where to go" },
  input: DeclinePetition,
  about,
  allow: may("decline"),
  run: (ctx, input) => {
    const [text, where] = [work(ctx, input, "reason-decline", input.reason), work(ctx, input, "reason-where", input.where)];
    return change(ctx, input, (state) => decline(state, { why: input.why, text, where }));
  },
});

export const openPetitionProcedure = command<z.output<typeof OpenProcedure>, PetitionDone>({
  name: "petitions.open-procedure",
  route: "POST /api/petitions/{home}/{id}/procedure",
  summary: { zh: "导入法定程序并告知", en: "Lead it into its procedure, and tell" },
  input: OpenProcedure,
  about,
  allow: may("open-procedure"),
  run: (ctx, input) => {
    const [text, where] = [work(ctx, input, "reason-procedure", input.procedure), work(ctx, input, "reason-where", input.where)];
    return change(ctx, input, (state) => openProcedure(state, text, where, dueOf(ctx, "PET-12", ctx.now)));
  },
});

export const tellPetitionOutcome = command<z.output<typeof RecordOutcome>, PetitionDone>({
  name: "petitions.tell-outcome",
  route: "POST /api/petitions/{home}/{id}/outcome",
  summary: { zh: "书面告知结果", en: "Tell the outcome in writing" },
  input: RecordOutcome,
  about,
  allow: may("tell-outcome"),
  run: (ctx, input) => {
    const text = work(ctx, input, "outcome", input.outcome);
    return change(ctx, input, (state) => tellOutcome(state, { text, way: input.way }));
  },
});

export const notePetition = command<z.output<typeof NotePetition>, PetitionDone>({
  name: "petitions.note-petition",
  route: "POST /api/petitions/{home}/{id}/notes",
  summary: { zh: "记下调查经过", en: "Note what was looked into" },
  input: NotePetition,
  about,
  allow: may("note"),
  run: (ctx, input) => {
    const text = work(ctx, input, "note", input.text);
    return change(ctx, input, (state) => note(state, ctx.actor.id, text));
  },
});

export const helpPetitioner = command<z.output<typeof NotePetition>, PetitionDone>({
  name: "petitions.help",
  route: "POST /api/petitions/{home}/{id}/help",
  summary: { zh: "后续帮扶", en: "Help that goes on" },
  input: NotePetition,
  about,
  allow: may("help"),
  run: (ctx, input) => {
    const text = work(ctx, input, "help", input.text);
    return change(ctx, input, (state) => help(state, text));
  },
});

export const extendPetition = command<z.output<typeof ExtendPetition>, PetitionDone>({
  name: "petitions.extend-petition",
  route: "POST /api/petitions/{home}/{id}/extensions",
  summary: { zh: "延期（不超过 30 日）并告知理由", en: "Extend by at most 30 days, and tell why" },
  input: ExtendPetition,
  about,
  allow: may("extend"),
  run: (ctx, input) => {
    const text = work(ctx, input, "reason-extend", input.reason);
    return change(ctx, input, (state) => {
      const span = spanOf(known(state), slotNow.handle(known(state)));
      const by = { amount: input.days, unit: "day" as const };
      const due = dueOf(ctx, "PET-6", span?.from ?? ctx.now, [{ kind: "extended", by }]);
      return extend(state, ctx.actor.id, input.days, due, text, ctx.now);
    });
  },
});

export const holdPetitionHearing = command<z.output<typeof HoldHearing>, PetitionDone>({
  name: "petitions.hold-hearing",
  route: "POST /api/petitions/{home}/{id}/hearings",
  summary: { zh: "记录听证", en: "Record a hearing" },
  input: HoldHearing,
  about,
  allow: may("hold"),
  run: (ctx, input) => {
    const text = work(ctx, input, "hearing", input.record);
    const participants = work(ctx, input, "hearing-people", input.participants);
    const conclusion = work(ctx, input, "hearing-conclusion", input.conclusion);
    const [from, to] = [new Date(input.from).toISOString(), new Date(input.to).toISOString()];
    return change(ctx, input, (state) => {
      const open = known(state);
      const span = spanOf(open, slotNow.review(open));
      const held = [...(open.reviews.at(-1)?.hearings ?? []), { from, to }].sort((left, right) => (left.from < right.from ? -1 : 1));
      const due = span
        ? dueOf(
            ctx,
            span.rule,
            span.from,
            held.map((one) => ({ kind: "suspended" as const, ...one })),
          )
        : null;
      return holdHearing(state, { from, to, text, participants, conclusion }, due, ctx.now);
    });
  },
});

export const draftOpinion = command<z.output<typeof DraftOpinion>, PetitionDone>({
  name: "petitions.draft-opinion",
  route: "POST /api/petitions/{home}/{id}/drafts",
  summary: { zh: "起草处理意见：事实、依据、逐项答复", en: "Draft the opinion: facts, law, an answer to each request" },
  input: DraftOpinion,
  about,
  allow: may("draft"),
  run: (ctx, input) => {
    const drafted = {
      facts: work(ctx, input, "opinion-facts", input.facts),
      law: work(ctx, input, "opinion-law", input.law),
      answers: input.answers.map(({ result, text }, index) => ({ result, text: work(ctx, input, `opinion-answer-${index + 1}`, text) })),
      performance: sealed(ctx, input, "opinion-performance", "petitions.work", input.performance),
    };
    return change(ctx, input, (state) => draft(state, ctx.actor.id, drafted));
  },
});

export const signOpinion = command<z.output<typeof Subject>, PetitionDone>({
  name: "petitions.sign-opinion",
  route: "POST /api/petitions/{home}/{id}/signature",
  summary: { zh: "审批并以机关名义出具", en: "Approve and issue in the organ's name" },
  input: Subject,
  about,
  allow: may("sign"),
  run: (ctx, input) => change(ctx, input, (state) => sign(state, ctx.actor.id)),
});

export const deliverOpinion = command<z.output<typeof DeliverOpinion>, PetitionDone>({
  name: "petitions.deliver-opinion",
  route: "POST /api/petitions/{home}/{id}/deliveries",
  summary: { zh: "送达：下一个期限由此起算", en: "Deliver: the next clock starts from it" },
  input: DeliverOpinion,
  about,
  allow: may("deliver"),
  run: (ctx, input) => {
    const witness = sealed(ctx, input, "witness", "petitions.work", input.witness);
    const from = startOf(input.deliveredOn);
    return change(ctx, input, (state) => {
      const rule = known(state).round === 0 ? "PET-7" : "PET-9";
      const begins = { rightDue: dueOf(ctx, rule, from), againDue: dueOf(ctx, "PET-6", ctx.now) };
      return deliver(state, { way: input.way, on: input.deliveredOn, witness }, begins, cityDay(ctx.now));
    });
  },
});

export const decidePetitionReview = command<z.output<typeof DecideReview>, PetitionDone>({
  name: "petitions.decide-review",
  route: "POST /api/petitions/{home}/{id}/review-opinions",
  summary: { zh: "出具复查、复核意见", en: "Decide the review" },
  input: DecideReview,
  about,
  allow: may("decide-review"),
  run: (ctx, input) => {
    const put = (name: string, value: string): string => work(ctx, input, `opinion-${name}`, value);
    const decided = {
      result: input.result,
      ground: input.ground ?? null,
      facts: put("facts", input.facts),
      law: put("law", input.law),
      text: put("review", input.opinion),
    };
    return change(ctx, input, (state) => decideReview(state, ctx.actor.id, decided));
  },
});

export const answerPetitionChallenge = command<z.output<typeof AnswerChallenge>, PetitionDone>({
  name: "petitions.answer-challenge",
  route: "POST /api/petitions/{home}/{id}/challenge-answers",
  summary: { zh: "决定是否回避", en: "Decide on the challenge" },
  input: AnswerChallenge,
  about,
  allow: may("answer-challenge"),
  run: (ctx, input) => {
    const text = work(ctx, input, "reason-challenge", input.reason);
    return change(ctx, input, (state) => answerChallenge(state, ctx.actor.id, input.upheld, text));
  },
});

export const closePetition = command<z.output<typeof Subject>, PetitionDone>({
  name: "petitions.close-petition",
  route: "POST /api/petitions/{home}/{id}/closing",
  summary: { zh: "办结归档", en: "Close" },
  input: Subject,
  about,
  allow: may("close"),
  run: (ctx, input) => change(ctx, input, (state) => close(state, ctx.now)),
});
