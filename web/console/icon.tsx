/** Strokes on a 16-pixel grid, drawn for this console: an icon font or set would cost more than the shell can spend. */
const paths = {
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3 8.5l3.2 3.2L13 5",
  alert: "M8 2L14.5 13.5h-13L8 2zM8 6.5v3.2M8 11.6v.2",
  info: "M8 14A6 6 0 108 2a6 6 0 000 12zM8 7.3v3.6M8 5v.2",
  clock: "M8 14A6 6 0 108 2a6 6 0 000 12zM8 4.8V8l2.2 1.6",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  flame: "M8 2c.6 2.6 3.8 3.9 3.8 7.2A3.8 3.8 0 018 13.5a3.8 3.8 0 01-3.8-4c0-1.7 1-2.4 1.6-3.6.8.5 1 1 1.2 1.8C7.8 6.6 8.2 4.4 8 2z",
  queue: "M2 4h12M2 8h12M2 12h8",
  inbox: "M2 9l2-6h8l2 6v4H2V9zM2 9h3.5l1 2h3l1-2H14",
  add: "M8 3v10M3 8h10",
  map: "M1.5 4l4.3-1.5 4.4 1.5 4.3-1.5v9.5L10.2 13.5 5.8 12 1.5 13.5zM5.8 2.5V12M10.2 4v9.5",
  calendar: "M2 3.5h12v10H2zM2 6.5h12M5 2v3M11 2v3",
  chart: "M2 14h12M4 14V9M8 14V3M12 14V6",
  signal: "M8 9a1 1 0 100-2 1 1 0 000 2zM5 11a4.2 4.2 0 010-6M11 5a4.2 4.2 0 010 6M3 13a7 7 0 010-10M13 3a7 7 0 010 10",
  people:
    "M6 7.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 2.8a2.4 2.4 0 010 4.5M12 9.8c1.5.5 2.5 1.8 2.5 3.7",
  teams: "M8 6a2 2 0 100-4 2 2 0 000 4zM3.5 14a2 2 0 100-4 2 2 0 000 4zM12.5 14a2 2 0 100-4 2 2 0 000 4zM8 6v3M4.5 10.2L8 9l3.5 1.2",
  post: "M2 5.5h12v8H2zM6 5.5V3h4v2.5M2 9h12",
  device: "M2 3h12v8H2zM6 13.5h4M8 11v2.5",
  settings: "M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 6.5a2 2 0 100-4 2 2 0 000 4zM5.5 13.5a2 2 0 100-4 2 2 0 000 4z",
  template: "M3 2h7l3 3v9H3zM5.5 7h5M5.5 10h5",
  log: "M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3",
  search: "M7 12A5 5 0 107 2a5 5 0 000 10zM11 11l3 3",
  menu: "M2 4h12M2 8h12M2 12h12",
  down: "M4 6l4 4 4-4",
  right: "M6 4l4 4-4 4",
  left: "M10 4L6 8l4 4",
  up: "M4 10l4-4 4 4",
  keyboard: "M1.5 4h13v8h-13zM4 6.5h.1M6.6 6.5h.1M9.2 6.5h.1M11.8 6.5h.1M4.5 9.5h7",
  user: "M8 8a3 3 0 100-6 3 3 0 000 6zM2.5 14c0-3 2.4-4.5 5.5-4.5s5.5 1.5 5.5 4.5",
  photo: "M2 3h12v10H2zM2 11l3.5-3.5L9 11l2-2 3 3M10.5 6.5h.1",
  link: "M6.5 9.5l3-3M7 5l1.5-1.5a2.8 2.8 0 014 4L11 9M9 11l-1.5 1.5a2.8 2.8 0 01-4-4L5 7",
  merge: "M4 2v3c0 3 8 3 8 6v3M12 2v3c0 1-1 1.8-2.3 2.4M4 14v-3c0-1 .8-1.7 2-2.3",
  split: "M8 14V8M8 8C8 5 4 5 4 2M8 8c0-3 4-3 4-6",
  send: "M14 2L7 9M14 2l-4.5 12L7 9 2 6.5z",
  back: "M7 4L3 8l4 4M3 8h10",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 100-4 2 2 0 000 4z",
  star: "M8 2l1.8 3.8 4.2.6-3 3 .7 4.1L8 11.5l-3.7 2 .7-4.1-3-3 4.2-.6z",
  download: "M8 2v8M4.5 7L8 10.5 11.5 7M3 13.5h10",
  upload: "M8 10.5v-8M4.5 6L8 2.5 11.5 6M3 13.5h10",
  talk: "M2 3h12v8H7l-3 3v-3H2zM5 6h6M5 8.3h4",
  pin: "M8 14s4.5-4.3 4.5-7.5a4.5 4.5 0 00-9 0C3.5 9.7 8 14 8 14zM8 8a1.5 1.5 0 100-3 1.5 1.5 0 000 3z",
  reload: "M13 4v3h-3M3 12V9h3M12.6 7A5 5 0 004 5.2M3.4 9a5 5 0 008.6 1.8",
  lock: "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 015 0v2.5",
  bell: "M4 11.5V7a4 4 0 018 0v4.5l1 1H3zM6.8 14h2.4",
  columns: "M2 3h12v10H2zM6 3v10M10 3v10",
  density: "M2 3h12M2 6.3h12M2 9.6h12M2 13h12",
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside words: hidden from screen readers unless `label` gives it a name of its own. */
export function Icon({ name, label, size = 16 }: { name: IconName; label?: string; size?: number }) {
  return (
    <svg
      className="c-icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <path d={paths[name]} />
    </svg>
  );
}
