import type { PublicIncident } from "./contract.ts";

/** A record as it may be published, before it is known how many lie beside it. `place`: 12 digits or fewer. */
export type Candidate = Omit<PublicIncident, "area"> & { place: string };

const [TOWN, VILLAGE] = [9, 12];
/**
 * How finely a record's place may ever be said. What is somebody's own matter (a dispute, a service, a child) stands at its town at the finest, however
 * many lie beside it: in a village five neighbour disputes are five families everybody knows (domain.md §1.4, §8).
 */
export const finest = (place: string, personal: boolean): string => place.slice(0, personal ? TOWN : VILLAGE);

const CELL_LAT = 0.0018;
const CELL_LON = 0.0021;
const AT_LEAST = 5;

const snap = (value: number, cell: number): number => Math.round((Math.floor(value / cell) + 0.5) * cell * 1e6) / 1e6;

/** The middle of a cell of about 200 m, the same for everything in it. */
export const snapped = ({ lon, lat }: { lon: number; lat: number }): { lon: number; lat: number } => ({
  lon: snap(lon, CELL_LON),
  lat: snap(lat, CELL_LAT),
});

type Group = { code: string; items: Candidate[] };

const grouped = (items: readonly Candidate[], digits: number): Group[] =>
  [...Map.groupBy(items, ({ place }) => place.slice(0, digits))].map(([code, some]) => ({ code, items: some }));

/**
 * Splits groups into those large enough to be shown by themselves and the rest, which is shown one level up. A rest of fewer than five would be
 * found out as the whole less the groups shown, so the smallest group joins it until it is large enough.
 */
function parted(groups: readonly Group[]): { shown: Group[]; rest: Candidate[] } {
  const shown = groups.filter(({ items }) => items.length >= AT_LEAST).toSorted((left, right) => right.items.length - left.items.length);
  const rest = groups.filter(({ items }) => items.length < AT_LEAST).flatMap(({ items }) => items);
  while (rest.length > 0 && rest.length < AT_LEAST) {
    const smallest = shown.pop();
    if (!smallest) break;
    rest.push(...smallest.items);
  }
  return { shown, rest };
}

/**
 * What may be published of these records: in a village with five or more, at its cell of 200 m; else at its town's middle, its county's, or not at
 * all. `middle` gives the point that stands for an area. `suppressed`: something was left out; how much would be a small number.
 */
export function publish(
  candidates: readonly Candidate[],
  middle: (code: string) => { lon: number; lat: number } | null,
): { items: PublicIncident[]; suppressed: boolean } {
  const items: PublicIncident[] = [];
  const left: Candidate[] = [];
  const show = (code: string, some: readonly Candidate[], coarse: boolean): void => {
    const point = coarse ? middle(code) : null;
    if (coarse && point === null) return void left.push(...some);
    for (const { key, category, stage, ending, lon, lat, reportedOn } of some)
      items.push({
        key,
        category,
        stage,
        ending,
        ...(point ?? snapped({ lon, lat })),
        area: code,
        reportedOn,
      });
  };
  for (const county of grouped(candidates, 6)) {
    const towns: Group[] = [];
    for (const town of grouped(county.items, 9)) {
      const { shown, rest } = parted(grouped(town.items, 12));
      for (const village of shown) show(village.code, village.items, village.code.length < VILLAGE);
      if (rest.length > 0) towns.push({ code: town.code, items: rest });
    }
    const { shown, rest } = parted(towns);
    for (const town of shown) show(town.code, town.items, true);
    if (rest.length >= AT_LEAST && middle(county.code)) show(county.code, rest, true);
    else left.push(...rest);
  }
  return { items, suppressed: left.length > 0 };
}
