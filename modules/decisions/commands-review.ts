import { systemOnly } from "#platform/access";
import { command, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { timingOf } from "#modules/incidents";
import { calendar, limits } from "#modules/limits";
import { organisations } from "#modules/organisations";
import { AskLegality, CallHearing, GiveLegality, NoteUnassessed, RecountDues, SendHearingPapers, TellClock } from "./contract.ts";
import { recount, tell } from "./matter-clocks.ts";
import { assessor, overseer, reviewer } from "./permits.ts";
import { HEARING_DAYS } from "./process.ts";
import { askLegality, callHearing, giveLegality, noteUnassessed, sendPapers } from "./review-process.ts";
import { about, route, run, today, type Done } from "./step.ts";

/** 条例 26: seven working days and no fewer, as the table of clocks reads today. */
function reviewDue(ctx: CommandContext) {
  const found = ctx.read(limits).rule("DEC-3", ctx.now);
  if (found?.length.kind !== "atLeast") throw new Error("DEC-3 has no length");
  const { amount, unit } = found.length.limit;
  if (unit === "month") throw new Error("DEC-3 counts months");
  return timingOf(ctx.read(calendar)).due(ctx.now, { amount, unit });
}

const callTheHearing = command<CallHearing, Done>({
  name: "decisions.call-hearing",
  route: route("hearings"),
  summary: { zh: "公告听证会", en: "Call a hearing" },
  input: CallHearing,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => {
    const last = new Date(Date.parse(`${facts.on}T00:00:00Z`) - HEARING_DAYS * 86_400_000).toISOString().slice(0, 10);
    return callHearing(state, facts, today(ctx), timingOf(ctx.read(calendar)).endOf(last, ctx.now));
  }),
});

const sendTheHearingPapers = command<SendHearingPapers, Done>({
  name: "decisions.send-hearing-papers",
  route: route("hearing-papers"),
  summary: { zh: "听证材料送达参加人", en: "Papers of a hearing went out" },
  input: SendHearingPapers,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => sendPapers(state, facts, today(ctx))),
});

const askForLegality = command<AskLegality, Done>({
  name: "decisions.ask-legality",
  route: route("legality-requests"),
  summary: { zh: "提请合法性审查", en: "Ask for the legality review" },
  input: AskLegality,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => {
    if (!ctx.read(organisations).unit(facts.reviewer)) throw refuse.fields([{ path: "reviewer", code: "decisions.no-unit" }]);
    return askLegality(state, facts, reviewDue(ctx));
  }),
});

const giveTheLegality = command<GiveLegality, Done>({
  name: "decisions.give-legality",
  route: route("legality"),
  summary: { zh: "出具合法性审查意见", en: "Give the opinion on legality" },
  input: GiveLegality,
  about,
  allow: reviewer(),
  run: run((_, state, facts) => giveLegality(state, facts)),
});

const noteTheUnassessed = command<NoteUnassessed, Done>({
  name: "decisions.note-unassessed",
  route: route("unassessed"),
  summary: { zh: "登记未评估即决策", en: "Note that it was decided without an assessment" },
  input: NoteUnassessed,
  about,
  allow: overseer(),
  run: run((ctx, state, facts) => noteUnassessed(state, facts, today(ctx))),
});

export const tellMatterClock = command<TellClock, Done>({
  name: "decisions.tell-clock",
  route: route("clock-notices"),
  summary: { zh: "时限提醒（系统）", en: "A clock is told of (jobs)" },
  input: TellClock,
  about,
  allow: systemOnly(),
  run: run((ctx, state, { slot }) => tell(state, slot, ctx.now)),
});

export const recountMatterDues = command<RecountDues, Done>({
  name: "decisions.recount-dues",
  route: route("recounts"),
  summary: { zh: "放假安排公布或更正后重算期限", en: "Count dates again once holidays are published or corrected" },
  input: RecountDues,
  about,
  allow: systemOnly(),
  run: run((ctx, state) => recount(state, ctx.now, timingOf(ctx.read(calendar)).due)),
});

export const reviewCommands = {
  callTheHearing,
  sendTheHearingPapers,
  askForLegality,
  giveTheLegality,
  noteTheUnassessed,
  tellMatterClock,
  recountMatterDues,
};
