import type { INSPECTION_WAYS } from "./contract.ts";
import { HELD, type CheckStage, type Stage } from "./contract/stages.ts";
import type { Running } from "./application-state.ts";
import type { ApplicationEvent, Result, Sealed } from "./event.ts";

export type Inspection = {
  way: string;
  at: string;
  by: string;
  results: readonly Result[];
  statement: Sealed | null;
  signed: readonly string[];
};
/** What an inspection is made of, of an application and of a title that is held alike. */
type Looked = {
  inspectors: readonly string[];
  recused: readonly string[];
  seed: string | null;
  inspection: Inspection | null;
  /** Lines whose finding is not yet mended. */
  open: readonly { line: string; grave: boolean }[];
  due: Running | null;
};
/** An inspection of a unit that holds a title: the title stands meanwhile, so it has its own draw, lines and clock. */
export type Check = Looked & {
  number: number;
  stage: CheckStage;
  way: (typeof INSPECTION_WAYS)[number];
  round: string;
  document: string | null;
  draw?: { round: string; number: number; at: string } | null;
  orderedBy: string;
};
type Checked = Looked & { stage: Stage; check?: Check | null };

export const isHeld = (stage: Stage): boolean => HELD.some((one) => one === stage);

/** The check that still has a step to come; one of a title that ended has none. */
export const openCheck = ({ stage, check }: Pick<Checked, "stage" | "check">): (Check & { stage: Stage }) | null =>
  check && isHeld(stage) && check.stage !== "stands" && check.stage !== "failed" ? (check as Check & { stage: Stage }) : null;

/** The record as the steps of an inspection take it: while a check is open it is the check that is drawn, inspected and mended. */
export function lookedAt<S extends Checked>(state: S): S {
  const check = openCheck(state);
  if (!check) return state;
  const { stage, inspectors, recused, seed, inspection, open, due } = check;
  return { ...state, stage, inspectors, recused, seed, inspection, open, due };
}

const LOOKS = ["cells.inspected", "cells.countersigned", "cells.rectified", "cells.rechecked"];
/** Whether an event is a step of the open check, and none of the application. */
export const ofCheck = (state: Checked, { type }: Pick<ApplicationEvent, "type">): boolean =>
  LOOKS.includes(type) && openCheck(state) !== null;

/** What a step of the check came to goes back into the check; the title is as it was. */
export function checkedBy<S extends Checked>(before: S, after: S): S {
  const { inspection, open, due } = after;
  const over: CheckStage = open.length === 0 ? "stands" : "failed";
  const stage = after.stage === "scored" ? over : (after.stage as CheckStage);
  return { ...before, check: before.check ? { ...before.check, stage, inspection, open, due } : null };
}

/** What was not mended is settled once a warning for it is lifted: nobody warns for the same again. */
export const settled = ({ check }: Pick<Checked, "check">): Check | null =>
  check?.stage === "failed" ? { ...check, stage: "stands", open: [] } : (check ?? null);

/** Everybody drawn to look at this unit, for its application or later. */
export const everDrawn = ({ inspectors, check }: Pick<Checked, "inspectors" | "check">): readonly string[] => [
  ...inspectors,
  ...(check?.inspectors ?? []),
];

/** Its ranks are worked out from the record and the number of the check, so that a second look is a new draw. */
export const checkSubject = (id: string, number: number): string => `${id}/${number}`;
