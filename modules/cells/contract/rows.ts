import type { Level } from "../contract.ts";
import type { CheckStage, Stage } from "./stages.ts";

export type ApplicationRow = {
  home: string;
  id: string;
  scheme: string;
  schemeZh: string;
  schemeEn: string;
  unit: string;
  name: string;
  area: string;
  placeName: string;
  stage: Stage;
  score: number | null;
  level: Level | null;
  certificate: string | null;
  validUntil: string | null;
  appliedAt: string;
  dueAt: string | null;
  provisional: boolean;
  /** What is left is said in working time. */
  working: boolean;
  appeal: boolean;
  /** Of the newest check since the award. */
  check: CheckStage | null;
  demo: boolean;
};
export type RoundView = {
  id: string;
  scheme: string;
  version: number;
  area: string;
  name: string;
  from: string;
  until: string;
  units: number;
  pool: number;
  seed: string | null;
  source: string | null;
  /** The day it was voided on. */
  voidedOn: string | null;
};
export type CoverageRow = {
  scheme: string;
  zh: string;
  en: string;
  area: string;
  /** null: nobody was asked to make a list; never "0". */
  eligible: number | null;
  applied: number;
  awarded: number;
  model: number;
  warned: number;
  /** For those who read the records of the area: rectifications that fell due and were in time, results published and objected to with success. */
  looked: { due: number; inTime: number; nominees: number; upheld: number } | null;
};
/** What anybody may see of a title: never a family's, never who inspected, never a contact. */
export type PublicRow = {
  home: string;
  id: string;
  scheme: string;
  /** Of the checklist it was judged by. */
  version: number;
  zh: string;
  en: string;
  name: string;
  placeName: string;
  /** Whose draw anybody may repeat. */
  round: string;
  state: "publicised" | "awarded" | "warned" | "revoked" | "expired" | "renewed";
  level: Level | null;
  score: number | null;
  certificate: string | null;
  from: string | null;
  until: string | null;
  objectUntil: string | null;
  demo: boolean;
  /** Certificate of the title that took its place; only where one certificate is read. */
  next?: string | null;
  /** Made papers of a title that is held, for anybody to open; only where one title is read. */
  papers?: readonly { home: string; id: string; number: string; zh: string; en: string }[];
};
