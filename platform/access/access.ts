import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { changePassword, createAccount, createAccounts, freeIdentity, issuePassword, type NewAccount } from "./accounts.ts";
import { DAY, shifted, type AccessDeps, type From } from "./deps.ts";
import { HASH_COST, hashPassword } from "./passwords.ts";
import {
  beginSecond,
  confirmSecond,
  newRecovery,
  prove,
  removeSecond,
  secondStatus,
  type Enrolment,
  type Proof,
  type SecondStatus,
} from "./second-factor.ts";
import { createSetupToken, needsSetup, setUp, type SetUp } from "./setup.ts";
import { openSignOn, setPersonnel, type SignOn, type SignOnSettings } from "./sign-on.ts";
import { confirm, signIn } from "./sign-in.ts";
import { requireStepUp } from "./step-up.ts";
import { devices, devicesOf, endSessions, openSessionLookup, SESSION_IDLE_MS, signOut, type Device, type Session } from "./sessions.ts";
import { ringOf } from "../vault/ring.ts";

export type Access = {
  /** The token of a new session, given once. Refuses `access.wrong`, `access.wait`, `access.busy`. */
  signIn: (login: string, password: string, from: From, previous?: string | null) => Promise<string>;
  /** Batched: one query for all tokens asked for in one turn of the event loop. */
  sessionOf: (token: string) => Promise<Session | null>;
  /** The same without counting as being at work: for a connection that stays open by itself. */
  peek: (token: string) => Promise<Session | null>;
  signOut: (token: string) => Promise<void>;
  signOutEverywhere: (account: string, except?: string) => Promise<number>;
  devices: (session: Session) => Promise<Device[]>;
  /** Those of any account; the caller has decided that its administrator asks. */
  devicesOf: (account: string) => Promise<Device[]>;
  /** Ends one session of an account on somebody else's word: a device that was shut out. Returns how many ended. */
  endSession: (account: string, session: string) => Promise<number>;
  /** Ends one session, or every other one, of whoever knows the password again (ASVS 7.5.2). */
  endDevices: (session: Session, which: { only?: string }, password: string, from: From) => Promise<number>;
  changePassword: (session: Session, current: string, next: string, from: From) => Promise<string>;
  /** The personnel number by which the city's provider names this account. */
  setPersonnel: (account: string, personnel: string | null) => Promise<void>;
  /** Sign-on through this provider, on the same sessions. */
  signOn: (settings: SignOnSettings) => SignOn;
  secondStatus: (session: Session) => Promise<SecondStatus>;
  beginSecond: (session: Session, password: string, from: From) => Promise<Enrolment>;
  /** The recovery codes, shown once. */
  confirmSecond: (session: Session, code: string, from: From) => Promise<string[]>;
  newRecovery: (session: Session, code: string, from: From) => Promise<string[]>;
  removeSecond: (session: Session, code: string, from: From) => Promise<void>;
  /** A fresh proof of who is at the session: a code, or the password where there is no authenticator. */
  prove: (session: Session, proof: Proof, from: From) => Promise<void>;
  /** Refuses `access.step-up` when the session's last proof is not fresh. */
  stepUp: (session: Session) => void;
  freeIdentity: (input: { id: string; login: string; name: string }) => Promise<{ login: string; name: string }>;
  createAccount: (input: NewAccount) => Promise<void>;
  createAccounts: (rows: Parameters<typeof createAccounts>[1]) => Promise<void>;
  /** A one-time password after the ledger opened or reset the account. */
  issuePassword: (account: string) => Promise<string>;
  hashPassword: (password: string) => Promise<string>;
  needsSetup: () => Promise<boolean>;
  createSetupToken: () => Promise<string | null>;
  setUp: (input: SetUp, from: From, establish: (account: string) => Promise<{ home: string; place: string }>) => Promise<string>;
  /** Deletes ended sessions, forgotten failures and old links; daily. */
  sweep: () => Promise<void>;
};

async function sweep(deps: AccessDeps): Promise<void> {
  const now = deps.now();
  await deps.sql`delete from access.session where expires_at <= ${now} or seen_at <= ${shifted(now, -SESSION_IDLE_MS)}`;
  await deps.sql`delete from access.failure where last_at <= ${shifted(now, -DAY)} and free_at <= ${now}`;
  await deps.sql`delete from access.sign_on where expires_at <= ${now}`;
  await deps.sql`delete from access.logout_token where expires_at <= ${now}`;
  await deps.sql`delete from access.setup where expires_at <= ${now}`;
}

/** The door, on the platform's own pool. `changed` is called when a name or login was written, so that registers can load again. */
export function openAccess(options: { sql: Sql } & Partial<Omit<AccessDeps, "sql">>): Access {
  const deps: AccessDeps = {
    now: () => new Date().toISOString(),
    cost: HASH_COST,
    ownWords: ["zuji", "足迹"],
    changed: async () => {},
    // Without the installation's key nothing sealed here is ever opened by another process.
    master: ringOf(randomBytes(32)),
    secondRoles: [],
    log: () => {},
    ...options,
  };
  return {
    signIn: (login, password, from, previous) => signIn(deps, login, password, from, previous),
    sessionOf: openSessionLookup(deps),
    peek: openSessionLookup(deps, false),
    signOut: (token) => signOut(deps, token),
    signOutEverywhere: (account, except) => endSessions(deps, account, except === undefined ? {} : { except }),
    devices: (session) => devices(deps, session),
    devicesOf: (account) => devicesOf(deps, account),
    endSession: (account, session) => endSessions(deps, account, { only: session }),
    endDevices: async (session, which, password, from) => {
      await confirm(deps, session, "password", password, from);
      return endSessions(deps, session.account.id, which.only === undefined ? { except: session.id } : { only: which.only });
    },
    changePassword: (session, current, next, from) => changePassword(deps, session, current, next, from),
    setPersonnel: (account, personnel) => setPersonnel(deps, account, personnel),
    signOn: (settings) => openSignOn(deps, settings),
    secondStatus: (session) => secondStatus(deps, session),
    beginSecond: (session, password, from) => beginSecond(deps, session, password, from),
    confirmSecond: (session, code, from) => confirmSecond(deps, session, code, from),
    newRecovery: (session, code, from) => newRecovery(deps, session, code, from),
    removeSecond: (session, code, from) => removeSecond(deps, session, code, from),
    prove: (session, proof, from) => prove(deps, session, proof, from),
    stepUp: (session) => requireStepUp(session, deps.now()),
    freeIdentity: (input) => freeIdentity(deps, input),
    createAccount: (input) => createAccount(deps, input),
    createAccounts: (rows) => createAccounts(deps, rows),
    issuePassword: (account) => issuePassword(deps, account),
    hashPassword: (password) => hashPassword(password, deps.cost),
    needsSetup: () => needsSetup(deps),
    createSetupToken: () => createSetupToken(deps),
    setUp: (input, from, establish) => setUp(deps, input, from, establish),
    sweep: () => sweep(deps),
  };
}
