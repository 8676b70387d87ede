import type { Sql } from "postgres";
import { cityCodeOf, DEMO_CITY } from "./city.ts";
import { hashWith, type HashName } from "./hash.ts";

export { cityCode, cityCodeOf, cityHome, DEMO_CITY, serveCity } from "./city.ts";
export { hashWith, ledgerHash, type HashName } from "./hash.ts";

/** What a city calls itself and its people's number, from the environment. Without a name the register of areas knows it, once it is loaded. */
export type CitySettings = { zh: string | null; en: string | null; hotline: string; version: string };

export const citySettings = (env: Readonly<Record<string, string | undefined>>, version: string): CitySettings => ({
  zh: env["ZUJI_CITY_ZH"] || null,
  en: env["ZUJI_CITY_EN"] || null,
  hotline: env["ZUJI_HOTLINE"] || "12345",
  version,
});

/** A value kept about the installation itself, or null. */
export async function getSetting<T>(sql: Sql, key: string): Promise<T | null> {
  const [row] = await sql<{ value: T }[]>`select value from settings.setting where key = ${key}`;
  return row?.value ?? null;
}

export async function putSetting(sql: Sql, key: string, value: unknown, now: string): Promise<void> {
  await sql`insert into settings.setting (key, value, at) values (${key}, ${sql.json(value as never)}, ${now}) on conflict (key) do update set value = excluded.value, at = excluded.at`;
}

/** Why an installation cannot be the city it was asked to be: what was asked, and what it is. */
export class CityMismatch extends Error {
  readonly asked: string;
  readonly kept: string | null;
  constructor(asked: string, kept: string | null) {
    super(kept === null ? `${asked} is not the code of a city` : `this database belongs to ${kept}, not to ${asked}`);
    this.asked = asked;
    this.kept = kept;
  }
}

/**
 * The city of this database, decided by its first start and kept: the homes of what belongs to the whole city are made of it, so it can never
 * change. `asked` is ZUJI_CITY_CODE, if given. `sql` sees the whole ledger. Throws CityMismatch.
 */
export async function settleCity(sql: Sql, asked: string | undefined, now: string): Promise<string> {
  const wanted = asked ? cityCodeOf(asked) : null;
  if (asked && wanted === null) throw new CityMismatch(asked, null);
  if ((await getSetting<string>(sql, "city")) === null) {
    // Databases from before this setting were all the demonstration city's.
    const [used] = await sql`select 1 from ledger.stream limit 1`;
    const first = used ? DEMO_CITY : (wanted ?? DEMO_CITY);
    await sql`insert into settings.setting (key, value, at) values ('city', ${sql.json(first)}, ${now}) on conflict do nothing`;
  }
  const kept = (await getSetting<string>(sql, "city")) ?? DEMO_CITY;
  if (wanted !== null && wanted !== kept) throw new CityMismatch(wanted, kept);
  return kept;
}

/**
 * How this database's ledger hashes, decided by its first start and kept, and told to this process: a history can only be checked as it was written.
 * `asked` is what an empty one begins with. `sql` sees the whole ledger.
 */
export async function settleHash(sql: Sql, asked: HashName, now: string): Promise<HashName> {
  if ((await getSetting<HashName>(sql, "hash")) === null) {
    // Ledgers from before this setting were all hashed with SHA-256.
    const [used] = await sql`select 1 from ledger.stream limit 1`;
    await sql`insert into settings.setting (key, value, at) values ('hash', ${sql.json(used ? "sha256" : asked)}, ${now}) on conflict do nothing`;
  }
  const kept = (await getSetting<HashName>(sql, "hash")) ?? "sha256";
  hashWith(kept);
  return kept;
}
