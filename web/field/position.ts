export type Position = { lon: number; lat: number; accuracyM: number };

/** Where the phone is, asked now and for this one use; nothing is watched and nothing is kept here. Null: not allowed or not found. */
export function askPosition(): Promise<Position | null> {
  if (!("geolocation" in navigator)) return Promise.resolve(null);
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => resolve({ lon: longitude, lat: latitude, accuracyM: accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    ),
  );
}
