import { cityDay, shortMinute } from "#platform/days";
import { namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import type { AgreedState, Conference, ConferenceEvent, KnownConference } from "./conference.ts";
import { CONVENERS } from "./permits.ts";

const JOB = "conferences.tell";
type StaffReaders = Extract<Notice["to"], { kind: "several" }>["of"][number];
type Words = "called" | "moved" | "cancelled" | "minuted" | "reported" | "returned" | "extended" | "reminded" | "lapsed";
type Telling = StreamKey & { at: string; seq: number; what: Words; units: readonly string[]; desk: boolean; area: string; when: string };

type Told = Pick<Telling, "what" | "units" | "desk" | "when">;
const toUnits = (what: Words, units: readonly string[], when: string): Told => ({ what, units, desk: false, when });

function agreedOf(state: KnownConference, decision: string): AgreedState {
  const found = state.decisions.find((one) => one.decision === decision);
  if (!found) throw new Error(`no decision ${decision}`);
  return found;
}

/** Who hears of what: the units that were asked of the meeting, the unit that owes of its decision, the desk of what was reported. */
function toldOf(state: KnownConference, event: Recorded<ConferenceEvent>): Told | null {
  const others = state.members.filter((unit) => unit !== state.convener);
  const owner = (decision: string): readonly string[] => [agreedOf(state, decision).owner];
  const day = (decision: string): string => cityDay(agreedOf(state, decision).due.dueAt);
  switch (event.type) {
    case "conferences.called":
      return toUnits("called", others, shortMinute(state.meets));
    case "conferences.moved":
      return toUnits("moved", others, shortMinute(state.meets));
    case "conferences.cancelled":
      return toUnits("cancelled", others, shortMinute(state.meets));
    case "conferences.minuted": {
      const owing = [...new Set(state.decisions.map(({ owner: unit }) => unit))];
      return owing.length > 0 ? toUnits("minuted", owing, state.decisions.map(({ due }) => cityDay(due.dueAt)).toSorted()[0] ?? "") : null;
    }
    case "conferences.decision-reported":
      return { what: "reported", units: [], desk: true, when: day(event.decision) };
    case "conferences.decision-returned":
      return toUnits("returned", owner(event.decision), day(event.decision));
    case "conferences.decision-extended":
      return toUnits("extended", owner(event.decision), day(event.decision));
    case "conferences.clock-told": {
      const decision = event.slot.slice("decision:".length);
      return { what: event.as, units: owner(decision), desk: event.as === "lapsed", when: day(decision) };
    }
    case "conferences.decision-accepted":
      return null;
  }
}

export function conferenceJobs(key: StreamKey, state: Conference, events: readonly Recorded<ConferenceEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  return events.flatMap((event): JobRequest[] => {
    const told = toldOf(state, event);
    if (!told) return [];
    const payload: Telling = { home: key.home, id: key.id, at: event.at, seq: event.seq, area: state.area, ...told };
    return [{ kind: JOB, payload }];
  });
}

function readersOf({ units, desk, area }: Telling): StaffReaders[] {
  const owing = units.flatMap((unit) =>
    ["handler", "approver", "dispatcher", "supervisor"].map((role): StaffReaders => ({ kind: "unit", unit, role, area })),
  );
  return [...owing, ...(desk ? CONVENERS.map((role): StaffReaders => ({ kind: "role", role, area })) : [])];
}

export const tellConferences: JobKind = {
  kind: JOB,
  run: async (ctx, payload) => {
    const told = payload as Telling;
    const { home, id, at, seq, what, when } = told;
    await ctx.notify({
      id: namedUuidAt(at, JOB, home, id, String(seq)),
      to: { kind: "several", of: readersOf(told) },
      words: `conferences.notice.${what}`,
      params: { when },
      link: `/console/conferences/${home}/${id}`,
    });
  },
};
