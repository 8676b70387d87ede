import { z } from "zod";
import { systemOnly } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { Subject } from "#contracts/grid-work";
import { keyOf, limitOf, timing } from "./acting.ts";
import { recount, tell, tellReport } from "./clocks.ts";
import { about, change } from "./commands-desk.ts";
import type { PetitionDone } from "./contract.ts";
import { mandate } from "./mandate.ts";

const Slot = Subject.extend({ slot: z.string().max(40) });

export const tellPetitionDue = command<z.output<typeof Slot>, PetitionDone>({
  name: "petitions.tell-due",
  route: "POST /api/petitions/{home}/{id}/reminders",
  summary: { zh: "到期提醒或告知超期", en: "Remind of a clock, or tell that it ran out" },
  input: Slot,
  about,
  allow: systemOnly(),
  run: (ctx, input) => change(ctx, input, (state) => tell(state, input.slot, ctx.now)),
});

export const tellReportDue = command<z.output<typeof Subject>, PetitionDone>({
  name: "petitions.tell-report-due",
  route: "POST /api/petitions/mandates/{home}/{id}/reminders",
  summary: { zh: "提醒代理员向委托人反馈", en: "Remind the agent of the account" },
  input: Subject,
  about: (input) => [ref(mandate, keyOf(input))],
  allow: systemOnly(),
  run: (ctx, input) => ({ ...keyOf(input), stage: ctx.change(mandate, keyOf(input), (state) => tellReport(state, ctx.now)).stage }),
});

export const recomputePetitionDue = command<z.output<typeof Subject>, PetitionDone>({
  name: "petitions.recompute-due",
  route: "POST /api/petitions/{home}/{id}/recomputations",
  summary: { zh: "放假安排公布或更正后重算期限", en: "Count dates again once holidays are published or corrected" },
  input: Subject,
  about,
  allow: systemOnly(),
  run: (ctx, input) =>
    change(ctx, input, (state) => recount(state, { now: ctx.now, limitOf: (rule, from) => limitOf(ctx, rule, from), ...timing(ctx) })),
});
