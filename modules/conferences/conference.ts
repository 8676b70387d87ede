import type { Due } from "#modules/incidents";
import { noun, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { ConferenceKind, ConferenceStage } from "./contract.ts";

type Meeting = { meets: string; members: readonly string[] };
/** `due`: the end of the day that was agreed; texts lie in the vault. */
type Agreed = { decision: string; owner: string; due: Due };

export type ConferenceEvent =
  // `convener`, not `unit`: that name at the top of an event is the unit of whoever acted.
  | ({ type: "conferences.called"; kind: ConferenceKind; area: string; convener: string; matters: readonly StreamKey[] } & Meeting)
  | ({ type: "conferences.moved" } & Meeting)
  | { type: "conferences.cancelled" }
  | { type: "conferences.minuted"; attended: readonly string[]; decisions: readonly Agreed[] }
  | { type: "conferences.decision-reported"; decision: string }
  | { type: "conferences.decision-accepted"; decision: string }
  | { type: "conferences.decision-returned"; decision: string }
  | { type: "conferences.decision-extended"; decision: string; due: Due }
  | { type: "conferences.clock-told"; slot: string; dueAt: string; as: "reminded" | "lapsed" };

type Step = { at: string; by: string };
export type AgreedState = Agreed & { reported: Step | null; accepted: Step | null; returned: number; extended: boolean };
export type KnownConference = Meeting & {
  stage: ConferenceStage;
  kind: ConferenceKind;
  area: string;
  convener: string;
  calledBy: string;
  calledAt: string;
  heldAt: string | null;
  matters: readonly StreamKey[];
  attended: readonly string[];
  reasoned: boolean;
  decisions: readonly AgreedState[];
  told: Readonly<Record<string, { dueAt: string; as: "reminded" | "lapsed" }>>;
};
export type Conference = { stage: "none" } | KnownConference;

/** One decision changed; when the last is accepted the conference is over. */
function withDecision(state: KnownConference, decision: string, change: (one: AgreedState) => AgreedState): KnownConference {
  const decisions = state.decisions.map((one) => (one.decision === decision ? change(one) : one));
  return { ...state, decisions, stage: decisions.every(({ accepted }) => accepted !== null) ? "closed" : "held" };
}

export const conference = noun<Conference, ConferenceEvent>({
  kind: "conferences.conference",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "conferences.called") {
      const { kind, area, convener, matters, meets, members, by: calledBy, at: calledAt } = event;
      const empty = { heldAt: null, attended: [], reasoned: false, decisions: [], told: {} };
      return { stage: "called", kind, area, convener, matters, meets, members, calledBy, calledAt, ...empty };
    }
    if (state.stage === "none") return state;
    const step = { at: event.at, by: event.by };
    switch (event.type) {
      case "conferences.moved":
        return { ...state, meets: event.meets, members: event.members, reasoned: true };
      case "conferences.cancelled":
        return { ...state, stage: "cancelled", reasoned: true };
      case "conferences.minuted": {
        const decisions = event.decisions.map((one) => ({ ...one, reported: null, accepted: null, returned: 0, extended: false }));
        return { ...state, stage: decisions.length > 0 ? "held" : "closed", heldAt: event.at, attended: event.attended, decisions };
      }
      case "conferences.decision-reported":
        return withDecision(state, event.decision, (one) => ({ ...one, reported: step }));
      case "conferences.decision-accepted":
        return withDecision(state, event.decision, (one) => ({ ...one, accepted: step }));
      case "conferences.decision-returned":
        return withDecision(state, event.decision, (one) => ({ ...one, reported: null, returned: one.returned + 1 }));
      case "conferences.decision-extended":
        return withDecision(state, event.decision, (one) => ({ ...one, due: event.due, extended: true }));
      case "conferences.clock-told":
        return { ...state, told: { ...state.told, [event.slot]: { dueAt: event.dueAt, as: event.as } } };
    }
  },
});

const DAY_MS = 86_400_000;
/** A conference is entered at the latest a month after it met [P]. */
const BACK_MS = 31 * DAY_MS;
const AHEAD_MS = 366 * DAY_MS;

export function known(state: Conference): KnownConference {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

function called(state: Conference): KnownConference {
  const found = known(state);
  if (found.stage === "cancelled") throw refuse.conflict("conferences.cancelled-already");
  if (found.stage !== "called") throw refuse.conflict("conferences.minuted-already");
  return found;
}

function assertWhen(meets: string, now: string): void {
  const ahead = Date.parse(meets) - Date.parse(now);
  if (ahead < -BACK_MS || ahead > AHEAD_MS) throw refuse.fields([{ path: "meets", code: "conferences.when" }]);
}

/** Whoever calls is a member, and somebody else is. */
function withConvener(convener: string, members: readonly string[]): string[] {
  const all = [...new Set([convener, ...members])];
  if (all.length < 2) throw refuse.fields([{ path: "members", code: "conferences.alone" }]);
  return all;
}

type Called = Omit<Extract<ConferenceEvent, { type: "conferences.called" }>, "type">;
export function call(state: Conference, facts: Called, now: string): ConferenceEvent[] {
  if (state.stage !== "none") return [];
  assertWhen(facts.meets, now);
  if (facts.kind === "case" && facts.matters.length === 0) throw refuse.fields([{ path: "matters", code: "conferences.about-nothing" }]);
  return [{ type: "conferences.called", ...facts, members: withConvener(facts.convener, facts.members) }];
}

export function move(state: Conference, { meets, members }: Meeting, now: string): ConferenceEvent[] {
  const found = called(state);
  assertWhen(meets, now);
  return [{ type: "conferences.moved", meets, members: withConvener(found.convener, members) }];
}

export function cancel(state: Conference): ConferenceEvent[] {
  return known(state).stage === "cancelled" ? [] : (called(state), [{ type: "conferences.cancelled" }]);
}

type Minuted = { attended: readonly string[]; decisions: readonly (Agreed & { day: string })[] };
/** What was agreed, by whom it is owed and until when: owners are units that were asked to come. */
export function minute(state: Conference, { attended, decisions }: Minuted, now: string, today: string): ConferenceEvent[] {
  const found = called(state);
  if (found.meets > now) throw refuse.conflict("conferences.not-yet");
  const strangers = attended.filter((unit) => !found.members.includes(unit));
  if (strangers.length > 0) throw refuse.fields([{ path: "attended", code: "conferences.not-asked" }]);
  if (!attended.includes(found.convener)) throw refuse.fields([{ path: "attended", code: "conferences.convener-absent" }]);
  const wrong = decisions.flatMap(({ owner, day }, index) => [
    ...(found.members.includes(owner) ? [] : [{ path: `decisions.${index}.owner`, code: "conferences.not-asked" }]),
    ...(dayFits(day, today) ? [] : [{ path: `decisions.${index}.due`, code: "conferences.due-day" }]),
  ]);
  if (wrong.length > 0) throw refuse.fields(wrong);
  return [{ type: "conferences.minuted", attended, decisions: decisions.map(({ decision, owner, due }) => ({ decision, owner, due })) }];
}

const dayFits = (day: string, today: string): boolean =>
  day >= today && Date.parse(`${day}T00:00:00Z`) <= Date.parse(`${today}T00:00:00Z`) + AHEAD_MS;

export function agreedIn(state: Conference, decision: string): AgreedState {
  const found = known(state).decisions.find((one) => one.decision === decision);
  if (!found) throw refuse.notFound("record.not-found");
  if (found.accepted) throw refuse.conflict("conferences.done-already");
  return found;
}

export function report(state: Conference, decision: string): ConferenceEvent[] {
  if (agreedIn(state, decision).reported) throw refuse.conflict("conferences.reported-already");
  return [{ type: "conferences.decision-reported", decision }];
}

/** Nobody accepts their own report. */
export function judge(state: Conference, decision: string, accepted: boolean, by: string): ConferenceEvent[] {
  const { reported } = agreedIn(state, decision);
  if (!reported) throw refuse.conflict("conferences.not-reported");
  if (reported.by === by) throw refuse.forbidden("conferences.own-report");
  return [{ type: accepted ? "conferences.decision-accepted" : "conferences.decision-returned", decision }];
}

/** Once, while it is still in time: what is late stays late. */
export function extend(state: Conference, decision: string, due: Due, now: string): ConferenceEvent[] {
  const found = agreedIn(state, decision);
  if (found.extended) throw refuse.conflict("conferences.extended-already");
  if (now > found.due.dueAt) throw refuse.conflict("conferences.late-already");
  const most = Date.parse(found.due.dueAt) + AHEAD_MS;
  if (due.dueAt <= found.due.dueAt || Date.parse(due.dueAt) > most) throw refuse.fields([{ path: "due", code: "conferences.later-day" }]);
  return [{ type: "conferences.decision-extended", decision, due }];
}
