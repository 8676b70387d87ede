import { z } from "zod";
import { Day } from "#contracts/limits";
import { AreaCode } from "#contracts/places";

export const ROLES = [
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "reviewer",
  "assessor",
  "itemVerifier",
  "petitionAgent",
  "commandRoom",
  "auditor",
  "admin",
  "dpo",
  "mediator",
  "recorder",
  "pmcChair",
  "judicialOfficeHead",
  "surveyManager",
  "interviewer",
  "unitContact",
] as const;
/** A role that a grant can give; "resident" needs none. */
export const RoleCode = z.enum(ROLES);
export type RoleCode = z.infer<typeof RoleCode>;

export const SKILLS = ["mediation", "law", "police", "fire", "health", "property", "farming", "socialWork", "teaching"] as const;
export const DISABLE_REASONS = ["left", "onLeave", "security", "duplicate"] as const;

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
/** `<department>-<areaPrefix>`; "" when held for the area itself. */
export const UnitCode = z
  .string()
  .regex(/^([a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*-\d{4,12})?$/)
  .max(60);
const Instant = z.iso
  .datetime({ offset: true })
  .refine((value) => Day.safeParse(value.slice(0, 10)).success)
  .transform((value) => new Date(value).toISOString());
const Title = z
  .string()
  .transform((value) => value.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  );
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

// ——— accounts ———

const Account = z.object({ home: Home, id: Id });
export const OpenAccount = Account.extend({ area: AreaCode, unit: UnitCode.default("") });
export type OpenAccount = z.infer<typeof OpenAccount>;
/** What the form sends: the ledger keeps the account, the door keeps login and name. */
export const CreateStaff = OpenAccount.extend({ login: z.string().max(100), name: z.string().max(100) });
export const ResetPassword = Account;
export type AccountRef = z.infer<typeof Account>;
export const DisableAccount = Account.extend({ reason: z.enum(DISABLE_REASONS) });
export type DisableAccount = z.infer<typeof DisableAccount>;
export const EnableAccount = Account;
/** All of a person's sessions, or one of them. */
export const EndSessions = Account.extend({ session: z.uuid().nullable().default(null) });
export type EndSessions = z.infer<typeof EndSessions>;
/** The number by which the employer knows somebody; what a provider's claim is compared with, to the letter. */
export const SetPersonnel = Account.extend({
  personnel: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/)
    .nullable(),
});
export type SetPersonnel = z.infer<typeof SetPersonnel>;
export type CreatedStaff = { id: string; login: string; oneTimePassword: string };

// ——— grants; {home, id} is the account that gets or loses the role ———

export const GrantRole = Account.extend({
  role: RoleCode,
  area: AreaCode,
  unit: UnitCode.default(""),
  until: Instant.nullable().default(null),
});
export type GrantRole = z.infer<typeof GrantRole>;
/** `from`: the account that delegated it, for a delegated grant; null for a granted one. */
export const RevokeRole = Account.extend({ role: RoleCode, area: AreaCode, unit: UnitCode.default(""), from: Id.nullable().default(null) });
export type RevokeRole = z.infer<typeof RevokeRole>;
/** `from`: the giver, who must be the one who asks; the ledger finds the grant's history by it. */
export const DelegateRole = Account.extend({ role: RoleCode, area: AreaCode, unit: UnitCode.default(""), until: Instant, from: Id });
export type DelegateRole = z.infer<typeof DelegateRole>;
/** Internal: a job says that a grant's end has come. */
export const ExpireGrant = z.object({ home: Home, id: Id, until: Instant });
export type ExpireGrant = z.infer<typeof ExpireGrant>;

// ——— posts ———

const Post = z.object({ home: Home, id: Id });
/** `on`: the first day it is there; today where it is left out. `established`: 编制内, counts to the unit's staff establishment. */
export const OpenPost = Post.extend({
  unit: UnitCode.min(1),
  zh: Title,
  en: Title,
  on: Day.optional(),
  established: z.boolean().default(true),
});
export type OpenPost = z.output<typeof OpenPost>;
/** `to`: the first day it is no longer held, or null. `concurrent` 兼任: beside the holder's own post. */
export const AppointToPost = Post.extend({
  account: Id,
  from: Day,
  to: Day.nullable().default(null),
  concurrent: z.boolean().default(false),
});
export type AppointToPost = z.output<typeof AppointToPost>;
export const ReleaseFromPost = Post.extend({ on: Day });
export type ReleaseFromPost = z.infer<typeof ReleaseFromPost>;
/** `on`: the first day it is there no more; today where it is left out. */
export const ClosePost = Post.extend({ on: Day.optional() });
export type ClosePost = z.infer<typeof ClosePost>;

// ——— service teams 组团 ———

export const Hours = z
  .object({ days: z.enum(["workdays", "everyDay"]), from: Time, to: Time })
  .refine(({ from, to }) => from < to, { path: ["to"] });
export type Hours = z.infer<typeof Hours>;
const Team = z.object({ home: Home, id: Id });
const TeamBody = { zh: Title, en: Title, areas: z.array(AreaCode).min(1).max(60), hours: Hours };
export const FormTeam = Team.extend({ area: AreaCode, ...TeamBody });
export type FormTeam = z.infer<typeof FormTeam>;
/** `version`: of the team as it was read. Who writes over what somebody changed meanwhile is told so. */
export const ChangeTeam = Team.extend({ ...TeamBody, version: z.string().max(40) });
export type ChangeTeam = z.infer<typeof ChangeTeam>;
export const JoinTeam = Team.extend({ account: Id, skills: z.array(z.enum(SKILLS)).max(SKILLS.length).default([]) });
export type JoinTeam = z.infer<typeof JoinTeam>;
export const LeaveTeam = Team.extend({ account: Id });
export type LeaveTeam = z.infer<typeof LeaveTeam>;
export const DisbandTeam = Team;
export type TeamRef = z.infer<typeof Team>;
export type Member = { account: string; skills: readonly (typeof SKILLS)[number][] };

// ——— what is read ———

export const ListPeople = z.object({
  area: AreaCode.optional(),
  role: RoleCode.optional(),
  q: z.string().max(60).optional(),
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ReadPerson = z.object({ id: Id });
export const ListRoles = z.object({});
export const ListHandlers = z.object({ unit: UnitCode.min(1) });
const Page = { q: z.string().max(60).optional(), after: Id.optional(), limit: z.coerce.number().int().min(1).max(200).default(100) };
/** `empty`: only posts nobody holds today, or nobody held for more than 90 days. */
export const ListPosts = z.object({
  unit: UnitCode.optional(),
  area: AreaCode.optional(),
  empty: z.enum(["any", "long"]).optional(),
  ...Page,
});
export const ListTeams = z.object({ area: AreaCode.optional(), ...Page });

export type GrantView = {
  role: RoleCode;
  area: string;
  unit: string;
  since: string;
  until: string | null;
  delegatedBy: { id: string; name: string } | null;
  mayRevoke: boolean;
};
export type PersonRow = {
  id: string;
  home: string;
  name: string;
  area: string;
  unit: string;
  disabled: boolean;
  /** Only for administrators over this person. */
  login: string | null;
  grants: GrantView[];
  /** The reader may reset, disable or enable this account. */
  mayManage: boolean;
};
export type PeopleList = { people: PersonRow[]; next: string | null };
export type HolderView = { id: string; name: string; from: string; to: string | null; concurrent: boolean };
export type PostView = {
  home: string;
  id: string;
  unit: string;
  zh: string;
  en: string;
  established: boolean;
  /** The first day it was there. */
  since: string;
  /** Whoever holds it today. */
  holder: HolderView | null;
  /** Whoever follows, already appointed. */
  next: HolderView | null;
  /** Whoever held it last, where nobody does. */
  last: HolderView | null;
  /** Since when nobody holds it. */
  empty: { since: string; days: number } | null;
  /** The day from which the next one may be appointed; null while it is held without an end. */
  freeFrom: string | null;
  /** The reader may appoint, release and close. */
  mayKeep: boolean;
};
export type PostList = { posts: PostView[]; next: string | null };
export type TeamView = {
  home: string;
  id: string;
  area: string;
  zh: string;
  en: string;
  areas: { code: string; zh: string; en: string }[];
  hours: Hours;
  members: { id: string; name: string; unit: string; skills: Member["skills"] }[];
  /** Of its names, area and hours as they are now; given back with a change. */
  version: string;
  /** The reader may change it, add and remove members, and disband it. */
  mayKeep: boolean;
};
export type TeamList = { teams: TeamView[]; next: string | null };
export type PersonView = PersonRow & { posts: PostView[]; teams: { id: string; zh: string; en: string }[] };
export type HandlerView = { id: string; name: string; role: RoleCode; delegated: boolean };
/** Where the reader may grant roles, form teams and open posts, and which of their own grants they may pass on. */
export type RoleList = {
  roles: { code: string; zh: string; en: string }[];
  grantableOver: string[];
  teamsOver: string[];
  /** Areas whose units' posts the reader keeps, and single units the reader is head of. */
  postsOver: string[];
  leads: string[];
  delegable: { role: RoleCode; area: string; unit: string; until: string | null }[];
};

// ——— public notices of grids ———

/** `basis`: the document that says so, e.g. 市网格化服务管理规定 第六条. */
export const SetNoticeRule = z.object({
  area: z.string().regex(/^(\d{4}|\d{6}|\d{9})$/),
  names: z.boolean(),
  basis: z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(120)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    ),
});
export type SetNoticeRule = z.output<typeof SetNoticeRule>;
export const ReadGridNotice = z.object({ code: z.string().regex(/^(\d{15}|\d{17})$/) });
/** `workers` null: this place's rule does not publish names. */
export type GridNotice = {
  code: string;
  zh: string;
  en: string;
  kind: string;
  trail: { code: string; zh: string; en: string }[];
  phone: string | null;
  since: string;
  until: string | null;
  successors: { code: string; zh: string }[];
  neighbours: { code: string; zh: string; en: string }[];
  source: string | null;
  geometry: { type: "Polygon" | "MultiPolygon"; coordinates: unknown } | null;
  workers: string[] | null;
  synthetic: boolean;
};
