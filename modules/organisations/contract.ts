import { z } from "zod";
import { Day } from "#contracts/limits";

const Home = z.string().regex(/^\d{9}$/);
const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12})$/);
/** `<department>-<areaPrefix>`: who it is and how far it reaches can be read from the code. */
export const UnitCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*-(\d{4}|\d{6}|\d{9}|\d{12})$/)
  .max(40);
export const DepartmentCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(20);
const line = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    );
/** A duty phone of an office, never a person's mobile. */
const DutyPhone = z.string().regex(/^(0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|\d{3,6})$/);

/** planned 筹建 → approved 批准 → open 挂牌 → operating 运行 → suspended 停用 → merged 合并 / dissolved 撤销. */
export const UNIT_STAGES = ["planned", "approved", "open", "operating", "suspended", "merged", "dissolved"] as const;
export const UnitStage = z.enum(UNIT_STAGES);
export type UnitStage = z.infer<typeof UnitStage>;

const Facts = {
  phone: DutyPhone.nullish(),
  hours: line(80).nullish(),
  hoursEn: line(80).nullish(),
  /** Where people find it: street and number. */
  address: line(120).nullish(),
  services: z.array(line(40)).max(20).default([]),
};

export const RegisterUnit = z.object({
  code: UnitCode,
  zh: line(60),
  en: line(100),
  /** Leads it 领导; null for a unit that stands on its own. */
  parent: UnitCode.nullish(),
  /** Guides it professionally 业务指导; a judicial office sits in the town and is led by the county bureau. */
  guidedBy: UnitCode.nullish(),
  ...Facts,
});
export type RegisterUnit = z.infer<typeof RegisterUnit>;
const Named = z.object({ code: UnitCode });
/** `document`: the number of the approval, e.g. 湖编〔2026〕12号. */
export const ApproveUnit = Named.extend({ document: line(60) });
export type ApproveUnit = z.infer<typeof ApproveUnit>;
/** 挂牌; on a suspended unit: takes up work again. */
export const OpenUnit = Named.extend({ on: Day });
export type OpenUnit = z.infer<typeof OpenUnit>;
export const OperateUnit = Named.extend({ on: Day });
export type OperateUnit = z.infer<typeof OperateUnit>;
export const ChangeUnit = Named.extend(Facts);
export type ChangeUnit = z.infer<typeof ChangeUnit>;
/** What it is called and where it stands, all of it: what is left out of `parent` and `guidedBy` is nobody. */
export const ReorganiseUnit = Named.extend({
  zh: line(60),
  en: line(100),
  parent: UnitCode.nullish(),
  guidedBy: UnitCode.nullish(),
  reason: line(200),
});
export type ReorganiseUnit = z.infer<typeof ReorganiseUnit>;
/** `on`: the first day on which it worked no more; today where it is left out. */
const Ends = { on: Day.optional() };
export const SuspendUnit = Named.extend({ reason: line(200), ...Ends });
export type SuspendUnit = z.infer<typeof SuspendUnit>;
export const MergeUnit = Named.extend({ into: UnitCode, ...Ends });
export type MergeUnit = z.infer<typeof MergeUnit>;
export const DissolveUnit = Named.extend({ document: line(60), ...Ends });
export type DissolveUnit = z.infer<typeof DissolveUnit>;
export const SetContact = Named.extend({ account: z.uuid().nullable() });
export type SetContact = z.infer<typeof SetContact>;

const RuleCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(40);
/** Every area of `level` inside `area` has a working unit of `department` (S6). */
export const DefineCoverageRule = z.object({
  home: Home,
  code: RuleCode,
  area: AreaPrefix,
  department: DepartmentCode,
  level: z.enum(["city", "county", "town", "village"]),
  zh: line(80),
  en: line(120),
  withdrawn: z.boolean().default(false),
});
export type DefineCoverageRule = z.infer<typeof DefineCoverageRule>;

// ——— networks: units that act together ———

export const NETWORK_SORTS = ["jointAction", "leadingGroup"] as const;
const NetworkSort = z.enum(NETWORK_SORTS);
export type NetworkSort = z.infer<typeof NetworkSort>;
const Network = z.object({ home: Home, id: z.uuid().transform((value) => value.toLowerCase()) });
export type NetworkRef = z.output<typeof Network>;
export const FormNetwork = Network.extend({ area: AreaPrefix, sort: NetworkSort, zh: line(60), en: line(100), on: Day });
export type FormNetwork = z.output<typeof FormNetwork>;
/** `contact`: a post of the unit, whose holder is called; `dutyLine`: the number that is answered. */
const Seat = { unit: UnitCode, contact: z.uuid().nullable().default(null), dutyLine: DutyPhone };
export const JoinNetwork = Network.extend({ ...Seat, on: Day });
export type JoinNetwork = z.output<typeof JoinNetwork>;
export const ChangeMember = Network.extend(Seat);
export type ChangeMember = z.output<typeof ChangeMember>;
export const LeaveNetwork = Network.extend({ unit: UnitCode, on: Day });
export type LeaveNetwork = z.output<typeof LeaveNetwork>;
export const EndNetwork = Network.extend({ on: Day });
export type EndNetwork = z.output<typeof EndNetwork>;

// ——— what is read ———

export const ListUnits = z.object({
  area: z
    .string()
    .regex(/^\d{4,17}$/)
    .optional(),
  department: DepartmentCode.optional(),
});
export const ListGaps = z.object({ area: AreaPrefix.optional() });
export const ListNetworks = z.object({ area: AreaPrefix.optional() });

export const ReadUnitHistory = Named;
/** One step of a unit's history. `reason`: why, or the number of the paper; `facts`: what it was called and who stood above it from then. */
export type UnitPast = {
  seq: number;
  at: string;
  what: { zh: string; en: string };
  byName: string;
  reason: string | null;
  facts: { zh: string; en: string; parent: string | null; guidedBy: string | null } | null;
};

export type UnitRow = {
  code: string;
  department: string;
  area: string;
  zh: string;
  en: string;
  parent: string | null;
  guidedBy: string | null;
  phone: string | null;
  hours: string | null;
  /** The same in English; null where nobody wrote it. */
  hoursEn: string | null;
  address: string | null;
  services: string[];
  stage: UnitStage;
  open: boolean;
  synthetic: boolean;
  /** Account id; null for readers who are no staff. */
  contact: string | null;
};
export type DepartmentRow = { code: string; zh: string; en: string; kind: string };
export type Coverage = {
  rule: string;
  zh: string;
  en: string;
  department: string;
  level: string;
  areas: number;
  covered: number;
  missing: { code: string; zh: string; en: string }[];
};
/** A rule as it stands; withdrawn ones are no more. */
export type RuleView = {
  home: string;
  code: string;
  area: string;
  department: string;
  level: DefineCoverageRule["level"];
  zh: string;
  en: string;
  /** The reader may change and withdraw it. */
  mayKeep: boolean;
};
export type Gaps = {
  coverage: Coverage[];
  /** The rules the coverage is counted by, where they reach this area. */
  rules: RuleView[];
  withoutContact: { code: string; zh: string; en: string; reason: "none" | "disabled" }[];
  working: number;
  /** Held by nobody for more than 90 days, the longest first. */
  emptyPosts: { home: string; id: string; zh: string; en: string; unitZh: string; unitEn: string; since: string; days: number }[];
  posts: number;
};
export type SeatView = {
  unit: string;
  zh: string;
  en: string;
  /** The unit still works. */
  open: boolean;
  contact: { id: string; zh: string; en: string; holder: string | null } | null;
  dutyLine: string;
  from: string;
};
export type NetworkView = {
  home: string;
  id: string;
  area: string;
  sort: NetworkSort;
  zh: string;
  en: string;
  from: string;
  seats: SeatView[];
  /** The reader may change its members and end it. */
  mayKeep: boolean;
};
export type NetworkList = { networks: NetworkView[]; /** Where the reader may form one. */ formOver: string[] };
