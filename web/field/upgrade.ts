import { FORMAT, type Item } from "./item.ts";

type Any = Readonly<Record<string, unknown>>;

/**
 * Format 1, of the app's first builds: photos as a list of ids, no state but the last error, nothing known of conflicts. What a worker wrote then still arrives.
 */
function fromFirst(item: Any): Any {
  const photos = Array.isArray(item["photos"]) ? item["photos"] : [];
  const { error, url, at, ...rest } = item;
  return {
    ...rest,
    format: 2,
    path: url,
    savedAt: at,
    arrived: [],
    label: {},
    about: item["about"] ?? String(item["id"]),
    photos: photos.map((photo: unknown) => (typeof photo === "string" ? { id: photo, bytes: 0, sentAt: null } : photo)),
    state: "waiting",
    reason: typeof error === "string" ? { code: "earlier", message: error, at: Number(at) } : null,
    tries: 0,
    notBefore: 0,
    sentAt: null,
    answer: null,
  };
}

/** From the format at the index + 1 to the next. */
const STEPS: readonly ((item: Any) => Any)[] = [fromFirst];

/** An item as this version knows it, or null when a newer version wrote it: then it stays as it is until that version is back. */
export function upgraded(stored: unknown): Item | null {
  let item = stored as Any;
  const format = Number(item["format"] ?? 1);
  if (format > FORMAT) return null;
  for (const step of STEPS.slice(format - 1)) item = step(item);
  return item as unknown as Item;
}
