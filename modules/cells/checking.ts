import { refuse } from "#platform/refusals";
import type { Application } from "./application-state.ts";
import { assertMayRecuse, at, known, type Aside, type Hand } from "./applying.ts";
import { checkSubject, lookedAt, openCheck } from "./check.ts";
import type { INSPECTION_WAYS, PoolMember } from "./contract.ts";
import { HELD } from "./contract/stages.ts";
import { apart } from "./deciding.ts";
import { draw, type DrawSubject } from "./draw.ts";
import type { ApplicationEvent, Sealed } from "./event.ts";
import type { KnownApplication } from "./application-state.ts";
import type { Round } from "./programme.ts";

export type Order = { way: (typeof INSPECTION_WAYS)[number]; document: string | null; text: Sealed; count: number };

/** By whose pool and seed a title is looked at again: the newest round over the unit whose seed is public. Nobody chooses among rounds. */
export const roundOfCheck = (rounds: readonly Round[], { area }: { area: string }): Round | undefined =>
  rounds
    .filter((one) => one.seed !== null && area.startsWith(one.area))
    .toSorted((left, right) => (left.until < right.until ? 1 : -1))
    .at(0);

/** Also who decided on the title, or ordered the check, is not drawn to look. */
const subjectOf = (id: string, state: KnownApplication, number: number, orderedBy: string, recused: readonly string[]): DrawSubject => ({
  id: checkSubject(id, number),
  unit: state.unit,
  applicantUnit: state.applicantUnit,
  tookPart: [...state.tookPart, orderedBy, ...(state.decidedBy === null ? [] : [state.decidedBy])],
  recused,
});

/** The subject of the newest check, as it was drawn, for whoever draws again. */
export const drawnFrom = (id: string, state: KnownApplication): DrawSubject | null =>
  state.check ? subjectOf(id, state, state.check.number, state.check.orderedBy, state.check.recused) : null;

function enough(pool: readonly PoolMember[], seed: string, subject: DrawSubject, count: number) {
  const result = draw(pool, seed, subject, count);
  const wanted = Math.max(2, count);
  if (result.drawn.length < wanted) throw refuse.conflict("cells.too-few-free", { free: result.drawn.length, wanted });
  return result;
}

type Drawn = { round: string; number: number; at: string };

/** The newest draw that named the unit and has not been followed yet. */
export function drawNaming(rounds: readonly Round[], { unit, check }: Pick<KnownApplication, "unit" | "check">): Drawn | null {
  const named = rounds.flatMap(({ id: round, checkDraws = [] }) =>
    checkDraws.filter(({ units }) => units.includes(unit.code)).map(({ number, at: when }): Drawn => ({ round, number, at: when })),
  );
  const newest = named.toSorted((left, right) => (left.at < right.at ? 1 : -1))[0];
  return newest && newest.at > (check?.draw?.at ?? "") ? newest : null;
}

/** A unit that holds a title is looked at again: at random, or after an incident that a document tells of. Those who go are drawn at once. */
export function orderCheck(
  found: Application,
  id: string,
  from: { rounds: readonly Round[]; round: string; pool: readonly PoolMember[] },
  { way, document, text, count }: Order,
  hand: Hand,
): ApplicationEvent[] {
  const state = at(found, ...HELD);
  apart(state, hand);
  if (openCheck(state)) throw refuse.conflict("cells.check-open");
  if (way === "incident" && document === null) throw refuse.fields([{ path: "document", code: "cells.incident-document" }]);
  const named = way === "incident" ? null : drawNaming(from.rounds, state);
  if (way !== "incident" && !named) throw refuse.conflict("cells.unit-not-drawn");
  const round = roundOfCheck(from.rounds, state.unit);
  if (!round?.seed || round.id !== from.round) throw refuse.fields([{ path: "round", code: "cells.newer-round" }]);
  const number = (state.check?.number ?? 0) + 1;
  const { drawn, excluded } = enough(from.pool, round.seed.seed, subjectOf(id, state, number, hand.by, []), count);
  return [
    {
      type: "cells.check-ordered",
      number,
      way,
      document,
      text,
      draw: named,
      round: round.id,
      seed: round.seed.seed,
      inspectors: drawn,
      excluded,
    },
  ];
}

/** Somebody drawn for the check has an interest: the next of the same draw comes in. */
export function recuseFromCheck(found: Application, id: string, { account, text, pool }: Aside, hand: Hand): ApplicationEvent[] {
  const state = known(found);
  assertMayRecuse(state, account, hand);
  const check = openCheck(state);
  if (check?.stage !== "drawn") throw refuse.conflict("cells.not-now", { stage: lookedAt(state).stage });
  if (!check.inspectors.includes(account)) throw refuse.conflict("cells.not-drawn");
  const subject = subjectOf(id, state, check.number, check.orderedBy, [...check.recused, account]);
  const { drawn } = enough(pool, check.seed ?? "", subject, check.inspectors.length);
  return [{ type: "cells.check-recused", account, text, inspectors: drawn }];
}
