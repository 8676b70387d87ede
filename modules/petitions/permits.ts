import { liveGrants, type Allow, type Asking, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { DeskRule, Handling, Subject } from "#platform/modules";
import { mandate, type Mandate } from "./mandate.ts";
import { isSealed, petition, reviewOf, type KnownPetition, type Petition } from "./petition.ts";

/** The desk that takes and sends on: registers and triages. A sealed accusation is the dispatcher's alone (条例 30). */
export const DESK = ["intakeClerk", "dispatcher"] as const;
export const SENDERS = ["dispatcher"] as const;
export const HANDLE = ["handler", "approver"] as const;
export const APPROVE = ["approver"] as const;
export const REVIEW = ["reviewer"] as const;
export const AGENT = ["petitionAgent"] as const;
export const WATCH = ["supervisor"] as const;
export const READERS = [...DESK, ...HANDLE, ...REVIEW, ...WATCH] as const;

export const overPlace = (asking: Asking, roles: readonly string[], place: string): Grant | null =>
  liveGrants(asking, roles).find((grant) => place.startsWith(grant.area)) ?? null;
const forUnit = (asking: Asking, roles: readonly string[], unit: string): Grant | null =>
  liveGrants(asking, roles).find((grant) => grant.unit === unit) ?? null;

/** No one of the accused organ opens an accusation, whatever else they may be. */
const barred = (asking: Asking, found: KnownPetition, grant: Grant | null): Grant | null =>
  grant &&
  isSealed(found) &&
  found.against !== null &&
  asking.actor.kind === "staff" &&
  asking.actor.grants.some(({ unit }) => unit === found.against)
    ? null
    : grant;

type Where = (asking: Asking, found: KnownPetition) => Grant | null;
const atDesk: Where = (asking, found) => overPlace(asking, isSealed(found) ? SENDERS : DESK, found.place);
const sending: Where = (asking, found) => overPlace(asking, SENDERS, found.place);
const handling: Where = (asking, found) => forUnit(asking, HANDLE, found.organ);
const approving: Where = (asking, found) => forUnit(asking, APPROVE, found.organ);
const reviewing: Where = (asking, found) => {
  const review = reviewOf(found);
  return review === null ? null : forUnit(asking, REVIEW, review.organ);
};
const first =
  (...ways: readonly Where[]): Where =>
  (asking, found) =>
    ways.reduce<Grant | null>((grant, way) => grant ?? way(asking, found), null);
/** Whoever has the papers now hands them over. */
const holding: Where = (asking, found) => (found.round > 0 ? reviewing(asking, found) : handling(asking, found));

type Permit = { roles: readonly string[]; condition: string; grant: Where };
const permit = (roles: readonly string[], condition: string, grant: Where): Permit => ({ roles, condition, grant });

/** Who may take which step in a petition: commands, reads and what screens offer ask here. */
export const PERMITS = {
  register: permit(DESK, "desk of the place", atDesk),
  triage: permit(SENDERS, "petition office over the place", sending),
  route: permit(SENDERS, "petition office over the place", sending),
  "answer-objection": permit(SENDERS, "petition office over the place", sending),
  link: permit(DESK, "desk of the place", atDesk),
  object: permit(HANDLE, "own organ", handling),
  accept: permit(HANDLE, "own organ", handling),
  decline: permit(HANDLE, "own organ", handling),
  "open-procedure": permit(HANDLE, "own organ", handling),
  "tell-outcome": permit(HANDLE, "own organ", handling),
  note: permit([...HANDLE, ...REVIEW], "the organ that has it", first(handling, reviewing)),
  help: permit([...DESK, ...HANDLE], "desk or organ", first(atDesk, handling)),
  extend: permit(APPROVE, "own organ's head", approving),
  hold: permit([...HANDLE, ...REVIEW], "the organ that has it", holding),
  draft: permit(["handler"], "own organ", (asking, found) => forUnit(asking, ["handler"], found.organ)),
  sign: permit(APPROVE, "own organ's head, not the drafter", approving),
  deliver: permit([...HANDLE, ...REVIEW], "the organ that decided", holding),
  "take-review": permit(DESK, "desk of the place", atDesk),
  "take-withdrawal": permit(DESK, "desk of the place, not who worked on it", atDesk),
  "take-challenge": permit(DESK, "desk of the place, not who worked on it", atDesk),
  "take-rating": permit(DESK, "desk of the place, not who worked on it", atDesk),
  "decide-review": permit(REVIEW, "next higher organ, not who took part below", reviewing),
  "answer-challenge": permit([...APPROVE, ...REVIEW], "head of the organ, not who is challenged", (asking, found) =>
    found.round > 0 ? reviewing(asking, found) : approving(asking, found),
  ),
  "offer-settlement": permit([...HANDLE, ...REVIEW], "the organ that has it", holding),
  "record-settlement": permit([...HANDLE, ...REVIEW], "the organ that has it", holding),
  close: permit(HANDLE, "own organ, after every window", handling),
  contact: permit([...DESK, ...HANDLE, ...REVIEW], "desk or organ that has it", first(atDesk, holding)),
} as const satisfies Record<string, Permit>;
export type Step = keyof typeof PERMITS;

export const grantFor = (asking: Asking, step: Step, found: KnownPetition): Grant | null =>
  barred(asking, found, PERMITS[step].grant(asking, found));

/** Who opens a case at all. Supervisors watch clocks, never a sealed accusation. */
export function grantToRead(asking: Asking, found: KnownPetition): Grant | null {
  const watching: Where = (who, one) => (isSealed(one) ? null : overPlace(who, WATCH, one.place));
  const below: Where = (who, one) => one.reviews.map(({ organ }) => forUnit(who, REVIEW, organ)).find((grant) => grant !== null) ?? null;
  return barred(asking, found, first(atDesk, handling, below, watching)(asking, found));
}

/** Who reads and issues the report of an area: its petition office, the head of the unit that reports, whoever watches the clocks there. */
export const grantToReport = (asking: Asking, area: string, unit: string): Grant | null =>
  overPlace(asking, [...SENDERS, ...WATCH], area) ?? forUnit(asking, APPROVE, unit);

/** Whether the office of this grant works on the petition: the desk at its place and the organs it went to, until it has ended. */
export const handles = (found: Petition, { grant }: Handling): boolean =>
  found.stage !== "none" &&
  found.stage !== "ended" &&
  ([...HANDLE, ...REVIEW].some((role) => role === grant.role)
    ? found.organ === grant.unit || found.reviews.some(({ organ }) => organ === grant.unit)
    : found.place.startsWith(grant.area));

const SAID = ["earlier", "needs", "rating", "review", "challenge", "withdrawal"];

/** The petitioner. Who else signed is named by them and asks at the desk. */
export const personsOf = (found: Petition): Subject[] =>
  found.stage === "none"
    ? []
    : [
        {
          id: "petitioner",
          contact: found.phone,
          language: found.language,
          owns: (field) =>
            [found.name, found.phone, found.address, found.facts, ...found.requests].includes(field) ||
            SAID.includes(field.split(":")[0] ?? field),
          ownsFiles: (purpose) => purpose === "petitions.matter",
        },
      ];

/** The desk finds what a caller has under way there; never an accusation, triaged or not (条例 30). */
export const deskRule: DeskRule<Petition> = {
  roles: DESK,
  purpose: "petitions.contact",
  finds: (found, asking) =>
    found.stage === "none" || found.stage === "ended" || isSealed(found) || found.against !== null
      ? null
      : overPlace(asking, DESK, found.place),
};

/** Who gave the mandate. */
export const principalOf = (found: Mandate): Subject[] =>
  found.stage === "none"
    ? []
    : [
        {
          id: "principal",
          contact: found.phone,
          ...(found.language ? { language: found.language } : {}),
          owns: (field) => [found.name, found.phone, found.matter].includes(field) || field.startsWith("feedback"),
        },
      ];

/** Nobody of an accused organ opens the accusation, not even in an emergency (条例 30). */
export const isAgainst = (found: Petition, units: readonly string[]): boolean =>
  found.stage !== "none" && isSealed(found) && found.against !== null && units.includes(found.against);

export const may = <I extends StreamKey>(step: Step): Allow<I> => ({
  roles: PERMITS[step].roles,
  condition: PERMITS[step].condition,
  admits: (ctx, input) => {
    const state = ctx.state(petition, { home: input.home, id: input.id });
    return state.stage === "none" ? null : grantFor(ctx, step, state);
  },
});

/** The agent named in the mandate, nobody else of the office. */
export const agentOf = (ctx: CommandContext, key: StreamKey): Grant | null => {
  const state = ctx.state(mandate, { home: key.home, id: key.id });
  if (state.stage === "none" || ctx.actor.kind !== "staff" || ctx.actor.id !== state.account) return null;
  return liveGrants(ctx, AGENT)[0] ?? null;
};
export const asAgent = <I>(of: (input: I) => StreamKey): Allow<I> => ({
  roles: AGENT,
  condition: "the agent named in the mandate",
  admits: (ctx, input) => agentOf(ctx, of(input)),
});
