import { z } from "zod";
import { systemOnly } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { Subject } from "#contracts/grid-work";
import { dueOf, keyOf } from "./acting.ts";
import { tell, tellReport } from "./clocks.ts";
import { about, change } from "./commands-desk.ts";
import type { PetitionDone } from "./contract.ts";
import { mandate } from "./mandate.ts";
import type { PetitionEvent } from "./petition.ts";

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

/** Dates that touched a year without a notice are counted again once it is there. An extended one keeps the date its petitioner was told. */
export const recomputePetitionDue = command<z.output<typeof Subject>, PetitionDone>({
  name: "petitions.recompute-due",
  route: "POST /api/petitions/{home}/{id}/recomputations",
  summary: { zh: "放假安排公布后重算期限", en: "Count dates again once holidays are published" },
  input: Subject,
  about,
  allow: systemOnly(),
  run: (ctx, input) =>
    change(ctx, input, (state): PetitionEvent[] => {
      if (state.stage === "none") return [];
      return state.spans
        .filter((span) => span.metAt === null && !span.void && span.due.provisional && !(span.rule === "PET-6" && state.extended))
        .flatMap((span): PetitionEvent[] => {
          const due = dueOf(ctx, span.rule, span.from, hearings(state, span.slot));
          return due.dueAt === span.due.dueAt && due.provisional ? [] : [{ type: "petitions.due-recomputed", slot: span.slot, due }];
        });
    }),
});
const hearings = (state: { round: number; reviews: readonly { hearings: readonly { from: string; to: string }[] }[] }, slot: string) =>
  state.round === 2 && slot.startsWith("review:")
    ? (state.reviews.at(-1)?.hearings ?? []).map((one) => ({ kind: "suspended" as const, ...one }))
    : [];
