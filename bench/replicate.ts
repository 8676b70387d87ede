import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres, { type Sql } from "postgres";
import { openPools } from "#platform/database";
import { uuidv7, receiptNumber } from "#platform/ids";
import { loadKeys } from "#platform/vault";
import { canonical, headHash } from "../platform/ledger/canonical.ts";
import { decrypt, encrypt, fieldContext, newDataKey, openDataKey } from "../platform/vault/seal.ts";
import { searchTerms } from "../modules/incidents/terms.ts";
import type { Made } from "./city.ts";
import { withoutIndexes } from "./indexes.ts";

/** A connection above row-level security, which COPY needs: for a benchmark's own throw-away cluster only. */
export function adminOf({ url, dataDir }: Pick<Made, "url" | "dataDir">, database = "zuji"): string {
  const { admin } = JSON.parse(readFileSync(join(dataDir, "postgres.json"), "utf8")) as { admin: string };
  return `postgres://postgres:${admin}@127.0.0.1:${new URL(url).port}/${database}`;
}

const TABLES = {
  "ledger.event": "home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash",
  "ledger.stream": "home, id, kind, seq, state, head, place",
  "ledger.command": "home, id, name, fingerprint, outcome, at, hash",
  "clocks.clock": "home, stream, slot, kind, rule, duty, obligor, started_at, due_at, remind_at, provisional, status, met_at, place",
  "vault.key": "home, stream, wrapped",
  "vault.field": "home, stream, field, purpose, sealed, at, expires_at",
  "incidents.incident": "",
  "incidents.unit_task": "home, id, unit, role, stage, final, handler, asked_at, accept_due_at, accepted_at, fed_back_at, bounced_at, place, sealed",
} as const;
type TableName = keyof typeof TABLES;

/** Text with holes: what stands between, and which value goes into each. */
type Form = { between: string[]; holes: string[] };
type Values = Readonly<Record<string, string>>;

/** A record as the city's own decisions left it, ready to be written again under other ids. */
type Template = {
  home: string;
  id: string;
  commands: string[];
  events: { text: Form; line: Form }[];
  answers: { text: Form; line: Form }[];
  fields: { field: Form; plain: Buffer; line: Form }[];
  key: Form;
  stream: Form;
  incident: Form;
  summary: string | null;
  others: { table: TableName; line: Form }[];
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\u0001\w+\u0001/g;

/** Makes holes where the record's own ids stand, and where a marker names a value computed anew. */
function form(text: string, own: ReadonlySet<string>): Form {
  const made: Form = { between: [], holes: [] };
  let from = 0;
  for (const found of text.matchAll(UUID)) {
    const marker = found[0].startsWith("\u0001");
    if (!marker && !own.has(found[0])) continue;
    made.between.push(text.slice(from, found.index));
    made.holes.push(marker ? found[0].slice(1, -1) : found[0]);
    from = found.index + found[0].length;
  }
  made.between.push(text.slice(from));
  return made;
}

function fill({ between, holes }: Form, values: Values): string {
  let text = between[0] ?? "";
  for (let index = 0; index < holes.length; index += 1) text += (values[holes[index] ?? ""] ?? "") + (between[index + 1] ?? "");
  return text;
}

const hole = (name: string): string => `\u0001${name}\u0001`;
const escaped = (text: string): string => text.replace(/[\\\t\n\r]/g, (one) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" })[one] ?? one);

async function copyOut(admin: Sql, query: string): Promise<string[][]> {
  const chunks: Buffer[] = [];
  for await (const chunk of await admin.unsafe(`copy (${query}) to stdout`).readable()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString("utf8").split("\n");
  lines.pop();
  return lines.map((line) => line.split("\t"));
}

type Kept = { home: string; id: string; name: string; fingerprint: Buffer; outcome: unknown; at: string };
type Event = { home: string; stream: string; command: string; hash: Buffer; salt: Buffer } & Record<string, unknown>;

/** Reads every incident of the seeded city with all that hangs on it. */
async function templates(made: Made, admin: Sql, incidentColumns: readonly string[]): Promise<Template[]> {
  const { master } = loadKeys(made.dataDir);
  const pools = openPools(made.url, { write: 1, read: 1 });
  try {
    const mine = "(select home, id from ledger.stream where kind = 'incidents.incident')";
    const events = await pools.write<Event[]>`
      select home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash from ledger.event where kind = 'incidents.incident' order by home, stream, seq`;
    const eventLines = await copyOut(admin, `select ${TABLES["ledger.event"]} from ledger.event where kind = 'incidents.incident' order by home, stream, seq`);
    const found = new Map<string, Template>();
    const owns = new Map<string, Set<string>>();
    for (const { home, stream, command } of events) {
      const own = owns.get(stream) ?? new Set([stream]);
      owns.set(stream, own.add(command));
      if (!found.has(stream))
        found.set(stream, { home, id: stream, commands: [], events: [], answers: [], fields: [], others: [], summary: null } as unknown as Template);
    }
    const ownOf = (stream: string): Set<string> => owns.get(stream) ?? new Set();
    const of = (stream: string): Template => found.get(stream) as Template;
    events.forEach(({ salt: _salt, hash: _hash, ...bytes }, index) => {
      const line = [...(eventLines[index] ?? []).slice(0, 12), hole("salt"), hole("hash")].join("\t");
      const own = ownOf(bytes.stream);
      of(bytes.stream).events.push({ text: form(canonical(bytes), own), line: form(line, own) });
    });
    const streamOf = new Map(events.map((event) => [event.command, event.stream]));
    const answers = await pools.write<Kept[]>`select home, id, name, fingerprint, outcome, at from ledger.command`;
    const answerLines = new Map((await copyOut(admin, `select ${TABLES["ledger.command"]} from ledger.command`)).map((line) => [line[1], line]));
    for (const row of answers) {
      const stream = streamOf.get(row.id);
      if (stream === undefined) continue;
      const text = canonical({ ...row, fingerprint: row.fingerprint.toString("hex") });
      const line = [...(answerLines.get(row.id) ?? []).slice(0, 6), hole("answer")].join("\t");
      of(stream).answers.push({ text: form(text, ownOf(stream)), line: form(line, ownOf(stream)) });
      of(stream).commands.push(row.id);
    }
    const keys = new Map<string, Buffer>();
    for (const row of await pools.write<{ home: string; stream: string; wrapped: Buffer }[]>`select home, stream, wrapped from vault.key`) {
      if (!found.has(row.stream)) continue;
      keys.set(row.stream, openDataKey(master, row.wrapped, row.home, row.stream) as Buffer);
      of(row.stream).key = form([row.home, row.stream, hole("wrapped")].join("\t"), ownOf(row.stream));
    }
    const sealed = await pools.write<{ home: string; stream: string; field: string; sealed: Buffer }[]>`select home, stream, field, sealed from vault.field order by home, stream, field`;
    const fieldLines = await copyOut(admin, `select ${TABLES["vault.field"]} from vault.field order by home, stream, field`);
    sealed.forEach((row, index) => {
      if (!found.has(row.stream)) return;
      const plain = decrypt(keys.get(row.stream) as Buffer, row.sealed, fieldContext(row.home, row.stream, row.field)) as Buffer;
      const line = (fieldLines[index] ?? []).with(4, hole("sealed")).join("\t");
      of(row.stream).fields.push({ field: form(row.field, ownOf(row.stream)), plain, line: form(line, ownOf(row.stream)) });
    });
    for (const line of await copyOut(admin, `select ${TABLES["ledger.stream"]} from ledger.stream where kind = 'incidents.incident'`))
      of(line[1] ?? "").stream = form(line.with(5, hole("head")).join("\t"), ownOf(line[1] ?? ""));
    const [number, terms, summary] = ["number", "terms", "summary"].map((name) => incidentColumns.indexOf(name)) as [number, number, number];
    for (const line of await copyOut(admin, `select ${incidentColumns.join(", ")} from incidents.incident`)) {
      of(line[1] ?? "").incident = form(line.with(number, hole("number")).with(terms, hole("terms")).join("\t"), ownOf(line[1] ?? ""));
      of(line[1] ?? "").summary = line[summary] === "\\N" ? null : (line[summary] ?? null);
    }
    for (const table of ["clocks.clock", "incidents.unit_task"] as const)
      for (const line of await copyOut(admin, `select ${TABLES[table]} from ${table} where (home, ${table === "clocks.clock" ? "stream" : "id"}) in ${mine}`))
        of(line[1] ?? "").others.push({ table, line: form(line.join("\t"), ownOf(line[1] ?? "")) });
    return [...found.values()];
  } finally {
    await pools.close();
  }
}

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const bytea = (bytes: Uint8Array): string => `\\\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")}`;
const timeOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

let pool = Buffer.alloc(0);
function salt(): Buffer {
  if (pool.length < 16) pool = crypto.getRandomValues(Buffer.alloc(65_536));
  const one = pool.subarray(0, 16);
  pool = pool.subarray(16);
  return one;
}

type Emit = (table: TableName, line: string) => void;

/** One more record like the template: new ids at the same instants, new salts, hashes, keys and sealings. */
function again(template: Template, master: Uint8Array, emit: Emit): void {
  const values: Record<string, string> = { [template.id]: uuidv7(timeOf(template.id)) };
  for (const command of template.commands) values[command] ??= uuidv7(timeOf(command));
  const id = values[template.id] as string;
  let head: Buffer | null = null;
  for (const event of template.events) {
    const fresh = salt();
    // What eventHash does, over the canonical bytes with the new ids in their places.
    const hash = sha256(fresh, fill(event.text, values));
    head = headHash(head, hash);
    values["salt"] = bytea(fresh);
    values["hash"] = bytea(hash);
    emit("ledger.event", fill(event.line, values));
  }
  values["head"] = bytea(head ?? new Uint8Array());
  emit("ledger.stream", fill(template.stream, values));
  for (const answer of template.answers) {
    values["answer"] = bytea(sha256(fill(answer.text, values)));
    emit("ledger.command", fill(answer.line, values));
  }
  const { key, wrapped } = newDataKey(master, template.home, id);
  values["wrapped"] = bytea(wrapped);
  if (template.key) emit("vault.key", fill(template.key, values));
  for (const field of template.fields) {
    values["sealed"] = bytea(encrypt(key, field.plain, fieldContext(template.home, id, fill(field.field, values))));
    emit("vault.field", fill(field.line, values));
  }
  const number = receiptNumber(id).replaceAll("-", "");
  values["number"] = number;
  values["terms"] = escaped(`{${searchTerms(number, template.summary).map((term) => `"${term.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
  emit("incidents.incident", fill(template.incident, values));
  for (const { table, line } of template.others) emit(table, fill(line, values));
}

const CHUNK = 1 << 20;

/** Lines on their way into one table, on a connection of their own. */
function openCopy(adminUrl: string, table: TableName, columns: string): { add: (line: string) => void; drained: () => Promise<void>; end: () => Promise<void> } {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  let lines: string[] = [];
  let size = 0;
  let wake: () => void = () => {};
  const waiting: Buffer[] = [];
  let ended = false;
  const source = async function* () {
    for (;;) {
      const chunk = waiting.shift();
      if (chunk) yield chunk;
      else if (ended) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const flush = (): void => {
    if (lines.length > 0) waiting.push(Buffer.from(`${lines.join("\n")}\n`));
    lines = [];
    size = 0;
    wake();
  };
  const done = (async () => pipeline(Readable.from(source()), await sql.unsafe(`copy ${table} (${columns}) from stdin`).writable()))();
  return {
    add: (line) => {
      lines.push(line);
      size += line.length;
      if (size > CHUNK) flush();
    },
    drained: async () => {
      while (waiting.length > 4) await Promise.race([new Promise((resolve) => setTimeout(resolve, 5)), done]);
    },
    end: async () => {
      flush();
      ended = true;
      wake();
      await done;
      await sql.end();
    },
  };
}

export type Replicated = { records: number; events: number; copySeconds: number; indexSeconds: number };

/**
 * Makes the seeded city about `times` as large: every record again under new ids at the same instants, with salts, hashes, heads, keys and
 * sealed fields of its own, written by COPY; counters to match. `npm run verify` finds no difference. Fingerprints of repeated commands are
 * those of the originals: nobody repeats a command of the past.
 */
export async function replicate(made: Made, times: number, say: (line: string) => void = console.log): Promise<Replicated> {
  const adminUrl = adminOf(made);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const columns = await admin<{ name: string }[]>`
      select attname as name from pg_attribute where attrelid = 'incidents.incident'::regclass and attnum > 0 and not attisdropped order by attnum`;
    const incidentColumns = columns.map((column) => column.name);
    const all = await templates(made, admin, incidentColumns);
    const { master } = loadKeys(made.dataDir);
    const names = Object.keys(TABLES) as TableName[];
    let events = 0;
    let copySeconds = 0;
    const began = performance.now();
    await withoutIndexes(admin, names, async () => {
      const copies = new Map(names.map((table) => [table, openCopy(adminUrl, table, TABLES[table] || incidentColumns.join(", "))]));
      const emit: Emit = (table, line) => void copies.get(table)?.add(line);
      for (let copy = 1; copy < times; copy += 1) {
        for (const [index, template] of all.entries()) {
          again(template, master, emit);
          events += template.events.length;
          if (index % 50 === 49) for (const stream of copies.values()) await stream.drained();
        }
        if (copy % 25 === 0) say(`${events} events, ${Math.round((events * 1_000) / (performance.now() - began))}/s`);
      }
      await Promise.all([...copies.values()].map((stream) => stream.end()));
      for (const table of ["county_day", "town_day", "village_month"])
        await admin.unsafe(`update figures.${table} set n = n * ${times}, sum = sum * ${times}`);
      copySeconds = (performance.now() - began) / 1_000;
    });
    const indexSeconds = (performance.now() - began) / 1_000 - copySeconds;
    for (const table of names) await admin.unsafe(`vacuum (analyze) ${table}`);
    await admin.unsafe("checkpoint");
    return { records: all.length * times, events, copySeconds, indexSeconds };
  } finally {
    await admin.end();
  }
}
