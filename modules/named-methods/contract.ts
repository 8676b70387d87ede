import { z } from "zod";
import { Day } from "#contracts/limits";

// oxlint-disable-next-line no-control-regex
const VISIBLE = /^[^\u0000-\u0009\u000B-\u001F\u007F\uFFFE\uFFFF]*$/u;
const text = (least: number, most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(least).max(most).regex(VISIBLE));
const line = (least: number, most: number) => text(least, most).pipe(z.string().regex(/^[^\n]*$/));

export const MethodCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);
const Area = z.string().regex(/^\d{4}((\d{2})((\d{3})(\d{3})?)?)?$/);
/** What a run can lie over. A village or community has twelve digits, a township nine. */
export const SUBJECTS = ["mediation", "petition", "incident", "place"] as const;
export type SubjectKind = (typeof SUBJECTS)[number];
export const APPLIES = ["petition", "mediation", "incident", "village", "township"] as const;
export type Applies = (typeof APPLIES)[number];
export const GROUP_KINDS = ["level", "step", "way", "system", "item", "venue", "transformation", "unit"] as const;
export const EVIDENCE = ["note", "paper", "count"] as const;
export const MOST_GROUPS = 6;
export const MOST_ITEMS = 20;

/** What must be shown for a step: words, the number of a paper, or how many (people, visits, meetings). */
const Evidence = z.object({ kind: z.enum(EVIDENCE), label: line(1, 60) });
/**
 * One item of a group, and all that a method can ask of it. `limit` points at a clock of the table of clocks, which goes on as the law has it;
 * `withinDays` is the method's own, earlier target. There is no member that ends, pauses, replaces or lengthens anything.
 */
const Item = z.object({
  zh: line(1, 60),
  en: line(0, 80).default(""),
  description: text(0, 600).default(""),
  role: line(0, 40).default(""),
  evidence: z.array(Evidence).max(4).default([]),
  limit: z
    .string()
    .regex(/^[A-Z]{2,5}-\d{1,2}(\.[a-z-]{1,30})?$/)
    .nullish()
    .transform((value) => value ?? null),
  withinDays: z
    .number()
    .int()
    .min(1)
    .max(1_000)
    .nullish()
    .transform((value) => value ?? null),
});
export type Item = z.output<typeof Item>;
const Group = z.object({
  zh: line(1, 40),
  en: line(0, 60).default(""),
  kind: z.enum(GROUP_KINDS),
  ordered: z.boolean().default(false),
  items: z.array(Item).min(1).max(MOST_ITEMS),
});
export type Group = z.output<typeof Group>;
export const Definition = z.object({
  groups: z.array(Group).min(1).max(MOST_GROUPS),
  appliesTo: z.array(z.enum(APPLIES)).min(1).max(APPLIES.length),
  /** The local document that says so, with its number. */
  source: line(4, 200),
  validFrom: Day,
});
export type Definition = z.output<typeof Definition>;

export const RegisterMethod = z.object({
  code: MethodCode,
  zh: line(2, 40),
  en: line(2, 80),
  area: Area,
  /** How many items each group has; what the name's own digits say, where it has any. */
  digits: z.array(z.number().int().min(1).max(MOST_ITEMS)).min(1).max(MOST_GROUPS),
});
export type RegisterMethod = z.output<typeof RegisterMethod>;
export const DraftVersion = Definition.extend({ code: MethodCode });
export type DraftVersion = z.output<typeof DraftVersion>;
export const PublishVersion = z.object({ code: MethodCode, version: z.coerce.number().int().min(1).max(10_000) });
export type PublishVersion = z.output<typeof PublishVersion>;
export const ReturnVersion = PublishVersion.extend({ reason: text(4, 400) });
export type ReturnVersion = z.output<typeof ReturnVersion>;
export const AdoptMethod = z.object({ code: MethodCode, area: Area, from: Day, adapted: text(0, 400).default(""), source: line(4, 200) });
export type AdoptMethod = z.output<typeof AdoptMethod>;
export const EndAdoption = z.object({ code: MethodCode, area: Area, until: Day, reason: text(4, 400) });
export type EndAdoption = z.output<typeof EndAdoption>;

/** `id`: a record's id, or the code of a place. */
export const Subject = z.object({
  kind: z.enum(SUBJECTS),
  home: z.string().regex(/^\d{9}$/),
  id: z.union([z.uuid().transform((value) => value.toLowerCase()), z.string().regex(/^\d{9}(\d{3})?$/)]),
});
export type SubjectRef = z.output<typeof Subject>;
export const StartRun = Subject.extend({ code: MethodCode });
export type StartRun = z.output<typeof StartRun>;
export const STEP_STATES = ["todo", "doing", "done", "na"] as const;
export type StepState = (typeof STEP_STATES)[number];
/** `no`: "2.3", the third item of the second group. `reason`: why it does not apply. */
export const SetStep = StartRun.extend({
  no: z.string().regex(/^[1-6]\.([1-9]|1\d|20)$/),
  state: z.enum(["doing", "done", "na"]),
  reason: text(0, 300).default(""),
  evidence: z
    .array(z.object({ at: z.number().int().min(0).max(3), value: text(1, 1_000) }))
    .max(4)
    .default([]),
});
export type SetStep = z.output<typeof SetStep>;
export const CloseRun = StartRun.extend({ finished: z.boolean(), reason: text(0, 400).default("") });
export type CloseRun = z.output<typeof CloseRun>;

export const NoInput = z.object({});
export const ReadMethod = z.object({ code: MethodCode });
export const ReadComparison = z.object({ code: MethodCode, from: Day.optional(), to: Day.optional() });

export type Name = { code: string; zh: string; en: string; area: string; digits: number[]; note: { zh: string; en: string } | null };
export type Version = Definition & { version: number; publishedAt: string };
export type AdoptionView = {
  area: string;
  areaZh: string;
  areaEn: string;
  from: string;
  until: string | null;
  adapted: string;
  source: string;
};
export type MethodRow = Name & {
  areaZh: string;
  areaEn: string;
  defined: boolean;
  version: number | null;
  from: string | null;
  adoptions: number;
};
export type MethodView = MethodRow & { versions: Version[]; adopted: AdoptionView[] };
export type DraftView = Definition & { version: number; stage: "draft" | "returned"; reason: string; own: boolean };
export type MethodWork = MethodView & { draft: DraftView | null; may: ("draft" | "publish" | "adopt")[] };

export type StepView = {
  no: string;
  state: StepState;
  at: string | null;
  due: string | null;
  reason: string | null;
  /** null: nothing was shown for it. */
  evidence: (string | null)[];
};
export type RunView = {
  code: string;
  zh: string;
  en: string;
  version: number;
  groups: Group[];
  stage: "running" | "finished" | "stopped";
  startedAt: string;
  closedAt: string | null;
  reason: string | null;
  steps: StepView[];
};
/** A clock of the record itself. No run changes one; they stand beside the steps so that nobody takes a step for the duty. */
export type Duty = { slot: string; rule: string; dueAt: string; status: string };
export type RunsView = {
  runs: RunView[];
  /** Named as the table of clocks names them; null where the record's own module does. */
  duties: (Duty & { matter: { zh: string; en: string } | null })[];
  offered: { code: string; zh: string; en: string; version: number }[];
  mayWork: boolean;
};
export type RunRow = {
  code: string;
  kind: SubjectKind;
  home: string;
  id: string;
  place: string;
  placeZh: string;
  placeEn: string;
  version: number;
  stage: RunView["stage"];
  steps: number;
  done: number;
  startedAt: string;
};

/**
 * `numerator`, `denominator`: null where no counts are told (petitions). `few`: under thirty, so that it says little. `withheld`: it would tell of too few, and
 * nothing is told.
 */
export type Rate = { numerator: number | null; denominator: number | null; value: number | null; few: boolean; withheld: boolean };
/** One figure, each of its four numbers a set over a set. */
export type ComparedFigure = {
  code: string;
  zh: string;
  en: string;
  definition: { zh: string; en: string };
  version: string;
  using: Rate;
  usingBefore: Rate;
  others: Rate;
  othersBefore: Rate;
};
type Named = { code: string; zh: string; en: string };
export type Comparison = {
  code: string;
  zh: string;
  en: string;
  defined: boolean;
  from: string;
  to: string;
  before: { from: string; to: string };
  /** Areas in order of their codes, never of their figures. */
  using: Named[];
  others: Named[];
  partly: Named[];
  figures: ComparedFigure[];
};
