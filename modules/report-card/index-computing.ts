import type { Catalogued } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { places } from "#modules/places";
import type { IndexPart, IndexReading, IndexRule, RecordIndex } from "./contract/safety-index.ts";
import type { Digits } from "./counting.ts";
import { indexOf, readingOf } from "./index-formula.ts";
import { monthsOver, shownOver } from "./long-spans.ts";
import type { Span } from "./span.ts";

type Read = (area: string) => IndexReading;

/** What the public may be told of a year, and nothing else: an index of a number that is withheld would tell it. */
async function countedPart(ctx: QueryContext, entry: Catalogued, part: IndexPart, span: Span): Promise<Read> {
  const city = cityCode();
  const shown = new Map<string, { value: number | null; hidden?: boolean | undefined }>();
  for (const digits of [city.length, 6] as Digits[]) {
    const months = await monthsOver(ctx, entry, city, digits, span);
    for (const [area, value] of await shownOver(ctx, entry, city, digits, span, months)) shown.set(area, value);
  }
  return (area) => {
    const found = shown.get(area);
    return readingOf(part, found && !found.hidden && found.value !== null ? found.value * 100 : null, found?.hidden ?? false);
  };
}

async function readPart(ctx: QueryContext, part: IndexPart, year: number): Promise<Read> {
  const told = ctx.catalogue.findTold(part.figure);
  if (told) {
    const all = (await told.all(ctx)).filter((one) => one.year === year);
    return (area) => {
      const found = all.find((one) => one.area === area);
      return readingOf(part, found && found.value !== null ? found.value * 100 : null, found !== undefined && found.value === null);
    };
  }
  const entry = ctx.catalogue.find(part.figure);
  return entry ? countedPart(ctx, entry, part, { from: `${year}-01-01`, to: `${year}-12-31` }) : () => readingOf(part, null);
}

/** The index of one year: of the city and of each county, every part with what it was read from. */
export async function computeIndex(ctx: QueryContext, rule: IndexRule, year: number): Promise<RecordIndex> {
  const reads: Read[] = [];
  for (const part of rule.parts) reads.push(await readPart(ctx, part, year));
  const areas = [
    cityCode(),
    ...ctx
      .read(places)
      .within(cityCode(), "county")
      .map(({ code }) => code),
  ];
  return {
    year,
    rule: rule.version,
    areas: areas.map((area) =>
      indexOf(
        area,
        rule.parts,
        reads.map((read) => read(area)),
      ),
    ),
  };
}
