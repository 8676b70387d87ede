import type { Sql } from "postgres";

/** Names of the city and its people's number, from the environment: the same program serves any city. */
export type CitySettings = { zh: string; en: string; code: string; hotline: string; version: string };

export const citySettings = (env: Readonly<Record<string, string | undefined>>, version: string): CitySettings => ({
  zh: env["ZUJI_CITY_ZH"] ?? "湖州市",
  en: env["ZUJI_CITY_EN"] ?? "Huzhou",
  code: env["ZUJI_CITY_CODE"] ?? "3305",
  hotline: env["ZUJI_HOTLINE"] ?? "12345",
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
