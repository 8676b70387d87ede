import type { QueryContext } from "#platform/modules";
import type { Said } from "./dataset.ts";

/** Who publishes, under which licence, and whom to ask: of the installation, not of the program. */
export type About = { city: Said; licence: string; hotline: string; mail: string | null };

const CC_BY = "https://creativecommons.org/licenses/by/4.0/";

/** ZUJI_DATA_LICENCE: the IRI of another licence. ZUJI_DATA_MAIL: where questions go. */
export const aboutFrom = (env: Readonly<Record<string, string | undefined>>, city: () => Said, hotline: string) => (): About => ({
  city: city(),
  licence: env["ZUJI_DATA_LICENCE"] || CC_BY,
  hotline,
  mail: env["ZUJI_DATA_MAIL"] || null,
});

/** When records of these kinds last changed, as every process learns of it; null where none ever did. */
export async function changedAt({ db }: QueryContext, kinds: readonly string[]): Promise<string | null> {
  if (kinds.length === 0) return null;
  const [row] = await db<{ at: string | null }[]>`select max(version) as at from ledger.register_version where kind = any(${[...kinds]})`;
  return row?.at ?? null;
}
