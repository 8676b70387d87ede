import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { dueBy, entryDone, handOf, schemeOf, sealed } from "./acting.ts";
import * as c from "./contract.ts";
import { entry } from "./entry.ts";
import { recountVisit, tellVisit } from "./inspection-clocks.ts";
import { keyOf, resultKey, schemeKey } from "./keys.ts";
import { ASSESS, VERIFY } from "./permits.ts";
import { aboveVisit, ofTheVisited } from "./permits-inspections.ts";
import * as pointing from "./pointing.ts";
import { assertOpen, result } from "./result.ts";
import { scheme } from "./scheme.ts";
import { answer, findingOf, known, revisit, score, visit, type KnownVisit } from "./visit.ts";

const about = (input: StreamKey) => [ref(visit, keyOf(input))];

type OfVisit = StreamKey & { scheme: string };
/** What was seen, under the scheme that the request named beside it. */
function ofScheme(state: Parameters<typeof known>[0], input: OfVisit): KnownVisit {
  const found = known(state);
  if (found.scheme !== input.scheme) throw refuse.notFound("assessment.no-such-scheme");
  return found;
}

export const answerFinding = command<z.output<typeof c.AnswerFinding>, c.VisitDone>({
  name: "assessment.answer-finding",
  route: "POST /api/assessment/schemes/{scheme}/visits/{home}/{id}/rectifications",
  summary: { zh: "反馈整改情况", en: "Say what was done about a finding" },
  input: c.AnswerFinding,
  about,
  allow: ofTheVisited(),
  run: (ctx, input) => {
    const { revisitDue } = ofScheme(ctx.state(visit, keyOf(input)), input);
    const { due } = timingOf(ctx.read(calendar));
    const next = due(ctx.now, revisitDue.limit as Parameters<typeof due>[1]);
    const text = sealed(ctx, input, `rectification ${input.finding}`, "assessment.work", input.text);
    const { finding, photos, documents } = input;
    ctx.change(visit, keyOf(input), (state) => answer(state, { finding, text, photos, documents }, next));
    return keyOf(input);
  },
});

export const revisitFinding = command<z.output<typeof c.RevisitFinding>, c.VisitDone>({
  name: "assessment.revisit-finding",
  route: "POST /api/assessment/schemes/{scheme}/visits/{home}/{id}/revisits",
  summary: { zh: "复查问题是否整改", en: "Look again whether a finding was mended" },
  input: c.RevisitFinding,
  about,
  allow: aboveVisit([...ASSESS, ...VERIFY]),
  run: (ctx, input) => {
    ofScheme(ctx.state(visit, keyOf(input)), input);
    const text = sealed(ctx, input, `revisit ${input.finding}`, "assessment.work", input.text);
    const { finding, mended, photos, documents } = input;
    ctx.change(visit, keyOf(input), (state) => revisit(state, { finding, mended, text, photos, documents }, handOf(ctx)));
    return keyOf(input);
  },
});

export const scoreFinding = command<z.output<typeof c.ScoreFinding>, c.EntryDone>({
  name: "assessment.score-finding",
  route: "POST /api/assessment/schemes/{scheme}/visits/{home}/{id}/entries",
  summary: { zh: "就一个问题拟记分", en: "Propose the point of a finding" },
  input: c.ScoreFinding,
  about: ({ after, ...input }) => [
    ...about(input),
    ref(entry, { home: input.home, id: input.entry }),
    ref(scheme, schemeKey(input.scheme)),
    ref(result, resultKey(input.scheme)),
    ...(after === null ? [] : [ref(entry, { home: input.home, id: after })]),
  ],
  allow: aboveVisit(ASSESS),
  run: (ctx, input) => {
    const { home, scheme: of, finding: id, entry: fresh, after } = input;
    const state = ofScheme(ctx.state(visit, keyOf(input)), input);
    const finding = findingOf(state, id);
    const at = { home, id: fresh };
    // A lost reply is sent again: the point that was given for this finding stands.
    if (finding.entries.includes(fresh)) return entryDone(ctx, at);
    const item = schemeOf(ctx, of).facts.rule.items.find(({ code }) => code === finding.item);
    if (item?.method !== "perCase") throw refuse.conflict("assessment.finding-not-per-case", { item: finding.item });
    if (ctx.state(entry, at).stage !== "none") throw refuse.conflict("assessment.finding-scored");
    assertOpen(ctx.state(result, resultKey(of)));
    const last = after === null ? null : ctx.state(entry, { home, id: after });
    ctx.change(visit, keyOf(input), (before) => score(before, { finding: id, entry: fresh, after }, last, handOf(ctx)));
    // "Doubled if not fixed on re-visit": what the second visit saw says so, and nothing else.
    const heavier = finding.revisit?.mended === false && item.factors.some(({ code }) => code === "notMended");
    const factors = [...input.factors, ...(heavier ? (["notMended"] as const) : [])];
    const text = sealed(ctx, at, "reason", "assessment.work", input.reason);
    const { rule } = schemeOf(ctx, of).facts;
    const objectDue = dueBy(ctx, rule, "object");
    const confirmDue = timingOf(ctx.read(calendar)).due(objectDue.dueAt, rule.limits.confirm);
    const point = {
      scheme: of,
      subject: state.subject,
      item: finding.item,
      body: { kind: "case" as const, tariff: input.tariff, quantity: 1, factors },
      occurredOn: state.on,
      documents: finding.documents.length > 0 ? finding.documents : [state.name],
      photos: [],
      text,
      demo: state.demo,
      finding: { visit: input.id, finding: id },
      objectDue,
      confirmDue,
    };
    ctx.change(entry, at, (before) => pointing.propose(before, ctx.state(scheme, schemeKey(of)), point, handOf(ctx)));
    return entryDone(ctx, at);
  },
});

export const tellVisitDue = command<z.output<typeof c.TellSlot>, { told: boolean }>({
  name: "assessment.tell-visit-due",
  route: "POST /api/assessment/visits/{home}/{id}/reminders",
  summary: { zh: "整改和复查期限提醒（系统）", en: "Say that a rectification or a second visit is due (system)" },
  input: c.TellSlot,
  about,
  allow: systemOnly(),
  run: (ctx, input) => {
    const events = tellVisit(ctx.state(visit, keyOf(input)), input.slot, ctx.now);
    ctx.change(visit, keyOf(input), () => events);
    return { told: events.length > 0 };
  },
});

export const recountVisitDues = command<z.output<typeof c.VisitKeyOf>, { moved: boolean }>({
  name: "assessment.recount-visit-dues",
  route: "POST /api/assessment/visits/{home}/{id}/recounts",
  summary: {
    zh: "放假安排公布或更正后重算整改和复查期限（系统）",
    en: "Count rectification and second visit again with new holidays (system)",
  },
  input: c.VisitKeyOf,
  about,
  allow: systemOnly(),
  run: (ctx, input) => {
    const events = recountVisit(ctx.state(visit, keyOf(input)), ctx.now, timingOf(ctx.read(calendar)).due);
    ctx.change(visit, keyOf(input), () => events);
    return { moved: events.length > 0 };
  },
});
