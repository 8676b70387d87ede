import type { QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { places } from "#modules/places";

export const nameIn = (ctx: Pick<QueryContext, "read">, code: string): { zh: string; en: string } => ctx.read(places).names(code);

/**
 * The area asked for; the city where none is named. Nobody learns of an area what a figure does not tell of areas that small (`finest`, in digits); the
 * refusal names the smallest around it of which it is told.
 */
export function areaOf(ctx: Pick<QueryContext, "read" | "language">, finest: number, area: string): string {
  const code = area === "" ? cityCode() : area;
  if (code.length <= finest) return code;
  const wider = code.slice(0, finest);
  const params = { area: nameIn(ctx, code)[ctx.language], above: nameIn(ctx, wider)[ctx.language], wider };
  throw refuse.fields([{ path: "area", code: "report-card.too-fine", params }]);
}
