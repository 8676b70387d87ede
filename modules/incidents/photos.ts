import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";

/** Photos and the spoken note an event names become the record's: until then they are nobody's and go after a day. */
function named(events: readonly Recorded<{ type: string }>[]): string[] {
  return events.flatMap((event) => [
    ...("photos" in event && Array.isArray(event.photos) ? event.photos.map(String) : []),
    ...("voice" in event && typeof event.voice === "string" ? [event.voice] : []),
  ]);
}

/** `purpose`: why they are kept, where it is not what the kind of record says (`photos` of the module). */
export function photoJobs(key: StreamKey, events: readonly Recorded<{ type: string }>[], purpose?: string): JobRequest[] {
  const photos = named(events);
  return photos.length === 0
    ? []
    : [{ kind: "files.attach", payload: { home: key.home, id: key.id, photos, ...(purpose === undefined ? {} : { purpose }) } }];
}

/** What a report brought is kept as long as its words, two years; what shows the work as long as the words about it. */
export const incidentPhotoJobs = (key: StreamKey, events: readonly Recorded<{ type: string }>[]): JobRequest[] => [
  ...photoJobs(
    key,
    events.filter(({ type }) => type === "incidents.reported"),
  ),
  ...photoJobs(
    key,
    events.filter(({ type }) => type !== "incidents.reported"),
    "incidents.work",
  ),
];
