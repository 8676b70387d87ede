import type { z } from "zod";
import { command, ref, type CommandContext } from "#platform/ledger";
import { handOf, isDemo, schemeDone, schemeOf } from "./acting.ts";
import * as c from "./contract.ts";
import type { SchemeEvent } from "./event.ts";
import { figureFaults } from "./feeds.ts";
import { programmeKey, resultKey, schemeKey } from "./keys.ts";
import { APPROVE, ASSESS, overArea, overScheme } from "./permits.ts";
import { result } from "./result.ts";
import * as step from "./scheme.ts";
import { programme, scheme, type Scheme } from "./scheme.ts";

const about = (input: { scheme: string }) => [ref(scheme, schemeKey(input.scheme))];

function change(ctx: CommandContext, id: string, decide: (state: Scheme) => readonly SchemeEvent[]): c.SchemeDone {
  ctx.change(scheme, schemeKey(id), decide);
  return schemeDone(ctx, id);
}

export const draftScheme = command<z.output<typeof c.DraftScheme>, c.SchemeDone>({
  name: "assessment.draft-scheme",
  route: "POST /api/assessment/schemes/{scheme}/draft",
  summary: { zh: "起草考核办法", en: "Draft a scheme" },
  input: c.DraftScheme,
  about,
  allow: overArea(ASSESS, ({ facts }) => facts.area),
  run: (ctx, { scheme: id, facts }) =>
    change(ctx, id, (state) => step.draft(state, facts, figureFaults(facts.rule), isDemo(ctx, facts.subjects[0]?.area ?? ""))),
});

export const consultScheme = command<z.output<typeof c.ConsultScheme>, c.SchemeDone>({
  name: "assessment.consult-scheme",
  route: "POST /api/assessment/schemes/{scheme}/consultation",
  summary: { zh: "征求意见", en: "Ask those concerned" },
  input: c.ConsultScheme,
  about,
  allow: overScheme(ASSESS),
  run: (ctx, { scheme: id, until }) => change(ctx, id, (state) => step.consult(state, until, handOf(ctx))),
});

export const approveScheme = command<z.output<typeof c.ApproveScheme>, c.SchemeDone>({
  name: "assessment.approve-scheme",
  route: "POST /api/assessment/schemes/{scheme}/approval",
  summary: { zh: "审定考核办法", en: "Approve a scheme" },
  input: c.ApproveScheme,
  about,
  allow: overScheme(APPROVE, "over the scheme's whole area, not who drafted it"),
  run: (ctx, { scheme: id, document }) => change(ctx, id, (state) => step.approve(state, document, handOf(ctx))),
});

export const publishScheme = command<z.output<typeof c.PublishScheme>, c.SchemeDone>({
  name: "assessment.publish-scheme",
  route: "POST /api/assessment/schemes/{scheme}/publication",
  summary: { zh: "公布考核办法", en: "Publish a scheme" },
  input: c.PublishScheme,
  // A scheme's level is known only once it is loaded; all levels are three streams.
  about: (input) => [...about(input), ...(["county", "town", "department"] as const).map((level) => ref(programme, programmeKey(level)))],
  allow: overScheme([...ASSESS, ...APPROVE]),
  run: (ctx, { scheme: id }) => {
    const { facts } = schemeOf(ctx, id);
    const done = change(ctx, id, step.publish);
    ctx.change(programme, programmeKey(facts.level), (state) => step.announce(state, id, facts));
    return done;
  },
});

export const amendScheme = command<z.output<typeof c.AmendScheme>, c.SchemeDone>({
  name: "assessment.amend-scheme",
  route: "POST /api/assessment/schemes/{scheme}/amendments",
  summary: { zh: "修订实施中的考核办法", en: "Amend a scheme while it runs" },
  input: c.AmendScheme,
  about,
  allow: overScheme(APPROVE),
  run: (ctx, { scheme: id, rule, reason }) => change(ctx, id, (state) => step.amend(state, rule, reason)),
});

export const closeScheme = command<z.output<typeof c.CloseScheme>, c.SchemeDone>({
  name: "assessment.close-scheme",
  route: "POST /api/assessment/schemes/{scheme}/closing",
  summary: { zh: "考核收官，计算初评结果", en: "Close a scheme and compute its result" },
  input: c.CloseScheme,
  about,
  allow: overScheme(ASSESS),
  run: (ctx, { scheme: id }) => {
    const done = change(ctx, id, (state) => step.close(state, handOf(ctx)));
    ctx.job({ kind: "assessment.compute", payload: { scheme: id, asked: ctx.commandId } });
    return done;
  },
});

export const archiveScheme = command<z.output<typeof c.ArchiveScheme>, c.SchemeDone>({
  name: "assessment.archive-scheme",
  route: "POST /api/assessment/schemes/{scheme}/archive",
  summary: { zh: "归档", en: "Archive a scheme" },
  input: c.ArchiveScheme,
  about: (input) => [...about(input), ref(result, resultKey(input.scheme))],
  allow: overScheme(ASSESS),
  run: (ctx, { scheme: id }) => {
    step.assertAwarded(ctx.state(result, resultKey(id)).stage);
    return change(ctx, id, step.archive);
  },
});

export const voidScheme = command<z.output<typeof c.VoidScheme>, c.SchemeDone>({
  name: "assessment.void-scheme",
  route: "POST /api/assessment/schemes/{scheme}/voiding",
  summary: { zh: "作废还没有公布的考核办法（写明理由）", en: "Give up a scheme that is not published, with the reason" },
  input: c.VoidScheme,
  about,
  allow: overScheme([...ASSESS, ...APPROVE]),
  run: (ctx, { scheme: id, reason }) => change(ctx, id, (state) => step.voidScheme(state, reason)),
});
