import type { Certainty, Length, Limit, Rule } from "../contract.ts";
import type { StatedRule } from "../rule.ts";

type Words = Rule["matter"];

/** Both languages in one line, as a table would have them: "中文 | English". */
type Pair = `${string} | ${string}`;

export type Given = {
  id: string;
  matter: Pair;
  who: Pair;
  start: Pair;
  length: Length;
  extension?: Limit;
  note?: Pair;
  lapse?: Pair;
  basis: string;
  certainty: Certainty;
  validFrom: string;
};

function say(pair: Pair): Words {
  const [zh = "", en = ""] = pair.split(" | ");
  return { zh, en };
}

const stated =
  (kind: Rule["kind"]) =>
  ({ id, matter, who, start, length, extension, note, lapse, basis, certainty, validFrom }: Given): StatedRule => ({
    id,
    row: id.split(".")[0] ?? id,
    matter: say(matter),
    who: say(who),
    kind,
    start: say(start),
    length,
    extension: extension ?? null,
    extensionNote: note ? say(note) : null,
    lapse: lapse ? say(lapse) : null,
    basis,
    certainty,
    validFrom,
  });

export const duty = stated("duty");
export const right = stated("right");

const of =
  (unit: Limit["unit"]) =>
  (amount: number): Limit => ({ amount, unit });
export const days = of("day");
export const workingDays = of("workingDay");
export const workingHours = of("workingHour");
export const months = of("month");
export const hours = of("hour");
export const minutes = of("minute");

export const within = (limit: Limit): Length => ({ kind: "limit", limit });
export const atLeast = (limit: Limit): Length => ({ kind: "atLeast", limit });
export const before = (limit: Limit): Length => ({ kind: "before", limit });
export const atOnce: Length = { kind: "atOnce" };
export const sameDay: Length = within(days(0));

/** From when a law reads so. Dates outside domain.md §0.2 are general knowledge and belong to the citations a lawyer checks before release (§10, 10). */
export const IN_FORCE = {
  mediationLaw: "2011-01-01",
  confirmationRules: "2011-03-30",
  civilProcedure: "2024-01-01",
  invitedMediation: "2016-07-01",
  onlineMediation: "2022-01-01",
  labourDisputes: "2008-05-01",
  landDisputes: "2010-01-01",
  petitions: "2022-05-01",
  disclosure: "2019-05-15",
  reconsideration: "2024-01-01",
  decisions: "2019-09-01",
  residencePermits: "2016-01-01",
  zhejiangRegistration: "2016-07-01",
  legalAid: "2022-01-01",
  domesticViolence: "2016-03-01",
  minors: "2021-06-01",
  cameras: "2025-04-01",
  personalInformation: "2021-11-01",
  networkData: "2025-01-01",
  emergencies: "2024-11-01",
  villages: "2018-12-29",
  /** Our own proposals, and figures that no text we read confirms. */
  proposal: "2012-01-01",
} as const;
