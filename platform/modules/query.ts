import type { ZodType } from "zod";
import type { Actor } from "../access/actor.ts";
import type { Catalogue } from "../figures/catalogue.ts";
import type { Reader } from "../database/reader.ts";
import type { StreamKey } from "../ledger/noun.ts";
import type { Called } from "./called.ts";
import type { HeldRecord, HeldRight, ReadingCount } from "./held.ts";
import type { LookUp, LookedUp, NotedLookUp, Phoned } from "./lookup.ts";
import type { Register } from "./register.ts";
import type { Language } from "../../web/words/index.ts";

export type QueryContext = {
  actor: Actor;
  /** RFC 3339 instant. */
  now: string;
  /** What the reader reads in; Chinese for papers, jobs and whoever asked in no language. */
  language: Language;
  db: Reader;
  read: <R>(register: Register<R>) => R;
  /** Every figure the modules of this installation can prove. */
  catalogue: Catalogue;
  /** What events and records are called, in both languages. */
  called: Called;
  token: (purpose: string, subject: string) => string;
  /**
   * Opens sealed fields of streams, and leaves a footprint of every reading by staff. `reason` is what the reader typed, if anything. `how`: "masked"
   * when what is opened will be shown masked only; "list" when what would need a reason is left out (null) instead of refused, however few the rows;
   * "beside" for a page that is about something else: as "list", and while staff can open nothing it is left out too. Such a page tells so by `shut`.
   * `by` of an ask: the record whose being worked on opens the field, where it is not its own.
   */
  unseal: (
    asks: readonly { stream: StreamKey; field: string; by?: StreamKey }[],
    reason: string,
    how?: "masked" | "list" | "beside",
  ) => Promise<(string | null)[]>;
  /** Whether this reader is staff who can open nothing sealed now, because the nightly expiry is overdue. */
  shut: () => Promise<boolean>;
  /** What one record holds of persons, until when, and who opened it; with a right its fields are opened too. For queries that have proved who asks. */
  held: (stream: StreamKey, right: HeldRight | null) => Promise<HeldRecord | null>;
  /** Fields in which exactly this phone is sealed, whatever the record. For queries that have proved that it is the asker's own. */
  phoned: (phone: string) => Promise<Phoned[]>;
  /** What a caller has open at the asker's own desk, by the exact phone; noted before it is answered, where the person and the overseers see it. */
  lookUp: (ask: LookUp) => Promise<LookedUp[]>;
  /** Look-ups by staff over these areas, the newest first. For overseers. */
  lookUps: (areas: readonly string[]) => Promise<NotedLookUp[]>;
  /** How often sealed fields of an area's records were opened on these days, by purpose and right; nothing of who, of what or why. For the audit. */
  readingsCounted: (area: string, days: { from: string; to: string }) => Promise<ReadingCount[]>;
  /** Records of persons by their receipt number, of every kind and place. For queries that have asked who may know. */
  numbered: (digits: string) => Promise<StreamKey[]>;
  /** Which of these photos, voice notes and papers were erased: a record that names them says so instead of showing nothing. */
  erasedFiles: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** What is known before anything is read. */
export type Knowing = Omit<
  QueryContext,
  "db" | "unseal" | "shut" | "held" | "numbered" | "phoned" | "lookUp" | "lookUps" | "readingsCounted" | "erasedFiles"
>;

/** A read, as a value. `allow` answers whether at all; what is visible inside is the SQL's `where` and the row-level policy. */
export type Query<I, O> = {
  name: string;
  /** "GET /api/incidents"; inputs come from path and query string as text, so schemas coerce. "POST …" where an input must not stand in an address. */
  route: string;
  summary: { zh: string; en: string };
  input: ZodType<I>;
  /** What it answers, for openapi.json; a test holds real answers to it. */
  output?: ZodType<O>;
  allow: {
    roles: readonly string[];
    condition: string;
    admits: (ctx: Knowing, input: I) => boolean;
  };
  /** Area prefixes the read transaction may see. Default: those of the actor's live grants; "" is everywhere. */
  scope?: (ctx: Knowing, input: I) => readonly string[];
  /** All it answers stands in registers held in memory: no transaction is opened for it, and asking `ctx.db` is a fault. */
  fromRegisters?: true;
  /** It answers every reader of the same scope and units alike: staff who ask the same at once share one read, in which `ctx.actor` is staff and nobody. */
  alike?: true;
  run: (ctx: QueryContext, input: I) => Promise<O>;
  ratePerMinute?: number;
  /** The answer is large and changes seldom: it goes out gzipped with an ETag, and a reader who has it already is told so (304). Never for answers that hold a secret beside what a stranger may write. */
  tagged?: boolean;
};

export const query = <I, O>(value: Query<I, O>): Query<I, O> => value;

/**
 * Whether what goes with a sealed field, a photo for one, opens to this reader now: it does where the field does, and where the field asks for a
 * typed reason this refuses with the same words. `field` null: there are none, so nothing holds it back.
 */
export const opensWith = async (ctx: Pick<QueryContext, "unseal">, stream: StreamKey, field: string | null): Promise<boolean> =>
  field === null || typeof (await ctx.unseal([{ stream, field }], ""))[0] === "string";
