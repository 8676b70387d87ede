import { connect } from "#platform/database";
import { createHash } from "node:crypto";
import type { Sql } from "postgres";
import { uuidv7, receiptNumber } from "#platform/ids";
import { seal } from "#platform/log";
import { loadKeys } from "#platform/vault";
import { modules } from "../apps/server/modules.ts";
import { logKeysIn } from "../apps/server/proof.ts";
import { headHash } from "../platform/ledger/canonical.ts";
import { registryOf } from "../platform/ledger/registry.ts";
import { newDataKey, type Ring } from "../platform/vault/ring.ts";
import { encrypt, fieldContext } from "../platform/vault/seal.ts";
import { searchTerms } from "../modules/incidents/terms.ts";
import type { Made } from "./city.ts";
import { adminOf, openCopy } from "./copy.ts";
import { escaped, fill } from "./form.ts";
import { withoutIndexes } from "./indexes.ts";
import { TABLES, templates, type TableName, type Template } from "./templates.ts";

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
function again(template: Template, master: Ring, emit: Emit): void {
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
  values["terms"] = escaped(
    `{${searchTerms(number, template.summary)
      .map((term) => `"${term.replace(/["\\]/g, "\\$&")}"`)
      .join(",")}}`,
  );
  emit("incidents.incident", fill(template.incident, values));
  for (const { table, line } of template.others) emit(table, fill(line, values));
}

const sealed = (made: Made): Promise<number> =>
  seal({ sql: made.sql, keys: logKeysIn(made.dataDir, process.env), now: () => new Date().toISOString() });

/** The new events wait for their counties' logs as events brought in bulk do, a thousand a row, and are sealed. */
async function logged(made: Made, admin: Sql): Promise<void> {
  await admin`
    insert into log.pending (home, id, loaded, keys, hashes)
    select county || '000', gen_random_uuid(), true, array_agg(home || '/' || stream || '/' || seq order by n), string_agg(hash, ''::bytea order by n)
    from (
      select e.home, e.stream, e.seq, e.hash, left(e.home, 6) as county, row_number() over (partition by left(e.home, 6) order by e.home, e.stream, e.seq) as n
      from ledger.event e where not exists (select 1 from log.entry l where l.home = e.home and l.stream = e.stream and l.seq = e.seq)
    ) as events group by county, n / 1000`;
  await sealed(made);
}

export type Replicated = { records: number; events: number; copySeconds: number; indexSeconds: number };

/**
 * Makes the seeded city about `times` as large: every record again under new ids at the same instants, with salts, hashes, heads, keys and
 * sealed fields of its own, written by COPY; counters to match. `npm run verify` finds no difference. Fingerprints of repeated commands are
 * those of the originals: nobody repeats a command of the past. `log: false` leaves the new events out of the logs, for what only reads records.
 */
export async function replicate(
  made: Made,
  times: number,
  { log = true, say = console.log }: { log?: boolean; say?: (line: string) => void } = {},
): Promise<Replicated> {
  const adminUrl = adminOf(made);
  const admin = connect(adminUrl, { max: 1, onnotice: () => {} });
  try {
    // What waited before is in its logs first: afterwards, whatever is in none is new.
    await sealed(made);
    const columns = await admin<{ name: string }[]>`
      select attname as name from pg_attribute where attrelid = 'incidents.incident'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
    const incidentColumns = columns.map((column) => column.name);
    const all = await templates(made, admin, incidentColumns);
    const { master } = loadKeys(made.dataDir);
    const names = Object.keys(TABLES) as TableName[];
    let events = 0;
    let copySeconds = 0;
    const began = performance.now();
    await withoutIndexes(admin, names, async () => {
      const copies = new Map(names.map((table) => [table, openCopy(adminUrl, table, TABLES[table] || incidentColumns.join(", "))]));
      const emit: Emit = (table, line) => copies.get(table)?.add(line);
      for (let copy = 1; copy < times; copy += 1) {
        for (const [index, template] of all.entries()) {
          again(template, master, emit);
          events += template.events.length;
          if (index % 50 === 49) for (const stream of copies.values()) await stream.drained();
        }
        if (copy % 25 === 0) say(`${events} events, ${Math.round((events * 1_000) / (performance.now() - began))}/s`);
      }
      await Promise.all([...copies.values()].map((stream) => stream.end()));
      const counters = await admin<{ name: string }[]>`
        select format('figures.%I', tablename) as name from pg_tables where schemaname = 'figures' and tablename <> 'folder'`;
      const measures = (registryOf(modules).entry("incidents.incident").figures ?? []).map((set) => set.code);
      for (const { name } of counters)
        await admin.unsafe(
          `update ${name} set n = n * ${times}, sum = sum * ${times},
            ns = (select array_agg(n * ${times}) from unnest(ns) as n) where measure = any($1::text[])`,
          [measures as never],
        );
      copySeconds = (performance.now() - began) / 1_000;
    });
    const indexSeconds = (performance.now() - began) / 1_000 - copySeconds;
    if (log) await logged(made, admin);
    for (const table of names) await admin.unsafe(`vacuum (analyze) ${table}`);
    await admin.unsafe("checkpoint");
    return { records: all.length * times, events, copySeconds, indexSeconds };
  } finally {
    await admin.end();
  }
}
