import type { QueryContext } from "#platform/modules";
import { shortName } from "./code.ts";
import { places } from "./queries.ts";

type Language = "zh" | "en";

/**
 * A place in words of the reader's language, without what every reader knows: town and village, "月河街道 吉北社区" or "Jibei Community, Yuehe
 * Subdistrict"; what is no finer than a county, by its own name; what a finer name says already, once: "月河街道 吉北社区第一网格". An area without an English name keeps its Chinese one in both.
 */
export function placeInWords(
  ctx: Pick<QueryContext, "read"> & { language?: Language },
  code: string,
  language: Language = ctx.language ?? "zh",
): string {
  const trail = ctx.read(places).trail(code);
  const own = trail.filter((area) => area.code.length >= TOWN);
  const all = (own.length > 0 ? own : trail.slice(-1)).map((area) => area[language]);
  const names = all.filter((name, nth) => !all[nth + 1]?.startsWith(shortName(name)));
  return (language === "zh" ? names.join(" ") : names.toReversed().join(", ")) || code;
}
const TOWN = 9;
