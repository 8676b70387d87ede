import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { DAY_PARTS, VisitStage } from "./contract.ts";
import { saidIn, withEntry, type Entry } from "./entries.ts";

type Sealed = string;
type Part = (typeof DAY_PARTS)[number];

/** Every event carries what it needs to stand alone: phones come back in any order. */
export type VisitEvent =
  | {
      type: "grid-work.visit-agreed";
      entry: string;
      grid: string;
      purpose: string;
      on: string;
      part: Part | null;
      where: Sealed;
      demo: boolean;
    }
  | {
      type: "grid-work.visit-absent";
      entry: string;
      grid: string;
      purpose: string | null;
      on: string;
      where: Sealed | null;
      again: string | null;
      demo: boolean;
    }
  | {
      type: "grid-work.visit-made";
      entry: string;
      grid: string;
      purpose: string;
      on: string;
      consentText: number;
      phrases: string[];
      notes: Sealed | null;
      demo: boolean;
    }
  | { type: "grid-work.visit-refused"; entry: string; grid: string; demo: boolean }
  | { type: "grid-work.visit-called-off"; entry: string; grid: string; demo: boolean }
  | { type: "grid-work.consent-withdrawn"; entry: string; grid: string; demo: boolean };

type SaidOf<E> = E extends { type: string } ? Omit<E, "grid" | "demo"> & Entry : never;
type Said = SaidOf<VisitEvent>;

/** A refused visit is a grid and nothing else. */
export type Visit = { stage: "none" } | { stage: "refused"; grid: string; demo: boolean } | KnownVisit;
export type KnownVisit = {
  stage: Exclude<VisitStage, "refused">;
  grid: string;
  demo: boolean;
  said: readonly Said[];
};

const isFinal = (said: Said): boolean => said.type === "grid-work.visit-made";

function stageOf(said: readonly Said[]): KnownVisit["stage"] {
  if (said.some(isFinal)) return "done";
  const last = said.findLast(({ type }) => type !== "grid-work.consent-withdrawn");
  if (last?.type === "grid-work.visit-absent") return "absent";
  return last?.type === "grid-work.visit-agreed" ? "agreed" : "calledOff";
}

/** Notes end with the consent, the door when nobody will come any more. */
function forgotten(stage: KnownVisit["stage"], said: readonly Said[]): readonly Said[] {
  const withdrawn = said.some(({ type }) => type === "grid-work.consent-withdrawn");
  return said.map((one) => {
    if (one.type === "grid-work.visit-made" && withdrawn && one.notes !== null) return { ...one, notes: null };
    return "where" in one && one.where !== null && doorIsGone(stage, withdrawn) ? ({ ...one, where: null } as Said) : one;
  });
}
const doorIsGone = (stage: KnownVisit["stage"], withdrawn: boolean): boolean => stage === "calledOff" || withdrawn;

function evolve(visit: Visit, event: Recorded<VisitEvent>): Visit {
  const { grid, demo } = event;
  if (visit.stage === "refused" || event.type === "grid-work.visit-refused") return { stage: "refused", grid, demo };
  const said = withEntry(visit.stage === "none" ? [] : visit.said, saidIn(event, "grid", "demo") as Said);
  const stage = stageOf(said);
  return { stage, grid: visit.stage === "none" ? grid : visit.grid, demo, said: forgotten(stage, said) };
}

export const visit = noun<Visit, VisitEvent>({ kind: "grid-work.visit", initial: { stage: "none" }, evolve });

const lastOf = <T>(said: readonly Said[], of: (one: Said) => T | null): T | null =>
  said.reduce<T | null>((found, one) => of(one) ?? found, null);

/** What a visit comes to, from all that was said of it. */
export function facts(known: KnownVisit): {
  purpose: string | null;
  on: string | null;
  part: Part | null;
  again: boolean;
  where: Sealed | null;
  notes: Sealed[];
  phrases: string[];
} {
  const { said, stage } = known;
  const made = said.filter((one) => one.type === "grid-work.visit-made");
  const open = said.filter((one) => one.type === "grid-work.visit-agreed" || one.type === "grid-work.visit-absent");
  const last = open.at(-1);
  const onOpen = last === undefined ? null : last.type === "grid-work.visit-absent" ? last.again : last.on;
  return {
    purpose: lastOf(said, (one) => ("purpose" in one ? one.purpose : null)),
    on: stage === "done" ? (made.at(-1)?.on ?? null) : onOpen,
    part: stage === "agreed" && last?.type === "grid-work.visit-agreed" ? last.part : null,
    again: said.some(({ type }) => type === "grid-work.visit-absent"),
    where: lastOf(said, (one) => ("where" in one ? one.where : null)),
    notes: made.flatMap(({ notes }) => (notes === null ? [] : [notes])),
    phrases: [...new Set(made.flatMap(({ phrases }) => phrases))].sort(),
  };
}

/** Sealed fields a record names now: what is to be destroyed when it is refused or called off. */
export const sealedFields = (known: Visit): Sealed[] =>
  known.stage === "none" || known.stage === "refused"
    ? []
    : known.said.flatMap((one) => [
        ...("where" in one && one.where !== null ? [one.where] : []),
        ...("notes" in one && one.notes !== null ? [one.notes] : []),
      ]);

/** Adds what was said. Of a refused visit nothing more is kept; said again, it is one and the same. */
export function say(known: Visit, event: VisitEvent): VisitEvent[] {
  if (known.stage !== "none" && known.grid !== event.grid) throw refuse.notFound("grid-work.not-found");
  if (known.stage === "refused") return [];
  if (known.stage !== "none" && known.said.some(({ entry }) => entry === event.entry)) return [];
  return [event];
}
