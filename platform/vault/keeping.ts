import type { Sql } from "postgres";
import type { StreamKey } from "../ledger/noun.ts";
import type { Purpose } from "../modules/module.ts";

const DAY_MS = 86_400_000;
type Kept = { name: string; purpose: string | null; at: string; expires_at: string | null };
type Later = { name: string; until: string };

/** Of what is kept under a purpose that has a longer keeping, the date by it, where that is later: nothing is ever kept shorter by this. */
function later(rows: readonly Kept[], purposes: ReadonlyMap<string, Purpose>): Later[] {
  return rows.flatMap(({ name, purpose, at, expires_at: ends }) => {
    const days = purposes.get(purpose ?? "")?.longer?.days;
    if (days === undefined || ends === null) return [];
    const until = Date.parse(at) + days * DAY_MS;
    return until > Date.parse(ends) ? [{ name, until: new Date(until).toISOString() }] : [];
  });
}

/**
 * A part of a record, as a paper of its file, stays as long as the record's last sealed field, where its purpose has a longer keeping; never shorter than
 * by that purpose itself.
 */
export async function keepWith(sql: Sql, purposes: ReadonlyMap<string, Purpose>, part: StreamKey, whole: StreamKey): Promise<void> {
  const lasting = [...purposes.values()].filter(({ longer }) => longer !== undefined).map(({ code }) => code);
  await sql`
    update vault.field f set expires_at = w.until
    from (select max(expires_at) as until from vault.field where home = ${whole.home} and stream = ${whole.id}) w
    where f.home = ${part.home} and f.stream = ${part.id} and f.purpose = any(${lasting}) and f.expires_at < w.until`;
}

/**
 * A record whose law keeps it longer than others of its kind: its sealed fields and its files stay for the `longer` of their purposes, from the day each came.
 * Heard again when more was sealed on it; hearing it twice changes nothing.
 */
export async function keepLonger(sql: Sql, purposes: ReadonlyMap<string, Purpose>, { home, id }: StreamKey): Promise<void> {
  const fields = await sql<Kept[]>`select field as name, purpose, at, expires_at from vault.field where home = ${home} and stream = ${id}`;
  const files = await sql<Kept[]>`
    select id::text as name, purpose, at, expires_at from files.photo where home = ${home} and stream = ${id} and erased_at is null`;
  const [sealed, kept] = [later(fields, purposes), later(files, purposes)];
  await sql`
    update vault.field f set expires_at = n.until from unnest(${sealed.map(({ name }) => name)}::text[], ${sealed.map(({ until }) => until)}::timestamptz[]) as n (name, until)
    where f.home = ${home} and f.stream = ${id} and f.field = n.name`;
  await sql`
    update files.photo p set expires_at = n.until from unnest(${kept.map(({ name }) => name)}::uuid[], ${kept.map(({ until }) => until)}::timestamptz[]) as n (name, until)
    where p.id = n.name`;
}
