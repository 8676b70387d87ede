import type { ZodType } from "zod";
import type { Noun, StreamKey } from "./noun.ts";
import type { Actor, Allow } from "../access/actor.ts";
import type { Register } from "../modules/register.ts";

/** Text or contact data of a person, on its way to the vault; the ledger keeps only the fact that it exists. */
export type Sealing = {
  stream: StreamKey;
  /** Field name within the stream, e.g. "description", "phone". Writing it again makes a new version. */
  field: string;
  /** Purpose registered by the module: who may read, why, until when. */
  purpose: string;
  value: string;
};

export type JobRequest = { kind: string; payload: Record<string, unknown>; runAt?: string };

/** What a command may do. Decisions run in process between one load and one write: nothing here waits. */
export type CommandContext = {
  actor: Actor;
  /** RFC 3339 instant, server time. */
  now: string;
  commandId: string;
  /** The state of a stream named by `about`; the noun's initial state when it does not exist. */
  state: <S, E extends { type: string }>(of: Noun<S, E>, key: StreamKey) => S;
  /** Decides on the present state (earlier changes of this command included) and appends what was decided. */
  change: <S, E extends { type: string }>(of: Noun<S, E>, key: StreamKey, decide: (state: S) => readonly E[]) => S;
  /** Seals a personal field in the same transaction. */
  seal: (sealing: Sealing) => void;
  /** Adds a job in the same transaction. */
  job: (request: JobRequest) => void;
  /** The present content of a register (places, organisations, limits …), in memory. */
  read: <R>(register: Register<R>) => R;
  /** A secret only this installation can make for a subject, e.g. the follow link of a record. 128 bits, base32. */
  token: (purpose: string, subject: string) => string;
};

/** A picture an input names: where it stands there, and the record it must belong to. */
export type NamedPicture = { path: string; id: string; of: StreamKey };

/** A write, as a value: the platform validates, loads, permits, decides, appends and answers. */
export type Command<I, O> = {
  /** `module.verb-noun`, also the operation id in OpenAPI. */
  name: string;
  /** "POST /api/incidents/{home}/{id}/acceptance". The command's id comes in the `Idempotency-Key` header (a UUID). */
  route: string;
  summary: { zh: string; en: string };
  input: ZodType<I>;
  /** What it answers, for openapi.json; a test holds real answers to it. */
  output?: ZodType<O>;
  /** Streams the decision needs, known from the input and the registers. The first one's home keeps the command's answer. */
  about: (input: I, known: Pick<CommandContext, "read">) => readonly StreamRef[];
  allow: Allow<I>;
  run: (ctx: CommandContext, input: I) => O;
  /**
   * For commands that begin a record under an id from outside: the id, and the input with the homes that have it already put in, so that `about` can
   * name them. Asked before the command waits for its batch.
   */
  begins?: {
    /** Kind of stream. */
    kind: string;
    id: (input: I) => string;
    knowing: (input: I, homes: readonly string[], known: Pick<CommandContext, "read">) => I;
  };
  /** Signatures, seals and scans the input names: each must have arrived, be a picture, and belong to this record or to none yet. */
  pictures?: (input: I) => readonly NamedPicture[];
  /** Adds to the answer what must not be kept with it, e.g. a secret link: the ledger stores what `run` returned, each answer is presented anew. */
  present?: (outcome: O, known: Pick<CommandContext, "token">) => O;
  /** Bytes of body it takes of holders of `allow.roles`; of everybody else, and by default, 512 KiB. */
  bodyLimit?: number;
  /** Requests a minute from one address before it is slowed; default 120. */
  ratePerMinute?: number;
};

export type StreamRef = { kind: string; key: StreamKey };

/** Names a stream for `about`. */
export const ref = <S, E extends { type: string }>(of: Noun<S, E>, key: StreamKey): StreamRef => ({
  kind: of.kind,
  key: { home: key.home, id: key.id },
});

export const command = <I, O>(value: Command<I, O>): Command<I, O> => value;
