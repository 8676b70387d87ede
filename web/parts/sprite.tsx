/** @jsxImportSource preact */

const PATHS = {
  foot: [
    "M12.2 1.5c3 0 4.7 2.6 4.5 6.1-.2 2.7-1.2 4-1.5 5.6-.2 1.1-.9 1.5-2.7 1.5s-2.7-.5-2.9-1.6c-.3-1.7-1.5-3.1-1.5-5.8 0-3.3 1.5-5.8 4.1-5.8Z",
    "M9.9 17.1h5.3c.3 3.2-.5 5.4-2.6 5.4s-2.9-2.2-2.7-5.4Z",
  ],
  pen: ["m4 20 1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19Z", "m14.5 6.5 3 3"],
  search: ["M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z", "m15.5 15.5 5 5"],
  map: ["M12 21.5s-7-6.2-7-11.5a7 7 0 0 1 14 0c0 5.3-7 11.5-7 11.5Z", "M12 7.5a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2Z"],
  phone: [
    "M6 3.5h3.2l1.5 4.2-2 1.6a12.5 12.5 0 0 0 6 6l1.6-2 4.2 1.5V18a2.5 2.5 0 0 1-2.7 2.5C10.5 19.8 4.2 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5Z",
  ],
  sound: ["M4 9.5v5h3.5L12 18.5v-13L7.5 9.5Z", "M15.5 9a4.2 4.2 0 0 1 0 6", "M18 6.5a8 8 0 0 1 0 11"],
  next: ["m9 5 7 7-7 7"],
  back: ["m15 5-7 7 7 7"],
  check: ["m4.5 12.5 5 5 10-11"],
  pause: ["M8.5 5.5v13", "M15.5 5.5v13"],
  alert: ["M12 3.5 22 20.5H2Z", "M12 10v5", "M12 17.6v.3"],
  camera: ["M3.5 7.5h4l1.5-2.5h6l1.5 2.5h4v12h-17Z", "M12 9.8a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z"],
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn once a page; every icon after that is a reference of a few bytes. */
export function Sprite({ names }: { names: readonly IconName[] }) {
  return (
    <svg class="sprite" aria-hidden="true" width="0" height="0">
      {names.map((name) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">
          {PATHS[name].map((d) => (
            <path key={d} d={d} />
          ))}
        </symbol>
      ))}
    </svg>
  );
}

export function Icon({ name, kind = "line" }: { name: IconName; kind?: "line" | "solid" }) {
  return (
    <svg class={`icon ${kind}`} aria-hidden="true" focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  );
}
