import type { Sql } from "postgres";
import { openPools } from "#platform/database";
import { loadKeys } from "#platform/vault";
import { canonical } from "../platform/ledger/canonical.ts";
import { openDataKey, type Ring } from "../platform/vault/ring.ts";
import { decrypt, fieldContext } from "../platform/vault/seal.ts";
import type { Made } from "./city.ts";
import { copyOut } from "./copy.ts";
import { form, hole, type Form } from "./form.ts";

/** What a record's rows lie in, with their columns; those of the incident's own row are many and asked of the database. */
export const TABLES = {
  "ledger.event": "home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash",
  "ledger.stream": "home, id, kind, seq, state, head, place",
  "ledger.command": "home, id, name, fingerprint, outcome, at, hash",
  "clocks.clock": "home, stream, slot, kind, rule, duty, obligor, started_at, due_at, remind_at, provisional, status, met_at, place",
  "vault.key": "home, stream, wrapped",
  "vault.field": "home, stream, field, purpose, sealed, at, expires_at, blind",
  "incidents.incident": "",
  "incidents.unit_task":
    "home, id, unit, role, stage, final, handler, asked_at, accept_due_at, accepted_at, fed_back_at, bounced_at, place, sealed",
} as const;
export type TableName = keyof typeof TABLES;

/** A record as the city's own decisions left it, ready to be written again under other ids. */
export type Template = {
  home: string;
  id: string;
  commands: string[];
  events: { text: Form; line: Form }[];
  answers: { text: Form; line: Form }[];
  fields: { field: Form; plain: Buffer; line: Form }[];
  key: Form | null;
  stream: Form;
  incident: Form;
  summary: string | null;
  others: { table: TableName; line: Form }[];
};

type Event = { home: string; stream: string; command: string; hash: Buffer; salt: Buffer } & Record<string, unknown>;
type Kept = { home: string; id: string; name: string; fingerprint: Buffer; outcome: unknown; at: string };

/** The records being read: where each id belongs. */
type Reading = { sql: Sql; admin: Sql; found: Map<string, Template>; owns: Map<string, Set<string>>; streamOf: Map<string, string> };

const ownOf = (reading: Reading, stream: string): ReadonlySet<string> => reading.owns.get(stream) ?? new Set();

function of(reading: Reading, stream: string): Template {
  const template = reading.found.get(stream);
  if (!template) throw new Error(`${stream} has no events`);
  return template;
}

async function readEvents(reading: Reading): Promise<void> {
  const events = await reading.sql<Event[]>`
    select home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash from ledger.event where kind = 'incidents.incident' order by home, stream, seq`;
  const lines = await copyOut(
    reading.admin,
    `select ${TABLES["ledger.event"]} from ledger.event where kind = 'incidents.incident' order by home, stream, seq`,
  );
  for (const { home, stream, command } of events) {
    reading.owns.set(stream, (reading.owns.get(stream) ?? new Set([stream])).add(command));
    reading.streamOf.set(command, stream);
    if (reading.found.has(stream)) continue;
    const none = form("", new Set());
    reading.found.set(stream, {
      home,
      id: stream,
      commands: [],
      events: [],
      answers: [],
      fields: [],
      key: null,
      stream: none,
      incident: none,
      summary: null,
      others: [],
    });
  }
  events.forEach(({ salt: _salt, hash: _hash, ...bytes }, index) => {
    const line = [...(lines[index] ?? []).slice(0, 12), hole("salt"), hole("hash")].join("\t");
    const own = ownOf(reading, bytes.stream);
    of(reading, bytes.stream).events.push({ text: form(canonical(bytes), own), line: form(line, own) });
  });
}

async function readAnswers(reading: Reading): Promise<void> {
  const lines = new Map(
    (await copyOut(reading.admin, `select ${TABLES["ledger.command"]} from ledger.command`)).map((line) => [line[1], line]),
  );
  for (const row of await reading.sql<Kept[]>`select home, id, name, fingerprint, outcome, at from ledger.command`) {
    const stream = reading.streamOf.get(row.id);
    if (stream === undefined) continue;
    const text = canonical({ ...row, fingerprint: row.fingerprint.toString("hex") });
    const line = [...(lines.get(row.id) ?? []).slice(0, 6), hole("answer")].join("\t");
    of(reading, stream).answers.push({ text: form(text, ownOf(reading, stream)), line: form(line, ownOf(reading, stream)) });
    of(reading, stream).commands.push(row.id);
  }
}

async function readVault(reading: Reading, master: Ring): Promise<void> {
  const keys = new Map<string, Buffer>();
  for (const row of await reading.sql<{ home: string; stream: string; wrapped: Buffer }[]>`select home, stream, wrapped from vault.key`) {
    const opened = openDataKey(master, row.wrapped, row.home, row.stream);
    if (!reading.found.has(row.stream) || !opened) continue;
    keys.set(row.stream, opened);
    of(reading, row.stream).key = form([row.home, row.stream, hole("wrapped")].join("\t"), ownOf(reading, row.stream));
  }
  // What is past its date would be erased, a hundred times over, before the server answers anybody.
  const sealed = await reading.sql<{ home: string; stream: string; field: string; sealed: Buffer }[]>`
    select home, stream, field, sealed from vault.field where expires_at > now() + interval '1 day' order by home, stream, field`;
  const lines = await copyOut(
    reading.admin,
    `select ${TABLES["vault.field"]} from vault.field where expires_at > now() + interval '1 day' order by home, stream, field`,
  );
  sealed.forEach((row, index) => {
    const key = keys.get(row.stream);
    const plain = key && decrypt(key, row.sealed, fieldContext(row.home, row.stream, row.field));
    if (!plain) return;
    const own = ownOf(reading, row.stream);
    const line = (lines[index] ?? []).with(4, hole("sealed")).join("\t");
    of(reading, row.stream).fields.push({ field: form(row.field, own), plain, line: form(line, own) });
  });
}

async function readRows(reading: Reading, incidentColumns: readonly string[]): Promise<void> {
  const { admin } = reading;
  const own = (line: readonly string[]): ReadonlySet<string> => ownOf(reading, line[1] ?? "");
  for (const line of await copyOut(admin, `select ${TABLES["ledger.stream"]} from ledger.stream where kind = 'incidents.incident'`))
    of(reading, line[1] ?? "").stream = form(line.with(5, hole("head")).join("\t"), own(line));
  const at = (name: string): number => incidentColumns.indexOf(name);
  for (const line of await copyOut(admin, `select ${incidentColumns.join(", ")} from incidents.incident`)) {
    const template = of(reading, line[1] ?? "");
    template.incident = form(line.with(at("number"), hole("number")).with(at("terms"), hole("terms")).join("\t"), own(line));
    const summary = line[at("summary")] ?? "\\N";
    template.summary = summary === "\\N" ? null : summary;
  }
  for (const table of ["clocks.clock", "incidents.unit_task"] as const) {
    const lines = await copyOut(admin, `select ${TABLES[table]} from ${table}`);
    for (const line of lines)
      if (reading.found.has(line[1] ?? "")) of(reading, line[1] ?? "").others.push({ table, line: form(line.join("\t"), own(line)) });
  }
}

/** Reads every incident of the seeded city with all that hangs on it. */
export async function templates(made: Made, admin: Sql, incidentColumns: readonly string[]): Promise<Template[]> {
  const pools = openPools(made.url, { write: 1, read: 1 });
  try {
    const reading: Reading = { sql: pools.write, admin, found: new Map(), owns: new Map(), streamOf: new Map() };
    await readEvents(reading);
    await readAnswers(reading);
    await readVault(reading, loadKeys(made.dataDir).master);
    await readRows(reading, incidentColumns);
    return [...reading.found.values()];
  } finally {
    await pools.close();
  }
}
