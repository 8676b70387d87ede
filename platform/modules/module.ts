import type { Sql } from "postgres";
import type { Actor, Grant } from "../access/actor.ts";
import type { Command, JobRequest } from "../ledger/command.ts";
import type { Noun, Recorded, StreamKey } from "../ledger/noun.ts";
import type { Clocks, Projection } from "../ledger/projection.ts";
import type { CatalogueGroup, Said } from "../figures/catalogue.ts";
import type { FigureSet } from "../figures/set.ts";
import type { NoticeKind } from "../notices/mailbox.ts";
import type { LiveOf } from "../live/change.ts";
import type { AnyTopic } from "../live/topic.ts";
import type { DocumentKind } from "../documents/kind.ts";
import type { WaitingSource } from "../waiting/source.ts";
import type { Query, QueryContext } from "./query.ts";
import type { Register } from "./register.ts";
import type { Subject } from "./held.ts";
import type { ToldFigure } from "./told.ts";
import type { Page as SheetPage } from "../sheets/index.ts";
import type { Language, Words } from "../../web/words/index.ts";

/** What a job may do: run commands as the system (or a named actor), read, and touch the outside world. */
export type JobContext = {
  now: string;
  execute: <I, O>(command: Command<I, O>, input: I, commandId: string, actor?: Actor) => Promise<O>;
  read: <R>(register: Register<R>) => R;
  query: <T>(scope: readonly string[], work: (ctx: QueryContext) => Promise<T>) => Promise<T>;
  notify: (notice: Notice) => Promise<void>;
  /** A secret only this installation can make for a subject: for links that go to one contact and are kept nowhere. */
  token: (purpose: string, subject: string) => string;
};

export type StaffReaders =
  | { kind: "account"; id: string }
  /** Those of the unit over the area, the nearest; where none is, all of the unit who hold the role. */
  | { kind: "unit"; unit: string; role: string; area: string; except?: string }
  /** `except`: nobody who is also of this unit. `below`: those over a part of the area too, where it is not known which part. */
  | { kind: "role"; role: string; area: string; except?: string; below?: boolean };

/** A message to people. Staff by account, unit or role; a resident by the sealed contact of a stream. Body words come from the module's catalogue. */
export type Notice = {
  /** Time-ordered and stable for one cause, so a job run twice sends once. */
  id: string;
  /** `several`: each of them once, with one job and whatever posts they hold. */
  to:
    | StaffReaders
    | { kind: "several"; of: readonly StaffReaders[] }
    | { kind: "sealed"; stream: StreamKey; field: string; channel: "sms" | "mail" };
  /** Key in the module's words, e.g. "incidents.notice.ended". */
  words: string;
  params: Record<string, string | number>;
  /** What a resident reads in, where the page that asked said so; Chinese otherwise. A mail says both. */
  language?: Language;
  /** Where the notice leads, a path. */
  link?: string;
  /** A code or the secret of a link in it: cut out of what is kept of the message. */
  secret?: string;
};

export type JobKind = { kind: string; run: (ctx: JobContext, payload: Record<string, unknown>) => Promise<void>; attempts?: number };

/** Why a personal field is held (domain.md §1.8). Registered, linted, shown on the purpose page. */
export type Purpose = {
  code: string;
  title: { zh: string; en: string };
  /** The law, with its article. */
  basis: { zh: string; en: string };
  /** Every name sealed under it; a name before ":", " " or "-7" stands for all that continue it so. */
  fields: readonly string[];
  retentionDays: number;
  /** Records that are kept longer, and for how many days in all: the job `vault.keep` is given for each, with its `home` and `id`. */
  longer?: { days: number; when: { zh: string; en: string } };
  /** Roles that may open it. */
  readers: readonly string[];
  /** Every opening is recorded with reader and reason. */
  logged: boolean;
  /** Names of its fields by whose exact phone a record is found: by the person, after a code, and by the desks of that service. Left out: by none. */
  lookup?: readonly string[];
  /** It rests on consent alone: withdrawn at any time, and then erased at once. What rests on a duty of law is kept until its date. */
  consent?: true;
  /** What of it is sensitive (PIPL 28), where something is: weighed beforehand (55) and told to everybody whose it is (30). */
  sensitive?: { zh: string; en: string };
};

export type Role = { code: string; zh: string; en: string };

/** What the ledger keeps for one noun beside its events. `after`: jobs that follow from events, written in the same transaction. */
export type NounEntry = {
  noun: Noun<never, never>;
  /** What one record of it is called, as an auditor reads it. */
  called: Said;
  projection?: Projection<never>;
  clocks?: Clocks<never>;
  figures?: readonly FigureSet[];
  /** Who learns at once that a record of this noun changed; nobody when it is left out. */
  live?: LiveOf<never>;
  after?: (key: StreamKey, state: never, events: readonly Recorded<{ type: string }>[]) => readonly JobRequest[];
  /**
   * Whether the office of this grant's holder works on the record now: then its sealed fields open for that work, and otherwise only with a typed
   * reason. Left out: whoever's grant covers the place.
   */
  handled?: (state: never, reader: Handling) => boolean;
  /** About whom its sealed fields speak: each may ask what is held, correct it, take a copy, have it erased. */
  persons?: (state: never) => readonly Subject[];
  /** Who takes calls and visits may find an open record by the exact phone of a person of it; left out: nobody may. */
  desk?: DeskRule<never>;
  /** Whether people of these units must not learn of the record, not even in an emergency. */
  shut?: (state: never, units: readonly string[]) => boolean;
};

/**
 * How a desk finds what a caller has open. Never a list of who brought what: one number, one kind of record, what the asker works on anyway. `finds` gives the
 * grant by which the asker may know of this record, null when it has ended, is not theirs, or is kept from desks (complaints about units, sealed accusations).
 */
export type DeskRule<State> = {
  roles: readonly string[];
  /** Under which the phones of its persons are sealed. */
  purpose: string;
  finds: (state: State, asking: { actor: Actor; now: string }) => Grant | null;
};

/** By which post somebody means to open a record. */
export type Handling = { grant: Grant; account: string; now: string };

export type ClockSource = {
  /** Kind of stream whose clocks these are. */
  kind: string;
  /** Called by a job when a clock's `remindAt` passed: returns the command that records the reminder or the lapse. */
  remind: (ctx: JobContext, clock: { home: string; id: string; slot: string; dueAt: string }) => Promise<void>;
  /**
   * Called when the calendar changed, for each record with a clock that runs through the days concerned: runs, under this id, the command that counts the
   * record's dates again and writes down those that moved. Left out where no date was counted: days that somebody named stay.
   */
  recount?: (ctx: JobContext, record: StreamKey, commandId: string) => Promise<unknown>;
};

/**
 * Who may look at the photos of one kind of record; asked with the reader's own scope. `secret` is that of a follow link, if one was shown. `purpose`: why
 * they are kept and so how long, unless the step that brought them says another; null: nobody's, published for good.
 */
export type PhotoGate = {
  kind: string;
  purpose: string | null;
  admits: (ctx: QueryContext, owner: StreamKey, secret: string | null, file: KeptFile) => Promise<boolean>;
};

/** Why this very file is kept: what a report brought, or what shows the work. */
export type KeptFile = { purpose: string | null; erasedAt: string | null };

/**
 * A list that can leave as a workbook. `read` is given the person who asked, with the grants that person holds now: what it returns is what that
 * person would see. Refuses `exports.too-many` style codes of its module's own when there is more than `limit`.
 */
export type SheetSource = {
  /** "module.list", kept for ever: history names it. */
  subject: string;
  title: { zh: string; en: string };
  scope: (known: { actor: Actor; now: string }) => readonly string[];
  read: (
    ctx: QueryContext,
    ask: { filter: Readonly<Record<string, string>>; language: Language; limit: number; progress: (rows: number) => Promise<void> },
  ) => Promise<SheetPage>;
};
/** Who may open a record of one kind; asked with the reader's own scope, or with `scope` where the gate itself knows who sits elsewhere. */
export type RecordGate = { kind: string; admits: (ctx: QueryContext, record: StreamKey) => Promise<boolean>; scope?: readonly string[] };

/** What each event is called where it is said what somebody did: nothing missing, and with `satisfies` nothing too much. */
export type EventWords<E extends { type: string }> = Readonly<Record<E["type"], Said>>;

/** What a module plugs into the server. The platform never imports a module; apps/server gives it the list. */
export type Module = {
  name: string;
  nouns: readonly NounEntry[];
  /** Every event of its nouns in words, short: what the person did. */
  events: EventWords<{ type: string }>;
  commands: readonly Command<never, unknown>[];
  queries: readonly Query<never, unknown>[];
  jobs?: readonly JobKind[];
  /** Recurring work: an id, how often, and the job to run; one row a period, leased, so several processes run it once. */
  schedules?: readonly { id: string; everySeconds: number; job: string }[];
  registers?: readonly Register<unknown>[];
  purposes?: readonly Purpose[];
  roles?: readonly Role[];
  /** Notices to staff by sort: what one may want by mail. */
  noticeKinds?: readonly NoticeKind[];
  clocks?: readonly ClockSource[];
  photos?: readonly PhotoGate[];
  sheets?: readonly SheetSource[];
  /** What waits here for whoever asks: this service's part of everybody's list of work. */
  waiting?: readonly WaitingSource[];
  /** Papers this module issues. */
  documents?: readonly DocumentKind[];
  /** What is kept of a record in streams of their own, as its papers, and stays as long as the record does. */
  parts?: (db: Sql, whole: StreamKey) => Promise<readonly StreamKey[]>;
  /** Kinds of record several people may have open at once, and who may open one. */
  records?: readonly RecordGate[];
  /** What can be listened to, beside the records themselves. */
  topics?: readonly AnyTopic[];
  /** Figures this module can prove to anybody. */
  catalogue?: readonly CatalogueGroup[];
  /** Figures it works out by a method of its own, in the same catalogue. */
  told?: readonly ToldFigure[];
  words: Words;
  /** Folder with 0001-….sql migrations; left out where a module keeps no table. */
  migrations?: URL;
};

/** Declares a module, and forgets the type parameters of its parts in one place. A noun whose events have no words does not compile. */
export const module = <Nouns extends readonly AnyNounEntry[]>(value: {
  [K in keyof Module]: K extends "nouns"
    ? Nouns
    : K extends "events"
      ? EventWords<Written<Nouns[number]>>
      : K extends "commands"
        ? readonly AnyCommand[]
        : K extends "queries"
          ? readonly AnyQuery[]
          : Module[K];
}): Module => value as unknown as Module;

/** The events a noun folds. */
type Written<Entry> = Entry extends { noun: { evolve: (state: never, event: infer E) => unknown } } ? Extract<E, { type: string }> : never;

// One place where variance is given up: the parts are typed where they are written, and the platform only passes their own values back to them.
type AnyNounEntry = { [K in keyof NounEntry]: K extends "called" ? Said : unknown };
type AnyCommand = { name: string; route: string };
type AnyQuery = { name: string; route: string };
