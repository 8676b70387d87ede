import type { Tag } from "../figures/sql.ts";
import type { Purpose } from "../modules/module.ts";
import { addedUp, deltas, type Delta } from "../figures/deltas.ts";
import { uuidv7 } from "../ids/index.ts";
import { storedChange, type StoredChange } from "../live/change.ts";
import { blindOf } from "../vault/blind.ts";
import { newDataKey, openDataKey, wrapperOf, type Ring } from "../vault/ring.ts";
import { encrypt, fieldContext } from "../vault/seal.ts";
import { commandHash } from "./canonical.ts";
import type { Block, BlockType } from "./blocks.ts";
import { clockRow, CLOCKS, type ClockColumns } from "./clock-rows.ts";
import { statement } from "./blocks.ts";
import type { Decision, Touched } from "./decide.ts";
import { keyText } from "./decide.ts";
import { keptState } from "./noun.ts";
import { deltaRow, jobRows, OUTBOX, type Lease } from "./outbox.ts";
import type { ClockRow, Row, Table } from "./projection.ts";
import type { Registry } from "./registry.ts";

const pairs = <T extends Record<string, BlockType>>(columns: T): [string, BlockType][] => Object.entries(columns);

const EVENT = pairs({
  home: "text",
  stream: "uuid",
  seq: "int4",
  kind: "text",
  type: "text",
  data: "jsonb",
  at: "timestamptz",
  actor: "text",
  role: "text",
  unit: "text",
  place: "text",
  command: "uuid",
  salt: "bytea",
  hash: "bytea",
});
export const STREAM = pairs({ home: "text", id: "uuid", kind: "text", seq: "int4", state: "jsonb", head: "bytea", place: "text" });
const COMMAND = pairs({ home: "text", id: "uuid", name: "text", fingerprint: "bytea", outcome: "jsonb", at: "timestamptz", hash: "bytea" });
const CLOCK = pairs(CLOCKS.columns);
const CHANGE = pairs({ home: "text", id: "uuid", changes: "json" });
const PENDING = pairs({ home: "text", id: "uuid", loaded: "bool", keys: "text[]", hashes: "bytea" });
const KEY = pairs({ home: "text", stream: "uuid", wrapped: "bytea" });
const FIELD = pairs({
  home: "text",
  stream: "uuid",
  field: "text",
  purpose: "text",
  sealed: "bytea",
  at: "timestamptz",
  expires_at: "timestamptz",
  blind: "bytea",
});

type Rows = Record<string, unknown>[];

/** `begun`: a stream that existed before this batch is in it, so its rows may stand already. */
type Sink = {
  begun: boolean;
  events: Rows;
  streams: Rows;
  commands: Rows;
  outbox: Rows;
  clocks: Rows;
  keys: Rows;
  fields: Map<string, Record<string, unknown>>;
  tables: Map<Table, Rows>;
};

export type Writing = {
  registry: Registry;
  master: Ring;
  purposes: ReadonlyMap<string, Purpose>;
  /** Kinds of stream that registers are made of. */
  registerKinds: ReadonlySet<string>;
};

const sameClock = (before: ClockRow | undefined, now: ClockRow): boolean => {
  if (before === undefined) return false;
  for (const name in now) if (before[name as keyof ClockRow] !== now[name as keyof ClockRow]) return false;
  return true;
};

/** A clock that is no longer in the list of its state is void; it stays in the table. */
function changedClocks(stream: Touched): Rows {
  const of = stream.entry.clocks;
  if (!of) return [];
  const before = new Map((stream.before.seq > 0 ? of(stream.key, stream.before.state) : []).map((clock) => [clock.slot, clock]));
  const now = of(stream.key, stream.state);
  const rowOf = (clock: ClockRow): ClockColumns => clockRow(stream.key, stream.entry.noun.kind, clock);
  const rows = now.filter((clock) => !sameClock(before.get(clock.slot), clock)).map((clock) => rowOf(clock));
  for (const clock of now) before.delete(clock.slot);
  for (const gone of before.values()) if (gone.status !== "void") rows.push(rowOf({ ...gone, status: "void", remindAt: null }));
  return rows;
}

/** Equal as far as a column can hold it; cheaper than canonical text, and it runs for every row of every command. */
const sameValue = (left: unknown, right: unknown): boolean =>
  left === right ||
  (left ?? null) === (right ?? null) ||
  (typeof left === "object" && typeof right === "object" && JSON.stringify(left) === JSON.stringify(right));

const sameRow = (left: Row, right: Row, columns: Table["columns"]): boolean => {
  for (const name in columns) if (!sameValue(left[name], right[name])) return false;
  return true;
};

const keyOf = (table: Table, row: Row): string => table.key.map((column) => String(row[column])).join("\u0000");

function changedRows(registry: Registry, stream: Touched, sink: Sink): Delta[] {
  const projection = stream.entry.projection;
  if (!projection) return [];
  const before = new Map<string, Row>();
  if (stream.before.seq > 0)
    for (const { table, row } of projection.rows(stream.key, stream.before.state))
      before.set(`${table}\u0000${keyOf(registry.table(table), row)}`, row);
  const found: Delta[] = [];
  for (const { table: name, row } of projection.rows(stream.key, stream.state)) {
    const table = registry.table(name);
    const old = before.get(`${name}\u0000${keyOf(table, row)}`) ?? null;
    if (old !== null && sameRow(old, row, table.columns)) continue;
    const rows = sink.tables.get(table);
    if (rows) rows.push(row);
    else sink.tables.set(table, [row]);
    const sets = stream.entry.figures?.filter((set) => set.table === name) ?? [];
    if (sets.length > 0) found.push(...deltas(sets, old, row));
  }
  return found;
}

function seal(decision: Decision, deps: Writing, sink: Sink, keys: Map<string, Buffer>): void {
  for (const { stream, field, purpose, value, wrapped } of decision.sealings) {
    const name = keyText(stream);
    // Whatever is not begun by this very decision may have been sealed before.
    if (decision.touched.find((one) => keyText(one.key) === name)?.before.seq !== 0) sink.begun = true;
    let key = keys.get(name);
    if (!key) {
      const opened = wrapped && openDataKey(deps.master, wrapped, stream.home, stream.id);
      if (opened) key = opened;
      // A second key would leave what was sealed with the first behind for ever.
      else if (wrapped)
        throw new Error(`the data key of ${name} is wrapped by a master key that is not in keys/master.key: ${wrapperOf(wrapped)}`);
      else {
        const fresh = newDataKey(deps.master, stream.home, stream.id);
        key = fresh.key;
        sink.keys.push({ home: stream.home, stream: stream.id, wrapped: fresh.wrapped });
      }
      keys.set(name, key);
    }
    const known = deps.purposes.get(purpose);
    if (known === undefined) throw new Error(`purpose ${purpose} is not registered`);
    // The last word of the batch is the one kept: a statement cannot write one row twice.
    sink.fields.set(`${name}/${field}`, {
      home: stream.home,
      stream: stream.id,
      field,
      purpose,
      sealed: encrypt(key, Buffer.from(value), fieldContext(stream.home, stream.id, field)),
      at: decision.at,
      expires_at: new Date(Date.parse(decision.at) + known.retentionDays * 86_400_000).toISOString(),
      blind: blindOf(deps.master, known, field, value),
    });
  }
}

function pour(decision: Decision & { fingerprint: Buffer }, deps: Writing, sink: Sink, options: Required<BlockOptions>): Delta[] {
  const found: Delta[] = [];
  for (const stream of decision.touched) {
    if (stream.before.seq > 0) sink.begun = true;
    sink.events.push(...stream.events);
    sink.streams.push({
      ...stream.key,
      kind: stream.entry.noun.kind,
      seq: stream.before.seq + stream.events.length,
      state: keptState(stream.entry.noun, stream.state),
      head: stream.head,
      place: stream.place,
    });
    sink.clocks.push(...changedClocks(stream));
    found.push(...changedRows(deps.registry, stream, sink));
  }
  seal(decision, deps, sink, options.dataKeys);
  sink.outbox.push(...jobRows(decision, options.lease));
  const row = {
    home: decision.home,
    id: decision.commandId,
    name: decision.name,
    fingerprint: decision.fingerprint,
    outcome: decision.outcome,
    at: decision.at,
  };
  sink.commands.push({ ...row, hash: commandHash(row) });
  return found;
}

/**
 * `jobs: false` drops what the past would set off; `commands: false` keeps no answers; `dataKeys` carries new data keys from one batch to the next;
 * `lease`: until when jobs that are due at once belong to this process.
 */
export type BlockOptions = { jobs?: boolean; commands?: boolean; dataKeys?: Map<string, Buffer>; lease?: Lease | null };

/** One row of the live tail for the whole batch, or none. */
function changesOf(decisions: readonly Decision[]): Rows {
  const changes = decisions.flatMap(({ touched }) => touched.map(storedChange)).filter((one): one is StoredChange => one !== null);
  const first = decisions[0];
  return changes.length > 0 && first ? [{ home: first.home, id: uuidv7(), changes }] : [];
}

/** What the counties' logs are to take in: one row a county, so that sealing finds it however late the batch commits. */
function pendingOf(events: Rows, loaded: boolean): Rows {
  const counties = Map.groupBy(events, (event) => String(event["home"]).slice(0, 6));
  return [...counties].map(([county, own]) => ({
    home: `${county}000`,
    id: uuidv7(),
    loaded,
    keys: own.map((event) => `${String(event["home"])}/${String(event["stream"])}/${String(event["seq"])}`),
    hashes: Buffer.concat(own.map((event) => event["hash"] as Buffer)),
  }));
}

/** The blocks of one batch: events, folds, answers, jobs, clocks, sealed fields and every module's rows. */
export function blocksOf(decisions: readonly (Decision & { fingerprint: Buffer })[], deps: Writing, options: BlockOptions = {}): Block[] {
  const sink: Sink = {
    begun: false,
    events: [],
    streams: [],
    commands: [],
    outbox: [],
    clocks: [],
    keys: [],
    fields: new Map(),
    tables: new Map(),
  };
  // One data key for a stream however many commands of the batch seal on it.
  const whole = { jobs: true, commands: true, dataKeys: new Map<string, Buffer>(), lease: null, ...options };
  const found = addedUp(decisions.flatMap((decision) => pour(decision, deps, sink, whole)));
  const first = decisions[0];
  const outbox = whole.jobs ? sink.outbox : [];
  if (found.length > 0 && first) outbox.push(deltaRow(first, found));
  const versions = [...new Set(sink.streams.map((row) => String(row["kind"])))]
    .filter((kind) => deps.registerKinds.has(kind))
    .map((kind) => ({ kind, version: first?.at }));
  // Rows of new streams cannot stand yet, and a plain insert is cheaper than one that looks for them (measured: a fifth of the write).
  const upsert = (key: readonly string[]): Block["conflict"] => (sink.begun ? key : "fail");
  const modules = [...sink.tables.entries()].sort(([left], [right]) => (left.name < right.name ? -1 : 1));
  return [
    { table: "ledger.event", columns: EVENT, rows: sink.events, conflict: "fail" },
    { table: "ledger.stream", columns: STREAM, rows: sink.streams, conflict: upsert(["home", "id"]) },
    { table: "ledger.command", columns: COMMAND, rows: whole.commands ? sink.commands : [], conflict: "fail" },
    { table: "ledger.outbox", columns: OUTBOX, rows: outbox, conflict: "fail" },
    { table: "live.change", columns: CHANGE, rows: whole.jobs ? changesOf(decisions) : [], conflict: "fail" },
    { table: "log.pending", columns: PENDING, rows: pendingOf(sink.events, !whole.jobs), conflict: "fail" },
    { table: "clocks.clock", columns: CLOCK, rows: sink.clocks, conflict: upsert(["home", "stream", "slot"]) },
    { table: "vault.key", columns: KEY, rows: sink.keys, conflict: "fail" },
    { table: "vault.field", columns: FIELD, rows: [...sink.fields.values()], conflict: upsert(["home", "stream", "field"]) },
    { table: "ledger.register_version", columns: pairs({ kind: "text", version: "timestamptz" }), rows: versions, conflict: ["kind"] },
    ...modules.map(([table, rows]): Block => ({ table: table.name, columns: pairs(table.columns), rows, conflict: upsert(table.key) })),
  ];
}

/** Writes a batch in one statement, which is its own transaction. A sequence already taken fails the whole batch (SQLSTATE 23505). */
export async function write(sql: Tag, blocks: readonly Block[]): Promise<void> {
  const { text, parameters } = statement(blocks);
  if (parameters.length === 0) return;
  await sql.unsafe(text, parameters as never[], { prepare: true });
}
