import type { Sql } from "postgres";
import type { Actor } from "../access/actor.ts";
import { fingerprint } from "./canonical.ts";
import type { Command } from "./command.ts";
import { after, decide, keyText, mergeByStream, placeOf, type Deciding, type Decision, type Loaded, type Touched } from "./decide.ts";
import { eventHash, headHash, type EventBytes } from "./canonical.ts";
import { stamped, type Noun, type StreamKey } from "./noun.ts";
import { blocksOf, write, type Writing } from "./write.ts";
import { namedUuid, randomSlice } from "../ids/index.ts";

/** A finished history of one stream, for registers that come as data. */
export type History = { kind: string; key: { home: string; id: string }; at: string; events: readonly { type: string }[] };

export type BulkDeps = Deciding & Writing & { sql: Sql };

const none: Loaded = { kind: null, seq: 0, state: undefined, head: null, wrapped: null };

function historyDecision(deps: BulkDeps, history: History): Decision & { fingerprint: Buffer } {
  const entry = deps.registry.entry(history.kind);
  const touched: Touched = {
    key: history.key,
    entry,
    before: none,
    state: entry.noun.initial,
    head: null,
    place: history.key.home,
    events: [],
    recorded: [],
  };
  const command = namedUuid("history", history.key.home, history.key.id);
  history.events.forEach((event, index) => {
    const { type, ...data } = event;
    const recorded = stamped(event, { seq: index + 1, at: history.at, by: "system", role: "", unit: "" });
    touched.state = entry.noun.evolve(touched.state, recorded);
    touched.place = placeOf(entry, history.key, touched.state);
    const bytes: EventBytes = {
      ...history.key,
      stream: history.key.id,
      seq: index + 1,
      kind: history.kind,
      type,
      data,
      at: history.at,
      actor: "system",
      role: "",
      unit: "",
      place: touched.place,
      command,
    };
    delete (bytes as { id?: string }).id;
    const salt = Buffer.from(randomSlice(16));
    const hash = eventHash(salt, bytes);
    touched.head = headHash(touched.head, hash);
    touched.events.push({ ...bytes, salt, hash });
    touched.recorded.push(recorded);
  });
  return {
    commandId: command,
    home: history.key.home,
    name: "platform.load-history",
    outcome: null,
    at: history.at,
    touched: [touched],
    sealings: [],
    jobs: [],
    fingerprint: fingerprint("platform.load-history", "system", history.key.id),
  };
}

/** Loads histories of new streams, 500 to a statement. A stream that exists already fails its whole statement. */
export async function loadHistories(
  deps: BulkDeps,
  histories: readonly History[],
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  let writing = Promise.resolve();
  for (let from = 0; from < histories.length; from += 500) {
    // While the database writes one statement the next is made ready.
    const decisions = histories.slice(from, from + 500).map((history) => historyDecision(deps, history));
    const blocks = blocksOf(decisions, deps, { jobs: false, commands: false });
    await writing;
    onProgress(from);
    writing = write(deps.sql, blocks);
    // Heard at the next turn, unless what was to come next cannot be made ready.
    writing.catch(() => {});
  }
  await writing;
  onProgress(histories.length);
}

/** Finished histories of new streams that happen here and now, written beside the caller's own statements of one transaction. */
export async function recordIn(deps: BulkDeps, histories: readonly History[]): Promise<void> {
  if (histories.length === 0) return;
  const decisions = histories.map((history) => historyDecision(deps, history));
  await write(deps.sql, blocksOf(decisions, deps, { commands: false }));
}

/** Gives real commands in memory, at any time and as anybody, and writes all their events at once: seeded years go through the same rules as today. */
export type Rehearsal = {
  give: <I, O>(command: Command<I, O>, input: I, order: { commandId: string; actor: Actor; now: string }) => O;
  /** A record begun in this rehearsal, as it stands now; its initial state when nothing was given to it. */
  state: <S, E extends { type: string }>(of: Noun<S, E>, key: StreamKey) => S;
  /** Writes what was given since the last flush. Jobs of the past are not run. */
  flush: () => Promise<number>;
};

/** Streams begun in a rehearsal must be new. Refusals are thrown as they would be to a user. */
export function rehearse(deps: BulkDeps): Rehearsal {
  const streams = new Map<string, Loaded>();
  let decisions: (Decision & { fingerprint: Buffer })[] = [];
  return {
    give: (command, input, { commandId, actor, now }) => {
      const about = command.about(input, { read: deps.read });
      for (const { key } of about) if (!streams.has(keyText(key))) streams.set(keyText(key), none);
      const home = about[0]?.key.home ?? "";
      const decision = decide(deps, command, input, { commandId, actor, now, home }, streams);
      for (const stream of decision.touched) {
        streams.set(keyText(stream.key), after(stream));
      }
      decisions.push({ ...decision, fingerprint: fingerprint(command.name, actor.id, input) });
      return (command.present?.(decision.outcome as never, deps) ?? decision.outcome) as never;
    },
    state: (of, key) => {
      const found = streams.get(keyText(key));
      return found && found.kind === of.kind ? (found.state as typeof of.initial) : of.initial;
    },
    flush: async () => {
      const merged = mergeByStream(decisions);
      const dataKeys = new Map<string, Buffer>();
      for (let from = 0; from < merged.length; from += 300)
        await write(deps.sql, blocksOf(merged.slice(from, from + 300), deps, { jobs: false, dataKeys }));
      const done = decisions.length;
      decisions = [];
      streams.clear();
      return done;
    },
  };
}

/** An event as it was kept elsewhere: bytes as hex. */
export type KeptEvent = EventBytes & { salt: string; hash: string };
export type KeptStream = { home: string; id: string; kind: string; seq: number; head: string; events: readonly KeptEvent[] };

/** What of a kept stream is not what its hashes say. */
export class BrokenHistory extends Error {
  readonly at: string;
  constructor(at: string, what: string) {
    super(`${at}: ${what}`);
    this.at = at;
  }
}

function keptDecision(deps: BulkDeps, kept: KeptStream): Decision & { fingerprint: Buffer } {
  const key = { home: kept.home, id: kept.id };
  const entry = deps.registry.entry(kept.kind);
  const touched: Touched = { key, entry, before: none, state: entry.noun.initial, head: null, place: kept.home, events: [], recorded: [] };
  kept.events.forEach((event, index) => {
    const at = `${kept.home}/${kept.id}/${index + 1}`;
    const { salt, hash, ...bytes } = event;
    const [saltBytes, hashBytes] = [Buffer.from(salt, "hex"), Buffer.from(hash, "hex")];
    if (bytes.home !== kept.home || bytes.stream !== kept.id || bytes.seq !== index + 1)
      throw new BrokenHistory(at, "is missing or in the wrong place");
    if (!eventHash(saltBytes, bytes).equals(hashBytes)) throw new BrokenHistory(at, "content differs from its hash");
    touched.head = headHash(touched.head, hashBytes);
    const recorded = stamped({ ...(bytes.data as object), type: bytes.type }, { ...bytes, by: bytes.actor });
    touched.state = entry.noun.evolve(touched.state, recorded);
    touched.events.push({ ...bytes, salt: saltBytes, hash: hashBytes });
    touched.recorded.push(recorded);
  });
  touched.place = placeOf(entry, key, touched.state);
  if (touched.head?.toString("hex") !== kept.head)
    throw new BrokenHistory(`${kept.home}/${kept.id}`, "head does not follow from the events");
  const command = namedUuid("kept", kept.home, kept.id);
  return {
    commandId: command,
    home: kept.home,
    name: "",
    outcome: null,
    at: kept.events.at(-1)?.at ?? new Date(0).toISOString(),
    touched: [touched],
    sealings: [],
    jobs: [],
    fingerprint: Buffer.alloc(0),
  };
}

/** Writes streams kept elsewhere, hashes and salts as they were; rows, clocks and counters are computed. Throws `BrokenHistory` for what does not follow. */
export async function writeStreams(deps: BulkDeps, streams: readonly KeptStream[]): Promise<void> {
  if (streams.length === 0) return;
  const decisions = streams.map((kept) => keptDecision(deps, kept));
  await write(deps.sql, blocksOf(decisions, deps, { jobs: false, commands: false }));
}
