import { randomSlice } from "../ids/index.ts";
import { refuse } from "../refusals/index.ts";
import { noGrant, type Actor, type Grant } from "../access/actor.ts";
import type { Register } from "../modules/register.ts";
import type { Purpose } from "../modules/module.ts";
import { covers } from "../vault/purposes.ts";
import { eventHash, headHash, type EventBytes } from "./canonical.ts";
import type { Command, CommandContext, JobRequest, Sealing } from "./command.ts";
import { readState, stamped, type Noun, type Recorded, type StreamKey } from "./noun.ts";
import type { Entry, Registry } from "./registry.ts";

/** A stream as it was loaded; seq 0 when it does not exist yet. */
export type Loaded = { kind: string | null; seq: number; state: unknown; head: Buffer | null; wrapped: Buffer | null };

export type StoredEvent = EventBytes & { salt: Buffer; hash: Buffer };

export type Touched = {
  key: StreamKey;
  entry: Entry;
  before: Loaded;
  state: unknown;
  head: Buffer | null;
  place: string;
  events: StoredEvent[];
  recorded: Recorded<{ type: string }>[];
};

/** A field on its way to the vault, with the data key its stream had when it was loaded. */
export type Sealed = Sealing & { wrapped: Buffer | null };

export type Decision = {
  commandId: string;
  home: string;
  name: string;
  outcome: unknown;
  at: string;
  touched: Touched[];
  sealings: Sealed[];
  jobs: JobRequest[];
};

export type Deciding = {
  registry: Registry;
  read: <R>(register: Register<R>) => R;
  token: (purpose: string, subject: string) => string;
  purposes: ReadonlyMap<string, Purpose>;
};

export const keyText = (key: StreamKey): string => `${key.home}/${key.id}`;

const absent: Loaded = { kind: null, seq: 0, state: undefined, head: null, wrapped: null };

/** Where a state is now: the projection's word for it, else the first row's `place`, else the home. */
export function placeOf(entry: Entry, key: StreamKey, state: unknown): string {
  if (entry.projection?.place) return entry.projection.place(key, state);
  const row = entry.projection?.rows(key, state)[0]?.row;
  return typeof row?.["place"] === "string" ? row["place"] : key.home;
}

const storable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

function append(
  touched: Touched,
  events: readonly { type: string }[],
  stamp: { at: string; actor: Actor; grant: Grant; commandId: string },
): void {
  for (const event of events) {
    const { type, ...data } = event;
    const seq = touched.before.seq + touched.events.length + 1;
    const recorded = stamped(event, { seq, at: stamp.at, by: stamp.actor.id, role: stamp.grant.role, unit: stamp.grant.unit });
    touched.state = touched.entry.noun.evolve(touched.state, recorded);
    touched.place = placeOf(touched.entry, touched.key, touched.state);
    const bytes: EventBytes = {
      home: touched.key.home,
      stream: touched.key.id,
      seq,
      kind: touched.entry.noun.kind,
      type,
      data,
      at: stamp.at,
      actor: stamp.actor.id,
      role: stamp.grant.role,
      unit: stamp.grant.unit,
      place: touched.place,
      command: stamp.commandId,
    };
    const salt = Buffer.from(randomSlice(16));
    const hash = eventHash(salt, bytes);
    touched.head = headHash(touched.head, hash);
    touched.events.push({ ...bytes, salt, hash });
    touched.recorded.push(recorded);
  }
}

/**
 * Runs one command on loaded streams, without waiting and without touching anything but its answer. Refuses (throws Refusal) what the
 * command's own `allow` and `run` refuse, and text no database can keep (`input.unstorable`).
 */
export function decide<I, O>(
  deps: Deciding,
  command: Command<I, O>,
  input: I,
  order: { commandId: string; actor: Actor; now: string; home: string },
  loaded: ReadonlyMap<string, Loaded>,
): Decision {
  const touched = new Map<string, Touched>();
  const sealings: Sealed[] = [];
  const jobs: JobRequest[] = [];
  let grant: Grant = noGrant;
  const open = (of: Noun<unknown, { type: string }>, key: StreamKey): Touched => {
    const name = keyText(key);
    const known = touched.get(name);
    if (known) return known;
    const before = loaded.get(name);
    if (before === undefined) throw new Error(`${command.name} did not name stream ${name} in about`);
    if (before.kind !== null && before.kind !== of.kind) throw refuse.notFound("record.not-found");
    const entry = deps.registry.entry(of.kind);
    const state = before.seq === 0 ? of.initial : readState(of, before.state);
    const fresh: Touched = {
      key,
      entry,
      before: before.seq === 0 ? { ...absent, wrapped: before.wrapped } : { ...before, state },
      state,
      head: before.head,
      place: "",
      events: [],
      recorded: [],
    };
    touched.set(name, fresh);
    return fresh;
  };
  const ctx: CommandContext = {
    actor: order.actor,
    now: order.now,
    commandId: order.commandId,
    state: (of, key) => open(of as unknown as Noun<unknown, { type: string }>, key).state as never,
    change: (of, key, decideEvents) => {
      const stream = open(of as unknown as Noun<unknown, { type: string }>, key);
      append(stream, decideEvents(stream.state as never), { at: order.now, actor: order.actor, grant, commandId: order.commandId });
      return stream.state as never;
    },
    seal: (sealing) => {
      const purpose = deps.purposes.get(sealing.purpose);
      if (!purpose) throw new Error(`purpose ${sealing.purpose} is not registered`);
      if (!covers(purpose, sealing.field)) throw new Error(`${sealing.field} is no field of purpose ${sealing.purpose}`);
      if (!storable(sealing.value)) throw refuse.invalid("input.unstorable");
      sealings.push({ ...sealing, wrapped: loaded.get(keyText(sealing.stream))?.wrapped ?? null });
    },
    job: (request) => void jobs.push(request),
    read: deps.read,
    token: deps.token,
  };
  const admitted = command.allow.admits(ctx, input);
  if (admitted === null)
    throw order.actor.kind === "resident" ? refuse.unauthenticated("access.sign-in") : refuse.forbidden("access.not-yours");
  grant = admitted;
  const outcome = command.run(ctx, input) ?? {};
  const changed = [...touched.values()].filter((stream) => stream.events.length > 0);
  for (const stream of changed) jobs.push(...(stream.entry.after?.(stream.key, stream.state, stream.recorded) ?? []));
  return { commandId: order.commandId, home: order.home, name: command.name, outcome, at: order.now, touched: changed, sealings, jobs };
}

/** The stream as a later command of the same batch finds it. */
export const after = (stream: Touched): Loaded => ({
  kind: stream.entry.noun.kind,
  seq: stream.before.seq + stream.events.length,
  state: stream.state,
  head: stream.head,
  wrapped: stream.before.wrapped,
});

/** A stream changed by several commands is written once, with all its events and its last state; each command keeps its answer. */
export function mergeByStream<D extends Decision>(decisions: readonly D[]): D[] {
  const first = new Map<string, Touched>();
  return decisions.map((decision) => {
    const touched = decision.touched.filter((stream) => {
      const known = first.get(keyText(stream.key));
      if (!known) {
        first.set(keyText(stream.key), stream);
        return true;
      }
      Object.assign(known, { state: stream.state, head: stream.head, place: stream.place });
      known.events.push(...stream.events);
      known.recorded.push(...stream.recorded);
      return false;
    });
    return { ...decision, touched };
  });
}
