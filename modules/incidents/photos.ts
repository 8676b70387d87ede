import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";

/** Photos and the spoken note an event names become the record's: until then they are nobody's and go after a day. */
export function photoJobs(key: StreamKey, events: readonly Recorded<{ type: string }>[]): JobRequest[] {
  const named = events.flatMap((event) => [
    ...("photos" in event && Array.isArray(event.photos) ? event.photos.map(String) : []),
    ...("voice" in event && typeof event.voice === "string" ? [event.voice] : []),
  ]);
  return named.length === 0 ? [] : [{ kind: "files.attach", payload: { home: key.home, id: key.id, photos: named } }];
}
