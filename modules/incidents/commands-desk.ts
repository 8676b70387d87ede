import type { z } from "zod";
import { liveGrants, noGrant, unitsHeld, type Allow } from "#platform/access";
import { command, ref, type CommandContext } from "#platform/ledger";
import { cityAdmin } from "./configuring.ts";
import { RemoveView, RetireTemplate, SaveView, SetTemplate } from "./contract/reads.ts";
import { removeView, savedView, saveView, viewKey } from "./views.ts";
import { retireTemplate, setTemplate, template, templateKey } from "./templates.ts";

const STAFF = [
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "commandRoom",
  "auditor",
  "admin",
  "dpo",
] as const;

/** Views are one's own desk; every member of staff keeps some. */
const anyStaff = <I>(): Allow<I> => ({
  roles: STAFF,
  condition: "one's own; for a unit: its people",
  admits: ({ actor, now }) => (actor.kind === "staff" ? (liveGrants({ actor, now })[0] ?? noGrant) : null),
});

const byOf = ({ actor, now }: CommandContext): { id: string; units: string[] } => ({
  id: actor.id,
  units: unitsHeld(actor, now) ?? [],
});

type Id = { id: string };

export const setReplyTemplate = command<z.output<typeof SetTemplate>, Id>({
  name: "incidents.set-template",
  route: "POST /api/incidents/templates",
  summary: { zh: "新增或修改答复模板，生成新版本", en: "Add or change a reply template as a new version" },
  input: SetTemplate,
  about: ({ id }) => [ref(template, templateKey(id))],
  allow: cityAdmin(),
  run: (ctx, input) => {
    ctx.change(template, templateKey(input.id), (state) => setTemplate(state, input));
    return { id: input.id };
  },
});

export const retireReplyTemplate = command<z.output<typeof RetireTemplate>, Id>({
  name: "incidents.retire-template",
  route: "POST /api/incidents/templates/{id}/retirement",
  summary: { zh: "停用答复模板", en: "Retire a reply template" },
  input: RetireTemplate,
  about: ({ id }) => [ref(template, templateKey(id))],
  allow: cityAdmin(),
  run: (ctx, { id }) => {
    ctx.change(template, templateKey(id), retireTemplate);
    return { id };
  },
});

export const saveQueueView = command<z.output<typeof SaveView>, Id>({
  name: "incidents.save-view",
  route: "POST /api/views",
  summary: { zh: "保存视图：个人或本单位", en: "Save a view, for oneself or one's unit" },
  input: SaveView,
  about: ({ id }) => [ref(savedView, viewKey(id))],
  allow: anyStaff(),
  run: (ctx, input) => {
    ctx.change(savedView, viewKey(input.id), (state) => saveView(state, input, byOf(ctx)));
    return { id: input.id };
  },
});

export const removeQueueView = command<z.output<typeof RemoveView>, Id>({
  name: "incidents.remove-view",
  route: "POST /api/views/{id}/removal",
  summary: { zh: "删除视图", en: "Remove a view" },
  input: RemoveView,
  about: ({ id }) => [ref(savedView, viewKey(id))],
  allow: anyStaff(),
  run: (ctx, { id }) => {
    ctx.change(savedView, viewKey(id), (state) => removeView(state, byOf(ctx)));
    return { id };
  },
});

export const deskCommands = [setReplyTemplate, retireReplyTemplate, saveQueueView, removeQueueView];
