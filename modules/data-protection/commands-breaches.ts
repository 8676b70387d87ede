import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import {
  breach,
  closeBreach,
  knownBreach,
  reportBreach,
  tellAuthority,
  tellPersons,
  waiveTelling,
  type Breach,
  type BreachEvent,
} from "./breach.ts";
import { breachPaper } from "./breach-paper.ts";
import { mustWork } from "./commands.ts";
import * as c from "./contract.ts";
import { DECIDERS, OFFICERS, overBreach, overNamed, REPORTERS } from "./permits.ts";

type Done = StreamKey & { stage: Breach["stage"] };
const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const about = (input: StreamKey) => [ref(breach, keyOf(input))];
const route = (step: string): string => `POST /api/data-protection/breaches/{home}/{id}/${step}`;

const change = (ctx: CommandContext, key: StreamKey, decide: (state: Breach) => readonly BreachEvent[]): Done => ({
  ...keyOf(key),
  stage: ctx.change(breach, keyOf(key), decide).stage,
});
const seal = (ctx: CommandContext, stream: StreamKey, field: string, value: string): void =>
  ctx.seal({ stream: keyOf(stream), field, purpose: "data-protection.breach", value });

const report = command<c.ReportBreach, Done>({
  name: "data-protection.report-breach",
  route: "POST /api/data-protection/breaches",
  summary: { zh: "报告个人信息泄露、篡改、丢失", en: "Report that personal data leaked, was changed or lost" },
  input: c.ReportBreach,
  about: ({ area, id }) => [ref(breach, { home: area.padEnd(9, "0"), id })],
  allow: overNamed(REPORTERS),
  run: (ctx, { id, happened, harm, done, ...facts }) => {
    const key = { home: facts.area.padEnd(9, "0"), id };
    mustWork(ctx, facts.office, facts.area);
    const before = ctx.state(breach, key);
    const stage = change(ctx, key, (state) => reportBreach(state, facts, ctx.now));
    if (before.stage === "none") {
      seal(ctx, key, "happened", happened);
      seal(ctx, key, "harm", harm);
      seal(ctx, key, "measures", done);
    }
    return stage;
  },
});

const toAuthority = command<c.TellAuthority, Done & { paper: string }>({
  name: "data-protection.tell-authority",
  route: route("authority"),
  summary: { zh: "向履行个人信息保护职责的部门报告", en: "Tell the authority for personal data, on paper" },
  input: c.TellAuthority,
  about: (input) => [...about(input), ...documentRefs(breachPaper, { unit: input.office, subject: keyOf(input), id: input.paper })],
  allow: overBreach(OFFICERS),
  run: (ctx, { office, paper, authority, ...at }) => {
    const key = keyOf(at);
    const state = knownBreach(ctx.state(breach, key));
    if (state.office !== office) throw refuse.fields([{ path: "office", code: "data-protection.no-such-unit" }]);
    const done = change(ctx, key, (found) => tellAuthority(found, authority));
    return { ...done, paper: issueDocument(ctx, breachPaper, { unit: office, subject: key, id: paper, place: state.area }) };
  },
});

const toPersons = command<c.TellPersons, Done>({
  name: "data-protection.tell-persons",
  route: route("persons"),
  summary: { zh: "记录已通知本人", en: "Note that the persons were told" },
  input: c.TellPersons,
  about,
  allow: overBreach(OFFICERS),
  run: (ctx, input) => {
    const done = change(ctx, input, (state) => tellPersons(state, input.way, input.persons));
    seal(ctx, input, "told", input.words);
    return done;
  },
});

const waive = command<c.WaiveTelling, Done>({
  name: "data-protection.waive-telling",
  route: route("waiver"),
  summary: { zh: "说明为什么可以不通知本人", en: "Say why the persons need not be told" },
  input: c.WaiveTelling,
  about,
  allow: overBreach(OFFICERS),
  run: (ctx, input) => {
    const done = change(ctx, input, waiveTelling);
    seal(ctx, input, "waiver", input.reason);
    return done;
  },
});

const close = command<c.CloseBreach, Done>({
  name: "data-protection.close-breach",
  route: route("closing"),
  summary: { zh: "结束处置，写明改了什么", en: "Close it, saying what was changed" },
  input: c.CloseBreach,
  about,
  allow: overBreach(DECIDERS),
  run: (ctx, input) => {
    const done = change(ctx, input, (state) => closeBreach(state, ctx.actor.id));
    seal(ctx, input, "closing", input.words);
    return done;
  },
});

export const breachCommands = {
  reportBreach: report,
  tellAuthority: toAuthority,
  tellPersons: toPersons,
  waiveTelling: waive,
  closeBreach: close,
};
