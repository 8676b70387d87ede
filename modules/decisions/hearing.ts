import { refuse } from "#platform/refusals";
import type { ChooseParticipants, RecordHearing } from "./contract.ts";
import type { Matter, MatterEvent } from "./matter.ts";
import { at, daysBetween, HEARING_DAYS } from "./process.ts";

type Facts<T> = Omit<T, "home" | "id">;
type Called = Matter["hearings"][number];

const STAGES = ["planned", "consulting", "analysing"] as const;

function calledIn(state: Matter, hearing: string): Called {
  at(state, ...STAGES);
  const found = state.hearings.find((one) => one.hearing === hearing);
  if (!found) throw refuse.notFound("record.not-found");
  if (found.record) throw refuse.conflict("decisions.hearing-held");
  return found;
}

/** How many come for each group of those concerned, in the order given. */
export const groupsOf = (people: readonly { group: string }[]): { group: string; count: number }[] =>
  [...Map.groupBy(people, ({ group }) => group)].map(([group, some]) => ({ group, count: some.length }));

/**
 * 条例 16: participants are chosen in public and fairly, by a way that was told, so that every side concerned is there. Who they are is settled before
 * their papers go out; until then the list may be made anew.
 */
export function chooseParticipants(
  state: Matter,
  { hearing, way, method, people }: Omit<Facts<ChooseParticipants>, "told">,
  today: string,
): MatterEvent[] {
  const called = calledIn(state, hearing);
  if (called.papersOn !== null) throw refuse.conflict("decisions.papers-out");
  if (today > called.on) throw refuse.conflict("decisions.hearing-over");
  if (way !== "all" && (called.selection ?? "") === "") throw refuse.conflict("decisions.selection-unpublished");
  if (people.length > called.seats) throw refuse.invalid("decisions.too-many-participants", { seats: called.seats });
  const names = people.map(({ name, group }) => `${name} ${group}`);
  if (new Set(names).size < names.length) throw refuse.invalid("decisions.participant-twice");
  const groups = groupsOf(people);
  if (groups.length < 2) throw refuse.invalid("decisions.one-side");
  return [{ type: "decisions.participants-chosen", hearing, way, method, groups }];
}

type Held = Pick<RecordHearing, "hearing" | "began" | "ended" | "present" | "signed" | "unsigned" | "conclusion">;

/** 条例 17: the record says what each side said and what the answer was; participants confirm it by signing, and who does not sign is noted with the reason. */
export function recordHearing(state: Matter, facts: Held, today: string): MatterEvent[] {
  const { hearing, began, ended, present, signed, unsigned, conclusion } = facts;
  const called = calledIn(state, hearing);
  if (called.on > today) throw refuse.invalid("decisions.not-yet-held");
  if (!called.papersOn || daysBetween(called.papersOn, called.on) < HEARING_DAYS)
    throw refuse.invalid("decisions.papers-late", { days: HEARING_DAYS });
  if (!called.participants) throw refuse.conflict("decisions.nobody-chosen");
  if (ended <= began) throw refuse.fields([{ path: "ended", code: "decisions.ends-before" }]);
  const chosen = called.participants.groups.reduce((sum, { count }) => sum + count, 0);
  if (present > chosen) throw refuse.fields([{ path: "present", code: "decisions.more-than-chosen", params: { chosen } }]);
  if (signed > present || (signed < present && unsigned === ""))
    throw refuse.fields([{ path: "unsigned", code: "decisions.unsigned-why" }]);
  const { on, place, papersOn } = called;
  return [
    { type: "decisions.hearing-recorded", hearing, began, ended, present, signed },
    {
      type: "decisions.participation-recorded",
      channel: "hearing",
      on,
      place,
      count: present,
      asked: null,
      paper: papersOn,
      summary: conclusion.slice(0, 1_000),
    },
  ];
}
