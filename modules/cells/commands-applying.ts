import type { z } from "zod";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { about, change, handOf, isDemo, poolOf, schemeOf, sealed, sealedContact, sealedLine, stand, timing } from "./acting.ts";
import { application, type Application } from "./application.ts";
import * as step from "./applying.ts";
import { openCheck } from "./check.ts";
import { recuseFromCheck } from "./checking.ts";
import * as c from "./contract.ts";
import { keyOf, listKey, programmeKey, standingKey } from "./keys.ts";
import { APPLY, atUnit, CHECK, forUnit, grantToApply, mayRecuse, OWN, whoWasDrawn } from "./permits.ts";
import { frozenList, programme, type Round } from "./programme.ts";
import { schemes } from "./registers.ts";
import { assertNext, enter, same, standing, type Before } from "./standing.ts";

const inRound = (input: { scheme: string; round: string }) => [
  ref(programme, programmeKey(input.scheme)),
  ref(frozenList, listKey(input.round)),
];

function roundOf(ctx: CommandContext, { scheme, round }: { scheme: string; round: string }): Round {
  const found = ctx.state(programme, programmeKey(scheme)).rounds.find(({ id }) => id === round);
  if (!found) throw refuse.fields([{ path: "round", code: "cells.no-such-round" }]);
  return found;
}

type Applying = z.output<typeof c.Apply>;
const beforeOf = ({ after, renews }: Applying): Before => ({ after: after ?? renews ?? null, renews: renews ?? null });
const namedBefore = (input: Applying): StreamKey[] => {
  const { after, renews } = beforeOf(input);
  return [...(after ? [after] : []), ...(renews && !same(after, renews) ? [renews] : [])];
};
/** One application at a time and one title, kept by the record of the unit that every application touches. */
function enterNext(ctx: CommandContext, input: Applying): void {
  const before = beforeOf(input);
  const own = standingKey(input.scheme, input.unit);
  const stateOf = (key: StreamKey | null): Application => (key ? ctx.state(application, key) : { stage: "none" });
  const found = { last: stateOf(before.after), earlier: stateOf(before.renews) };
  if (before.after && found.last.stage === "none") throw refuse.fields([{ path: "after", code: "record.not-found" }]);
  assertNext(ctx.state(standing, own), before, found, input, cityDay(ctx.now));
  ctx.change(standing, own, (state) => enter(state, keyOf(input)));
  if (before.after) ctx.change(application, before.after, (state) => step.follow(state, keyOf(input)));
}

/** The home of the record is where the unit of the frozen list lies; the sender names it with the unit. */
export const applyForTitle = command<Applying, c.Done>({
  name: "cells.apply",
  route: "POST /api/cells/applications/{home}",
  summary: { zh: "申报", en: "Apply for a title" },
  input: c.Apply,
  about: (input) => [
    ref(application, keyOf(input)),
    ...inRound(input),
    ref(standing, standingKey(input.scheme, input.unit)),
    ...namedBefore(input).map((key) => ref(application, key)),
  ],
  allow: {
    roles: [...APPLY, OWN, "system"],
    condition: "over the unit's place, or of the unit itself",
    admits: (ctx, input) => {
      if (ctx.actor.kind === "system") return { role: "", area: "", unit: "", until: null, delegatedBy: null };
      const list = ctx.state(frozenList, listKey(input.round));
      const unit = list.stage === "none" ? undefined : list.units.find(({ code }) => code === input.unit);
      return grantToApply(ctx.actor, unit ?? { code: input.unit, area: input.home }, ctx.now);
    },
  },
  run: (ctx, input) => {
    const round = roundOf(ctx, input);
    const scheme = ctx.read(schemes).at(round.scheme, round.version);
    const list = ctx.state(frozenList, listKey(input.round));
    if (!scheme || list.stage === "none") throw refuse.fields([{ path: "round", code: "cells.no-such-round" }]);
    // A phone that lost the answer sends again: what it began stands.
    if (ctx.state(application, keyOf(input)).stage !== "none") return stand(ctx, input);
    const unit = step.subjectOf({ round, list }, input.unit, handOf(ctx));
    if (input.home !== unit.area.slice(0, 9).padEnd(9, "0")) throw refuse.fields([{ path: "home", code: "cells.other-place" }]);
    enterNext(ctx, input);
    const contact = input.contact ? sealedContact(ctx, input, input.contact) : null;
    const fresh: step.NewApplication = {
      unit: input.unit,
      self: input.self.map((line) => sealedLine(ctx, input, line)),
      contact,
      renews: input.renews ?? null,
      prelimDue: timing(ctx).due(ctx.now, scheme.limits.prelim),
      demo: isDemo(ctx, unit.area, input.asDemo),
    };
    return change(ctx, input, (state) => step.apply(state, { scheme, round, list }, fresh, handOf(ctx)));
  },
});

export const returnApplication = command<z.output<typeof c.ReturnApplication>, c.Done>({
  name: "cells.return",
  route: "POST /api/cells/applications/{home}/{id}/return",
  summary: { zh: "初审退回补正", en: "Send it back to be completed" },
  input: c.ReturnApplication,
  about,
  allow: atUnit(CHECK),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "return", "cells.work", input.reason);
    return change(ctx, input, (state) => step.sendBack(state, text, handOf(ctx)));
  },
});

export const resubmitApplication = command<z.output<typeof c.Resubmit>, c.Done>({
  name: "cells.resubmit",
  route: "POST /api/cells/applications/{home}/{id}/resubmission",
  summary: { zh: "补正后再报", en: "Submit it again" },
  input: c.Resubmit,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const scheme = schemeOf(ctx, input);
    const due = timing(ctx).due(ctx.now, scheme.limits.prelim);
    const self = input.self.map((line) => sealedLine(ctx, input, line));
    return change(ctx, input, (state) => step.resubmit(state, scheme, self, due));
  },
});

export const admitApplication = command<z.output<typeof c.Admit>, c.Done>({
  name: "cells.admit",
  route: "POST /api/cells/applications/{home}/{id}/admission",
  summary: { zh: "初审通过", en: "The preliminary check is passed" },
  input: c.Admit,
  about,
  allow: atUnit(CHECK, "over the unit's place, not the applicant"),
  run: (ctx, input) => change(ctx, input, (state) => step.admit(state, handOf(ctx))),
});

export const drawInspectors = command<z.output<typeof c.DrawInspectors>, c.Done>({
  name: "cells.draw-inspectors",
  route: "POST /api/cells/applications/{home}/{id}/draw",
  summary: { zh: "按公布的种子抽取检查员", en: "Draw the inspectors by the published seed" },
  input: c.DrawInspectors,
  about: (input) => [...about(input), ...inRound(input)],
  allow: atUnit(CHECK),
  run: (ctx, input) => {
    const round = roundOf(ctx, input);
    const pool = poolOf(ctx, input.round);
    return change(ctx, input, (state) => step.drawInspectors(state, input.id, round, pool, input.count));
  },
});

export const recuseInspector = command<z.output<typeof c.Recuse>, c.Done>({
  name: "cells.recuse",
  route: "POST /api/cells/applications/{home}/{id}/recusals",
  summary: { zh: "检查员回避，按同一次抽取递补", en: "An inspector steps aside, the next of the same draw comes in" },
  input: c.Recuse,
  about: (input) => [...about(input), ...inRound(input)],
  allow: mayRecuse(),
  run: (ctx, input) => {
    const pool = poolOf(ctx, input.round);
    const hand = handOf(ctx);
    const text = sealed(ctx, input, "recusal", "cells.work", input.reason);
    return change(ctx, input, (state) => {
      const found = step.known(state);
      const check = openCheck(found);
      if (input.round !== (check?.round ?? found.round)) throw refuse.fields([{ path: "round", code: "cells.no-such-round" }]);
      const aside = { account: input.account, text, pool };
      return check ? recuseFromCheck(state, input.id, aside, hand) : step.recuse(state, input.id, aside, hand);
    });
  },
});

export const inspectUnit = command<z.output<typeof c.Inspect>, c.Done>({
  name: "cells.inspect",
  route: "POST /api/cells/applications/{home}/{id}/inspection",
  summary: {
    zh: "记录检查：逐条打分、理由、照片和单位陈述",
    en: "Record the inspection: points, reasons and photos by line, and what the unit says",
  },
  input: c.Inspect,
  about,
  allow: whoWasDrawn(),
  run: (ctx, input) => {
    const results = input.results.map(({ reason, ...one }) => ({
      ...sealedLine(ctx, input, one),
      reason: reason ? sealed(ctx, input, `reason ${one.line}`, "cells.work", reason) : null,
    }));
    const statement = input.statement ? sealed(ctx, input, "statement", "cells.work", input.statement) : null;
    const { way } = input;
    const inspection = { way, results, statement, seenAt: input.seenAt ?? null };
    return change(ctx, input, (state) => step.inspect(state, schemeOf(ctx, input), inspection, handOf(ctx)));
  },
});

export const countersignInspection = command<z.output<typeof c.Countersign>, c.Done>({
  name: "cells.countersign",
  route: "POST /api/cells/applications/{home}/{id}/countersignature",
  summary: { zh: "第二名检查员签名", en: "The second inspector signs" },
  input: c.Countersign,
  about,
  allow: whoWasDrawn(),
  run: (ctx, input) => {
    const due = timing(ctx).due(ctx.now, schemeOf(ctx, input).limits.rectify);
    return change(ctx, input, (state) => step.countersign(state, due, handOf(ctx)));
  },
});

export const rectifyFindings = command<z.output<typeof c.Rectify>, c.Done>({
  name: "cells.rectify",
  route: "POST /api/cells/applications/{home}/{id}/rectification",
  summary: { zh: "报告整改", en: "Report what was rectified" },
  input: c.Rectify,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "rectification", "cells.work", input.measures);
    return change(ctx, input, (state) => step.rectify(state, text, input.photos));
  },
});

export const recheckFindings = command<z.output<typeof c.Recheck>, c.Done>({
  name: "cells.recheck",
  route: "POST /api/cells/applications/{home}/{id}/recheck",
  summary: { zh: "复查整改的条目", en: "Look at the rectified lines again" },
  input: c.Recheck,
  about,
  allow: whoWasDrawn(),
  run: (ctx, input) => {
    const results = input.results.map(({ reason, ...one }) => ({
      ...sealedLine(ctx, input, one),
      reason: reason ? sealed(ctx, input, `reason ${one.line}`, "cells.work", reason) : null,
    }));
    const text = sealed(ctx, input, "recheck", "cells.work", input.note);
    return change(ctx, input, (state) => step.recheck(state, schemeOf(ctx, input), results, text, handOf(ctx)));
  },
});
