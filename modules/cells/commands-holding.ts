import type { z } from "zod";
import { cityDay } from "#platform/days";
import { command, type CommandContext, type StreamKey } from "#platform/ledger";
import { about, change, dueOf, handOf, inYears, sealed } from "./acting.ts";
import * as c from "./contract.ts";
import * as step from "./deciding.ts";
import { atUnit, DECIDE, forUnit } from "./permits.ts";

const againFrom = (ctx: CommandContext, input: StreamKey): string => cityDay(dueOf(ctx, input, "again").dueAt);

export const reportYear = command<z.output<typeof c.SelfReport>, c.Done>({
  name: "cells.self-report",
  route: "POST /api/cells/applications/{home}/{id}/self-reports",
  summary: { zh: "年度自查", en: "Report on the year" },
  input: c.SelfReport,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "report", "cells.work", input.text);
    return change(ctx, input, (state) => step.selfReport(state, input.year, text, inYears(cityDay(ctx.now), 1), handOf(ctx)));
  },
});

export const warnUnit = command<z.output<typeof c.Warn>, c.Done>({
  name: "cells.warn",
  route: "POST /api/cells/applications/{home}/{id}/warnings",
  summary: { zh: "警示", en: "Warn" },
  input: c.Warn,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "warning", "cells.work", input.reason);
    const [mendDue, { dueAt }] = [dueOf(ctx, input, "warning"), dueOf(ctx, input, "appeal")];
    return change(ctx, input, (state) => step.warn(state, { text, document: input.document, mendDue, appealUntil: dueAt }, handOf(ctx)));
  },
});

export const mendUnit = command<z.output<typeof c.Mend>, c.Done>({
  name: "cells.mend",
  route: "POST /api/cells/applications/{home}/{id}/mending",
  summary: { zh: "报告警示后的整改", en: "Report what was rectified after a warning" },
  input: c.Mend,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "mending", "cells.work", input.measures);
    return change(ctx, input, (state) => step.mend(state, text, input.photos, dueOf(ctx, input, "prelim")));
  },
});

export const restoreTitle = command<z.output<typeof c.Restore>, c.Done>({
  name: "cells.restore",
  route: "POST /api/cells/applications/{home}/{id}/restoration",
  summary: { zh: "恢复", en: "Restore the title" },
  input: c.Restore,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant, and not who warned"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "restoration", "cells.work", input.reason);
    return change(ctx, input, (state) => step.restore(state, text, handOf(ctx)));
  },
});

export const revokeTitle = command<z.output<typeof c.Revoke>, c.Done>({
  name: "cells.revoke",
  route: "POST /api/cells/applications/{home}/{id}/revocation",
  summary: { zh: "摘牌", en: "Revoke the title" },
  input: c.Revoke,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "revocation", "cells.work", input.reason);
    const { ground, document } = input;
    const revocation = { ground, document, text, appealUntil: dueOf(ctx, input, "appeal").dueAt, againFrom: againFrom(ctx, input) };
    return change(ctx, input, (state) => step.revoke(state, revocation, handOf(ctx)));
  },
});
