import { command } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { Decide, Evaluate, FileMatter, NoteMeasure, OfMatter, Reassess, VoidMatter, type MatterRef } from "./contract.ts";
import { matter } from "./matter.ts";
import { decisionPaper, filingPaper } from "./papers.ts";
import { assessor, decider, evaluator, overseer } from "./permits.ts";
import { close, decide, evaluate, fileIt, noteMeasure, reassess, voidMatter } from "./process.ts";
import { about, issued, keyOf, route, run, today, type Done } from "./step.ts";

const takeDecision = command<Decide, Done & { number: string }>({
  name: "decisions.decide",
  route: route("decision"),
  summary: { zh: "作出决策", en: "Decide" },
  input: Decide,
  about: (input) => [...about(input), ...documentRefs(decisionPaper, { unit: input.unit, subject: keyOf(input), id: input.paper })],
  allow: decider(),
  run: (ctx, input) => {
    const { area, decider: organ } = ctx.state(matter, keyOf(input));
    if (organ !== input.unit) throw refuse.fields([{ path: "unit", code: "decisions.no-unit" }]);
    const number = issueDocument(ctx, decisionPaper, { unit: organ, subject: keyOf(input), id: input.paper, place: area });
    return { id: input.id, number, stage: ctx.change(matter, keyOf(input), (state) => decide(state, input, number, ctx.actor.id)).stage };
  },
});

const fileMatter = command<FileMatter, Done & { paper: string }>({
  name: "decisions.file-matter",
  route: route("filing"),
  summary: { zh: "备案（填备案表）", en: "File the decision, with its form" },
  input: FileMatter,
  about: (input) => [...about(input), ...documentRefs(filingPaper, { unit: input.unit, subject: keyOf(input), id: input.paper })],
  allow: overseer(),
  run: (ctx, { paper, unit, home, id, number }) => {
    const { stage } = ctx.change(matter, { home, id }, (state) => fileIt(state, { number }));
    return { id, stage, paper: issued(ctx, filingPaper, { home, id, paper, unit }) };
  },
});

const noteTheMeasure = command<NoteMeasure, Done>({
  name: "decisions.note-measure",
  route: route("measures"),
  summary: { zh: "登记措施已落实", en: "A measure is done" },
  input: NoteMeasure,
  about,
  allow: assessor(),
  run: run((ctx, state, facts) => noteMeasure(state, facts, today(ctx))),
});

const reassessMatter = command<Reassess, Done>({
  name: "decisions.reassess",
  route: route("reassessment"),
  summary: { zh: "情况变化，重新评估", en: "Assess again after a change" },
  input: Reassess,
  about,
  allow: overseer(),
  run: run((_, state, facts) => reassess(state, facts)),
});

const evaluateMatter = command<Evaluate, Done>({
  name: "decisions.evaluate",
  route: route("evaluation"),
  summary: { zh: "决策后评估（由其他机构）", en: "Evaluate afterwards, by another body" },
  input: Evaluate,
  about,
  allow: evaluator(),
  run: (ctx, { home, id, ...facts }) => {
    const unit = evaluator<MatterRef>().admits(ctx, { home, id })?.unit ?? "";
    return { id, stage: ctx.change(matter, { home, id }, (state) => evaluate(state, facts, unit)).stage };
  },
});

const closeMatter = command<MatterRef, Done>({
  name: "decisions.close-matter",
  route: route("closing"),
  summary: { zh: "办结", en: "Close" },
  input: OfMatter,
  about,
  allow: overseer(),
  run: run((_, state) => close(state)),
});

const giveUpMatter = command<VoidMatter, Done>({
  name: "decisions.void-matter",
  route: route("voiding"),
  summary: { zh: "作废：登记有误或不再决策（写明理由）", en: "Given up: entered by mistake or not to be decided, with why" },
  input: VoidMatter,
  about,
  allow: overseer(),
  run: run((_, state, { reason }) => voidMatter(state, reason)),
});

/** The decision and what comes after it. */
export const decidingCommands = { giveUpMatter, takeDecision, fileMatter, noteTheMeasure, reassessMatter, evaluateMatter, closeMatter };
