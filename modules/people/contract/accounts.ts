import { z } from "zod";
import { AreaCode } from "#contracts/places";
import { Home, Id, Instant, RoleCode, UnitCode } from "./basics.ts";
import type { PostView } from "./posts.ts";

export const DISABLE_REASONS = ["left", "onLeave", "security", "duplicate"] as const;

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
