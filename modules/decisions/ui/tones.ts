import type { StateTone } from "#web/console";
import type { Stage } from "../contract.ts";

export const TONES: Readonly<Record<Stage, StateTone>> = {
  none: "off",
  identified: "new",
  planned: "new",
  consulting: "work",
  analysing: "work",
  drafted: "work",
  reviewed: "work",
  submitted: "wait",
  decided: "wait",
  filed: "work",
  evaluated: "end",
  closed: "end",
  unassessed: "off",
  voided: "off",
};
