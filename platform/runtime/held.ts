import type { Sql } from "postgres";
import type { StreamKey } from "../ledger/noun.ts";
import type { Registry } from "../ledger/registry.ts";
import type { HeldField, HeldRecord, HeldRight, Reading, Subject } from "../modules/held.ts";
import type { Purpose } from "../modules/module.ts";
import { standingKey, standingsOf, unseal, type Admission, type Keys } from "../vault/index.ts";

type Base = { pools: { write: Sql }; keys: Keys; purposes: ReadonlyMap<string, Purpose>; registry: Registry };

const MOST = 500;

/** Records of persons that go by this number, whatever their kind: asked in an emergency, and seldom. */
export async function numberedIn(base: Base, digits: string): Promise<StreamKey[]> {
  const sql = base.pools.write;
  const tables = base.registry.kinds
    .map((kind) => base.registry.entry(kind))
    .filter(({ persons }) => persons !== undefined)
    .flatMap(({ projection }) => (projection?.tables ?? []).filter(({ columns }) => columns["number"] === "text" && "id" in columns));
  const found = await Promise.all(
    tables.map(({ name }) => sql<StreamKey[]>`select home, id from ${sql(name)} where number = ${digits} order by home limit 5`),
  );
  return found.flat();
}

/** A noun that keeps no names of its fields names a contact by its first word: "phone" of "phone:0198…", if that is this person's own. */
function contactOf({ contact, owns }: Subject, rows: readonly { field: string }[]): string | null {
  if (contact === null || rows.some(({ field }) => field === contact)) return contact;
  return rows.find(({ field }) => field.startsWith(`${contact}:`) && owns(field))?.field ?? contact;
}

/** Which of these files were erased. */
export async function erasedAmong({ pools }: Pick<Base, "pools">, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await pools.write<{ id: string }[]>`
    select id from files.photo where id = any(${ids as string[]}::uuid[]) and erased_at is not null`;
  return new Set(rows.map(({ id }) => id));
}

type FileRow = {
  id: string;
  kind: string;
  width: number;
  height: number;
  milliseconds: number;
  pages: number;
  purpose: string;
  at: string;
  expires_at: string;
};
const saidSize = ({ kind, width, height, milliseconds, pages }: FileRow): string =>
  kind === "photo" ? `${width} × ${height}` : kind === "voice" ? `${Math.round(milliseconds / 1000)} s` : `PDF × ${pages}`;

async function filesHeld({ pools, purposes }: Base, { home, id }: StreamKey, now: string): Promise<HeldField[]> {
  const rows = await pools.write<FileRow[]>`
    select id, kind, width, height, milliseconds, pages, purpose, at, expires_at from files.photo
    where home = ${home} and stream = ${id} and erased_at is null and expires_at > ${now} order by at, kind, id limit ${MOST}`;
  return rows.flatMap((row) => {
    const purpose = purposes.get(row.purpose);
    return purpose ? [{ field: `${row.kind}:${row.id}`, purpose, at: row.at, expiresAt: row.expires_at, text: saidSize(row) }] : [];
  });
}

/**
 * What is held on one record in sealed fields, for how long, and who opened them. `right`: with which the fields are opened too; without it nothing is.
 * Whoever asks has proved that the person or the post may know: nothing is checked here.
 */
export async function heldOf(
  base: Base,
  stream: StreamKey,
  reader: { id: string; now: string },
  right: HeldRight | null,
): Promise<HeldRecord | null> {
  const sql = base.pools.write;
  const standing = (await standingsOf(sql, base.registry, [stream])).get(standingKey(stream));
  if (!standing || !base.registry.kinds.includes(standing.kind)) return null;
  const { persons, shut } = base.registry.entry(standing.kind);
  const [rows, files, readings] = await Promise.all([
    sql<{ field: string; purpose: string; at: string; expires_at: string }[]>`
      select field, purpose, at, expires_at from vault.field
      where home = ${stream.home} and stream = ${stream.id} and expires_at > ${reader.now} order by at, field limit ${MOST}`,
    filesHeld(base, stream, reader.now),
    sql<Reading[]>`
      select at, reader, role, unit, field, purpose, basis, reason from vault.read
      where home = ${stream.home} and stream = ${stream.id} order by at desc limit ${MOST}`,
  ]);
  const asks = rows.map(({ field }) => ({ stream, field }));
  const admits = (): Admission | null =>
    right === null
      ? null
      : right.basis === "self"
        ? { role: "resident", unit: "", basis: "self", reason: "" }
        : { role: right.role, unit: right.unit, basis: "glass", reason: right.reason };
  const texts = right === null ? [] : await unseal(sql, base.keys.master, base.purposes, asks, { ...reader, admits });
  return {
    kind: standing.kind,
    place: standing.place,
    persons: (persons?.(standing.state) ?? []).map((one) => ({ ...one, contact: contactOf(one, rows) })),
    shutTo: (units) => shut?.(standing.state, units) ?? false,
    fields: rows.flatMap(({ field, purpose: code, at, expires_at: expiresAt }, index) => {
      const purpose = base.purposes.get(code);
      return purpose ? [{ field, purpose, at, expiresAt, text: texts[index] ?? null }] : [];
    }),
    files,
    readings,
  };
}
