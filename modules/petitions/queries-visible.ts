import type { QueryContext } from "#platform/modules";
import { organisations } from "#modules/organisations";

/** Who reads petitions, in words. */
export const OWN = "own desk, organ or area";
type Language = "zh" | "en";
export const unitName = (ctx: Pick<QueryContext, "read">, code: string | null, language: Language = "zh"): string =>
  code === null ? "" : (ctx.read(organisations).unit(code)?.[language] ?? code);
