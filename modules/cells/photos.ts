import type { Recorded } from "#platform/ledger";

type Lined = { photos?: unknown };
const lists = (value: unknown): string[] =>
  Array.isArray(value) ? (value as Lined[]).flatMap(({ photos }) => (Array.isArray(photos) ? photos.map(String) : [])) : [];

/** Photos of an event and of its lines, as one list: so that those of a line become the record's too. */
export const photosIn = <E extends Recorded<{ type: string }>>(events: readonly E[]): (E & { photos: string[] })[] =>
  events.map((event) => {
    const { photos, self, results } = event as E & { photos?: unknown; self?: unknown; results?: unknown };
    return { ...event, photos: [...(Array.isArray(photos) ? photos.map(String) : []), ...lists(self), ...lists(results)] };
  });
