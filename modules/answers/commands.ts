import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { phoneOf } from "#platform/vault";
import { incident, taxonomy, timingOf } from "#modules/incidents";
import { calendar, limits } from "#modules/limits";
import { organisations } from "#modules/organisations";
import { homeOf, places } from "#modules/places";
import { servicePoints } from "#modules/service-circle";
import { reviewDue } from "./clocks.ts";
import * as c from "./contract.ts";
import { check, draft, drop, known, publish, revise } from "./deciding.ts";
import { entry, versionOf, type Entry, type EntryEvent, type ReviewDue } from "./entry.ts";
import { isSame } from "./matching.ts";
import { mayAnswer, mayDraft, mayWrite } from "./permits.ts";
import { personalIn, textsOf } from "./personal.ts";
import { questions } from "./register.ts";

export type Done = StreamKey & { stage: Entry["stage"]; version: number };

const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
export const about = (input: StreamKey) => [ref(entry, keyOf(input))];
export const route = (step: string): string => `POST /api/answers/{home}/{id}/${step}`;
export const today = (ctx: CommandContext): string => cityDay(ctx.now);

export function change(ctx: CommandContext, key: StreamKey, decide: (state: Entry) => readonly EntryEvent[]): Done {
  const state = ctx.change(entry, keyOf(key), decide);
  return {
    ...keyOf(key),
    stage: state.stage,
    version: state.stage === "none" ? 0 : (state.open ?? state.current ?? state.versions.length),
  };
}

/** Numbers of offices and points may stand in an answer, nobody else's. */
export function mustBeImpersonal(ctx: CommandContext, texts: readonly (readonly [string, string])[]): void {
  const offices = [...ctx.read(organisations).units({}), ...ctx.read(servicePoints).all].map(({ phone }) => phone);
  const own = new Set(offices.flatMap((phone) => (phone === null ? [] : (phoneOf(phone) ?? []))));
  const faults = personalIn(texts, (phone) => own.has(phone));
  if (faults.length > 0) throw refuse.fields(faults);
}

function mustStand(ctx: CommandContext, text: c.AnswerText): void {
  const { desk, category } = text;
  const stands =
    desk === null ||
    (desk.kind === "unit"
      ? ctx.read(organisations).unit(desk.code)?.open === true
      : ctx.read(servicePoints).find(desk.home, desk.id) !== undefined);
  if (!stands) throw refuse.fields([{ path: "text.desk", code: "answers.no-such-desk" }]);
  if (category !== null && !ctx.read(taxonomy).category(category))
    throw refuse.fields([{ path: "text.category", code: "answers.no-such-kind" }]);
  mustBeImpersonal(ctx, textsOf(text));
}

/** How long an office has once the day has come: the city's own figure. */
export function dueFrom(ctx: CommandContext, reviewBy: string): ReviewDue {
  const length = ctx.read(limits).rule("ANS-1", ctx.now)?.length;
  if (length?.kind !== "limit") throw new Error("ANS-1 has no length");
  return reviewDue(reviewBy, length.limit, timingOf(ctx.read(calendar)).due);
}

const draftEntry = command<c.DraftEntry, Done>({
  name: "answers.draft",
  route: "POST /api/answers",
  summary: { zh: "起草答复，可以从事项里提议", en: "Draft an answer, also out of a case" },
  input: c.DraftEntry,
  about: ({ area, id, from }) => [ref(entry, { home: homeOf(area), id }), ...(from ? [ref(incident, from)] : [])],
  allow: mayDraft,
  run: (ctx, { id, area, owner, text, from }) => {
    if (!ctx.read(places).area(area)) throw refuse.fields([{ path: "area", code: "answers.no-such-area" }]);
    const unit = ctx.read(organisations).unit(owner);
    // An office answers for what it covers, or a part of it.
    if (!unit?.open || !area.startsWith(unit.area)) throw refuse.fields([{ path: "owner", code: "answers.no-such-office" }]);
    if (from) {
      const matter = ctx.state(incident, from);
      if (matter.stage === "none" || matter.sealed) throw refuse.fields([{ path: "from", code: "answers.no-such-case" }]);
    }
    mustStand(ctx, text);
    return change(ctx, { home: homeOf(area), id }, (state) => draft(state, { area, owner, text, from }, today(ctx)));
  },
});

const reviseEntry = command<c.ReviseEntry, Done>({
  name: "answers.revise",
  route: route("versions"),
  summary: { zh: "写新版本", en: "Write a new version" },
  input: c.ReviseEntry,
  about,
  allow: mayWrite(),
  run: (ctx, { home, id, text, reason }) => {
    mustStand(ctx, text);
    mustBeImpersonal(ctx, [["reason", reason]]);
    return change(ctx, { home, id }, (state) => revise(state, text, reason, today(ctx)));
  },
});

const checkVersion = command<c.CheckVersion, Done>({
  name: "answers.check",
  route: route("checks"),
  summary: { zh: "核对草稿（不能核对自己写的）", en: "Check a draft; nobody checks what they wrote" },
  input: c.CheckVersion,
  about,
  allow: mayAnswer(),
  run: (ctx, { home, id, ...checked }) => {
    mustBeImpersonal(ctx, [["remark", checked.remark]]);
    return change(ctx, { home, id }, (state) => check(state, checked, ctx.actor.id));
  },
});

const publishVersion = command<c.PublishVersion, Done>({
  name: "answers.publish",
  route: route("publication"),
  summary: { zh: "发布已核对的版本", en: "Publish a version that was checked" },
  input: c.PublishVersion,
  about,
  allow: mayAnswer(),
  run: (ctx, { home, id, version, seen }) => {
    const found = known(ctx.state(entry, { home, id }));
    const text = versionOf(found, version)?.text;
    if (!text) throw refuse.notFound("record.not-found");
    const mine = { key: `${home}/${id}`, area: found.area, question: text.zh.question, wordings: text.zh.wordings };
    const same = ctx.read(questions).all.filter((other) => isSame(mine, other));
    return change(ctx, { home, id }, (state) => publish(state, { version, seen }, same, dueFrom(ctx, text.reviewBy), today(ctx)));
  },
});

const dropDraft = command<c.DropDraft, Done>({
  name: "answers.drop",
  route: route("draft-ends"),
  summary: { zh: "放弃草稿", en: "Drop a draft" },
  input: c.DropDraft,
  about,
  allow: mayWrite(),
  run: (ctx, { home, id, reason }) => {
    mustBeImpersonal(ctx, [["reason", reason]]);
    return change(ctx, { home, id }, (state) => drop(state, reason));
  },
});

export const writingCommands = { draftEntry, reviseEntry, checkVersion, publishVersion, dropDraft };
