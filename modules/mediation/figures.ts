import type { Condition, Figure, FigureSet } from "#platform/figures";

const dispute = "mediation.dispute";
const obligation = "mediation.obligation";
const has = (column: string): Condition => ({ op: "set", column });
const is = (column: string, value: string | boolean): Condition => ({ op: "is", column, value });
const all = (...of: readonly Condition[]): Condition => ({ op: "all", of });
const not = (of: Condition): Condition => ({ op: "not", of });

const accepted = has("accepted_on");
const started = has("started_on");
const agreement = is("outcome", "agreement");
const failed = is("outcome", "failed");
const terminated = all(is("outcome", "terminated"), started);
const ended: Condition = { op: "any", of: [agreement, failed, terminated] };

export const disputeSets: readonly FigureSet[] = [
  { code: "med.accepted", table: dispute, day: "accepted_on", where: accepted },
  { code: "med.accepted-agreed", table: dispute, day: "accepted_on", where: all(accepted, agreement) },
  {
    code: "med.accepted-failed",
    table: dispute,
    day: "accepted_on",
    where: all(accepted, { op: "any", of: [failed, is("outcome", "terminated")] }),
  },
  { code: "med.accepted-refused", table: dispute, day: "accepted_on", where: all(accepted, is("outcome", "refused")) },
  { code: "med.accepted-pending", table: dispute, day: "accepted_on", where: all(accepted, not(has("closed_on"))) },
  { code: "med.ended", table: dispute, day: "closed_on", where: ended },
  { code: "med.ended-agreed", table: dispute, day: "closed_on", where: agreement },
  { code: "med.ended-failed", table: dispute, day: "closed_on", where: all(has("closed_on"), failed) },
  { code: "med.ended-terminated", table: dispute, day: "closed_on", where: all(has("closed_on"), terminated) },
  { code: "med.ended-intime", table: dispute, day: "closed_on", where: all(ended, is("in_time", true)) },
  { code: "med.eligible", table: dispute, day: "effective_on", where: all(is("agreed_form", "written"), is("confirmable", true)) },
  { code: "med.confirmed", table: dispute, day: "effective_on", where: all(is("agreed_form", "written"), is("confirmation", "confirmed")) },
  { code: "med.agreements", table: dispute, day: "effective_on", where: has("effective_on") },
  { code: "med.relapsed", table: dispute, day: "effective_on", where: all(has("effective_on"), has("relapsed_on")) },
  { code: "med.due", table: obligation, each: "obligation", day: "due_on", where: is("effective", true) },
  {
    code: "med.kept",
    table: obligation,
    each: "obligation",
    day: "due_on",
    where: all(is("effective", true), { op: "lte", column: "done_on", than: "due_on" }),
  },
];

const percent = { unit: "percent", higherIsBetter: true } as const;
export const figures: readonly Figure[] = [
  {
    code: "med.success.ended",
    zh: "调解成功率（按终结计）",
    en: "Mediation success, of those ended",
    definition: {
      zh: "期内终结的案件中达成协议的。分母为达成协议、调解不成和开始后终止的；不予受理和开始前谢绝不计。本平台默认口径。",
      en: "Of the cases ended in the period (agreement, failure, or ended by a party after it began), those with an agreement. Declined and refused before the start never count. The default here.",
    },
    version: "ended-1",
    numerator: "med.ended-agreed",
    denominator: "med.ended",
    ...percent,
  },
  {
    code: "med.success.accepted",
    zh: "调解成功率（按受理计，官方口径）",
    en: "Mediation success, of those accepted (official practice)",
    definition: {
      zh: "期内受理的案件中达成协议的。与报告中 96% 以上的数字同口径，仅供对照；接近 100% 时请看旁边的谢绝、不成和未结。",
      en: "Of the cases accepted in the period, those with an agreement: the reading behind the report's 96%, for comparison. Near 100%, look at refused, failed and pending beside it.",
    },
    version: "accepted-1",
    numerator: "med.accepted-agreed",
    denominator: "med.accepted",
    ...percent,
  },
  {
    code: "med.perform",
    zh: "协议按期履行率",
    en: "Promises kept by their date",
    definition: {
      zh: "期内到期的协议义务中按期履行的。做到了，才算真的调好。",
      en: "Of the obligations due in the period, those performed by the due date. Kept is what mediation is for.",
    },
    version: "1",
    numerator: "med.kept",
    denominator: "med.due",
    ...percent,
  },
  {
    code: "med.confirm",
    zh: "司法确认率",
    en: "Judicially confirmed",
    definition: {
      zh: "期内生效且可确认的书面协议中经法院确认有效的。不是目标，申请与否由当事人定。",
      en: "Of the written agreements of the period that can be confirmed, those a court confirmed. Not a target: the parties decide.",
    },
    version: "1",
    numerator: "med.confirmed",
    denominator: "med.eligible",
    ...percent,
  },
  {
    code: "med.intime",
    zh: "按期调结率",
    en: "Ended in time",
    definition: {
      zh: "期内终结的案件中在期限（含双方同意的延长）内终结的。",
      en: "Of the cases ended in the period, those within the limit or its agreed extension.",
    },
    version: "1",
    numerator: "med.ended-intime",
    denominator: "med.ended",
    ...percent,
  },
  {
    code: "med.relapse",
    zh: "反悔、复发率",
    en: "Came back within a year",
    definition: {
      zh: "期内生效的协议中，同一纠纷 12 个月内又来的。",
      en: "Of the agreements of the period, those whose dispute came back within 12 months.",
    },
    version: "1",
    numerator: "med.relapsed",
    denominator: "med.agreements",
    unit: "percent",
    higherIsBetter: false,
  },
];

/** What stands beside a success rate, whichever reading. */
export const BESIDE = {
  "med.success.ended": ["med.ended-failed", "med.ended-terminated", "med.accepted-refused", "med.accepted-pending"],
  "med.success.accepted": ["med.accepted-failed", "med.accepted-refused", "med.accepted-pending"],
} as const satisfies Record<string, readonly string[]>;
