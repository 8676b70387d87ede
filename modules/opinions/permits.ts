import { grantsOver, liveGrants, type Allow, type Asking, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { Handling, Subject } from "#platform/modules";
import type { HearOpinion, ItemStep } from "./contract.ts";
import { STAGES } from "./deciding.ts";
import { item, type Item, type KnownItem } from "./item.ts";

/** The desk of the place: it writes down, sorts, hands on and publishes. */
export const DESK = ["intakeClerk", "dispatcher", "supervisor"] as const;
/** Of the unit that answers. */
export const OFFICERS = ["handler", "approver"] as const;
/** Who hears people in a square, at a meeting, at the door. */
export const HEARERS = [...DESK, ...OFFICERS, "gridWorker", "gridLeader"] as const;
export const READERS = [...DESK, ...OFFICERS] as const;
/** Who looks after the catalogue of topics. */
export const CONFIGURERS = ["admin"] as const;

const ofUnit = (asking: Asking, roles: readonly string[], unit: string): Grant | null =>
  liveGrants(asking, roles).find((grant) => grant.unit === unit && unit !== "") ?? null;
const over = ({ actor, now }: Asking, roles: readonly string[], place: string): Grant | null =>
  grantsOver(actor, roles, place, now)[0] ?? null;

type Where = Pick<KnownItem, "place" | "answering">;
const atDesk = (asking: Asking, { place }: Where): Grant | null => over(asking, DESK, place);
const answers = (asking: Asking, { answering }: Where): Grant | null => ofUnit(asking, OFFICERS, answering);
const either = (asking: Asking, found: Where): Grant | null => answers(asking, found) ?? atDesk(asking, found);

type Permit = { roles: readonly string[]; condition: string; grant: (asking: Asking, found: Where) => Grant | null };
const desks: Permit = { roles: READERS, condition: "desk of the place, or of the unit that answers", grant: either };
const officers: Permit = { roles: OFFICERS, condition: "of the unit that answers", grant: answers };

/** Who may take which step: commands, reads and what screens offer ask here. */
export const PERMITS: Readonly<Record<ItemStep, Permit>> = {
  classify: desks,
  "hand-on": desks,
  adopt: officers,
  explain: officers,
  act: officers,
  reply: officers,
  publish: desks,
};

/** What this person may do now with an opinion; the commands ask the same. */
export const stepsOf = (asking: Asking, found: KnownItem): ItemStep[] =>
  (Object.keys(STAGES) as ItemStep[]).filter((step) => STAGES[step].includes(found.stage) && PERMITS[step].grant(asking, found) !== null);

export const readsItem = (asking: Asking, found: Where): Grant | null => either(asking, found);

/** Whose work it is: then its words open without a typed reason. */
export const handles = (state: Item, { grant }: Handling): boolean =>
  state.stage !== "none" &&
  (grant.unit === state.answering || (state.place.startsWith(grant.area) && DESK.some((role) => role === grant.role)));

/** Whoever said it, by their own link or number: never found by a phone, never tied to another of theirs. */
export const personsOf = (state: Item): Subject[] =>
  state.stage === "none"
    ? []
    : [
        {
          id: "speaker",
          contact: state.phone,
          language: state.language,
          owns: (field) => field === "text" || field === state.phone || field === state.email || field.startsWith("rating:"),
        },
      ];

export const may = <I extends StreamKey>(step: ItemStep): Allow<I> => ({
  roles: PERMITS[step].roles,
  condition: PERMITS[step].condition,
  admits: (ctx: CommandContext, input) => {
    const state = ctx.state(item, { home: input.home, id: input.id });
    return state.stage === "none" ? null : PERMITS[step].grant(ctx, state);
  },
});

export const mayHear: Allow<HearOpinion> = {
  roles: HEARERS,
  condition: "over the area named",
  admits: (ctx, { area }) => over(ctx, HEARERS, area),
};
