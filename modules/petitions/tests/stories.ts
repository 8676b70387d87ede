import { cityDay } from "#platform/days";
import { fold, type Recorded } from "#platform/ledger";
import { buildCalendar, publishedNotices, usualWorkingTime } from "#platform/clocks";
import { Refusal } from "#platform/refusals";
import { timingOf, type Due } from "#modules/incidents";
import type { BRANCHES, REVIEW_RESULTS } from "../contract.ts";
import type { PetitionStage } from "../contract.ts";
import * as handling from "../handling.ts";
import * as intake from "../intake.ts";
import { petition, type KnownPetition, type Petition, type PetitionEvent } from "../petition.ts";
import { decideReview, requestReview } from "../reviewing.ts";

export const timing = timingOf(buildCalendar([...publishedNotices()], [usualWorkingTime]));
export const days = (from: string, amount: number): Due => timing.due(from, { amount, unit: "day" });
export const AT = "2026-03-02T02:00:00.000Z";
export const on = (day: number): string => new Date(Date.parse(AT) + day * 86_400_000).toISOString();

export class Story {
  events: Recorded<PetitionEvent>[] = [];
  state: Petition = { stage: "none" };
  add(decided: readonly PetitionEvent[], at: string, by = "clerk"): this {
    for (const event of decided) {
      this.events.push({ seq: this.events.length + 1, at, by, role: "", unit: "", ...event } as Recorded<PetitionEvent>);
      this.state = fold(petition, this.events);
    }
    return this;
  }
  get known(): KnownPetition {
    if (this.state.stage === "none") throw new Error("none");
    return this.state;
  }
}
export const RECEIVED = {
  place: "330502001005",
  channel: "web" as const,
  desk: "centre-330502001",
  receivedAt: AT,
  name: "name",
  phone: null,
  address: null,
  requests: ["r1"],
  facts: "f",
  against: null as string | null,
  people: 1,
  representatives: [],
  mandate: null,
  language: "zh" as const,
  registerDue: days(AT, 0),
  routeDue: days(AT, 15),
  demo: false,
};
export type Branch = (typeof BRANCHES)[number];
export const received = (change: Partial<typeof RECEIVED> = {}) =>
  new Story().add(intake.receive({ stage: "none" }, { ...RECEIVED, ...change }, false), AT, "resident");
export const registered = (change: Partial<typeof RECEIVED> = {}) => {
  const story = received(change);
  return story.add(intake.register(story.state), on(0));
};
export const triaged = (branch: Branch = "opinion", change: Partial<typeof RECEIVED> = {}) => {
  const story = registered(change);
  return story.add(intake.triage(story.state, branch, "t"), on(1));
};
export const route = (to = "cg-330502") => ({
  to,
  mode: "transfer" as const,
  text: "t",
  noticeDue: days(on(2), 15),
  objectDue: timing.due(on(2), { amount: 5, unit: "workingDay" as const }),
});
export const routed = (branch: Branch = "opinion") => {
  const story = triaged(branch);
  return story.add(intake.route(story.state, route()), on(2));
};
export const procedure = () => {
  const story = routed("duty");
  return story.add(intake.openProcedure(story.state, "t", "w", days(on(3), 60)), on(3), "handler");
};
export const accepted = () => {
  const story = routed();
  return story.add(intake.accept(story.state, days(on(3), 60)), on(3), "handler");
};
export const DRAFT = { facts: "f", law: "l", answers: [{ result: "supported" as const, text: "a" }], performance: null };
export const opined = () => {
  const story = accepted();
  story.add(handling.draft(story.state, "handler", DRAFT), on(20), "handler");
  return story.add(handling.sign(story.state, "head"), on(21), "head");
};
export const begins = (at: string) => ({ rightDue: days(at, 30), againDue: days(at, 60) });
export const deliver = (story: Story, day: number, by: string) =>
  story.add(
    handling.deliver(story.state, { way: "hand", on: cityDay(on(day)), witness: null }, begins(on(day)), cityDay(on(day))),
    on(day),
    by,
  );
export const delivered = () => deliver(opined(), 22, "handler");
export const reviewing = () => {
  const story = delivered();
  return story.add(requestReview(story.state, { text: "t", organ: "cg-3305", due: days(on(30), 30) }, on(30)), on(30), "resident");
};
export const DECIDED = { result: "uphold" as const, ground: "facts" as const, facts: "f", law: "l", text: "t" };
export const reviewed = (result: (typeof REVIEW_RESULTS)[number] = "uphold") => {
  const story = reviewing();
  return story.add(decideReview(story.state, "above", { ...DECIDED, result }), on(40), "above");
};
export const rereviewing = () => {
  const story = deliver(reviewed(), 41, "above");
  return story.add(requestReview(story.state, { text: "t", organ: "xf-3305", due: days(on(50), 30) }, on(50)), on(50), "resident");
};
export const final = () => {
  const story = rereviewing();
  story.add(decideReview(story.state, "top", DECIDED), on(60), "top");
  return deliver(story, 61, "top");
};

export const STORIES: Record<PetitionStage, () => Story> = {
  received,
  registered,
  triaged,
  routed,
  procedure,
  accepted,
  opined,
  delivered,
  reviewing,
  ended: final,
};
export const refusal = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
export const NOW = on(25);
