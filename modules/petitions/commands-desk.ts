import type { z } from "zod";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { assertUnit, dueOf, keyOf, sealed, timing } from "./acting.ts";
import { AnswerObjection, LinkPetition, RegisterPetition, RoutePetition, TriagePetition, type PetitionDone } from "./contract.ts";
import { answerObjection, link, refile, register, route, triage } from "./intake.ts";
import { known, petition, type Petition, type PetitionEvent } from "./petition.ts";
import { grantToRead, may } from "./permits.ts";

export const about = (input: StreamKey) => [ref(petition, keyOf(input))];
export function change(ctx: CommandContext, input: StreamKey, decide: (state: Petition) => PetitionEvent[]): PetitionDone {
  return { ...keyOf(input), stage: ctx.change(petition, keyOf(input), decide).stage };
}
export const work = (ctx: CommandContext, input: StreamKey, name: string, value: string): string =>
  sealed(ctx, input, name, "petitions.work", value);

/** The same petitioner with the same facts: this one is linked to the earlier, and the earlier hears of it. What a clerk may not open is not there. */
export function fileAgain(ctx: CommandContext, later: StreamKey, other: StreamKey, text: string | null, path: string): void {
  const earlier = ctx.state(petition, keyOf(other));
  if (earlier.stage === "none" || !grantToRead(ctx, earlier)) throw refuse.fields([{ path, code: "petitions.no-such-number" }]);
  const { receivedAt } = known(ctx.change(petition, keyOf(later), (state) => link(state, keyOf(later), keyOf(other), text, true)));
  ctx.change(petition, keyOf(other), (state) => refile(state, keyOf(later), receivedAt));
}

export const registerPetition = command<z.output<typeof RegisterPetition>, PetitionDone>({
  name: "petitions.register-petition",
  route: "POST /api/petitions/{home}/{id}/registration",
  summary: { zh: "登记", en: "Register" },
  input: RegisterPetition,
  about: (input) => [...about(input), ...(input.earlier ? [ref(petition, keyOf(input.earlier))] : [])],
  allow: may("register"),
  run: (ctx, input) => {
    const done = change(ctx, input, register);
    if (input.earlier) fileAgain(ctx, input, input.earlier, null, "earlier");
    return done;
  },
});

export const triagePetition = command<z.output<typeof TriagePetition>, PetitionDone>({
  name: "petitions.triage-petition",
  route: "POST /api/petitions/{home}/{id}/triage",
  summary: { zh: "甄别：三类、六条路径", en: "Triage: three classes, six branches" },
  input: TriagePetition,
  about,
  allow: may("triage"),
  run: (ctx, input) => {
    if (input.against) assertUnit(ctx, input.against, "against");
    const text = work(ctx, input, "reason-triage", input.reason);
    return change(ctx, input, (state) => triage(state, input.branch, text, input.against));
  },
});

export const routePetition = command<z.output<typeof RoutePetition>, PetitionDone>({
  name: "petitions.route-petition",
  route: "POST /api/petitions/{home}/{id}/routing",
  summary: { zh: "转送、交办或由本机关办理", en: "Transfer, assign, or keep" },
  input: RoutePetition,
  about,
  allow: may("route"),
  run: (ctx, input) => {
    assertUnit(ctx, input.to, "to");
    const text = work(ctx, input, "reason-route", input.reason);
    const { to, mode, reportBy } = input;
    if (reportBy && mode !== "assign") throw refuse.fields([{ path: "reportBy", code: "petitions.report-of-assigned" }]);
    if (reportBy && reportBy <= cityDay(ctx.now)) throw refuse.fields([{ path: "reportBy", code: "petitions.date-past" }]);
    return change(ctx, input, (state) => {
      const noticeDue = mode === "here" ? dueOf(ctx, "PET-3", known(state).receivedAt) : dueOf(ctx, "PET-4", ctx.now);
      return route(state, {
        to,
        mode,
        text,
        noticeDue,
        objectDue: mode === "here" ? null : dueOf(ctx, "PET-5", ctx.now),
        ...(reportBy ? { reportDue: timing(ctx).endOf(reportBy, ctx.now) } : {}),
      });
    });
  },
});

export const answerObjectionToPetition = command<z.output<typeof AnswerObjection>, PetitionDone>({
  name: "petitions.answer-objection",
  route: "POST /api/petitions/{home}/{id}/objection-answers",
  summary: { zh: "答复异议", en: "Answer an objection" },
  input: AnswerObjection,
  about,
  allow: may("answer-objection"),
  run: (ctx, input) => {
    const text = work(ctx, input, "reason-objection", input.reason);
    return change(ctx, input, (state) => answerObjection(state, input.agreed, text, dueOf(ctx, "PET-2", ctx.now)));
  },
});

export const linkPetition = command<z.output<typeof LinkPetition>, PetitionDone>({
  name: "petitions.link-petition",
  route: "POST /api/petitions/{home}/{id}/links",
  summary: { zh: "与同一事项的另一件关联", en: "Link with another petition of the same matter" },
  input: LinkPetition,
  about: (input) => [ref(petition, keyOf(input)), ref(petition, keyOf(input.other))],
  allow: may("link"),
  run: (ctx, input) => {
    const other = ctx.state(petition, keyOf(input.other));
    // What a clerk may not open is not there for the clerk.
    if (other.stage === "none" || !grantToRead(ctx, other)) throw refuse.fields([{ path: "other", code: "petitions.no-such-number" }]);
    const text = work(ctx, input, "reason-link", input.reason);
    if (input.again) fileAgain(ctx, input, input.other, text, "other");
    return change(ctx, input, (state) => link(state, keyOf(input), keyOf(input.other), text));
  },
});
