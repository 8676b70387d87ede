import type { z } from "zod";
import { liveGrants } from "#platform/grants";
import { query } from "#platform/modules";
import { people } from "#modules/people";
import { UnstaffedAnswer } from "./contract/answers.ts";
import { ListUnstaffed } from "./contract/reads.ts";
import { permits } from "./permits.ts";
import { canAccept } from "./staffed.ts";

const roles = permits.dispatch.roles;

/** Told before a dispatch is sent, and no more than yes or no: whoever dispatches need not see who works in the unit. */
export const listUnstaffed = query<z.output<typeof ListUnstaffed>, { units: string[] }>({
  name: "incidents.list-unstaffed",
  route: "GET /api/incidents/unstaffed",
  summary: { zh: "这些单位里哪些现在没有人能接单", en: "In which of these units nobody can accept now" },
  fromRegisters: true,
  input: ListUnstaffed,
  output: UnstaffedAnswer,
  allow: { roles, condition: "whoever dispatches", admits: (asking) => liveGrants(asking, roles).length > 0 },
  run: async (ctx, { units }) => ({ units: units.filter((unit) => !canAccept(ctx.read(people), unit, ctx.now)) }),
});
