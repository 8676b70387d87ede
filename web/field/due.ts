import { fill, type Language } from "#web/words";
import { fieldWords } from "./words.ts";

type Said = { text: string; tone: "late" | "soon" | "calm" };

const SOON_MS = 24 * 3_600_000;

const spanOf = (ms: number, language: Language): string => {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return fill(fieldWords["time.minutes"][language], { n: minutes });
  if (minutes < 48 * 60) return fill(fieldWords["time.hours"][language], { n: Math.round(minutes / 60) });
  return fill(fieldWords["time.days"][language], { n: Math.round(minutes / 1440) });
};

/** Time left until an instant, by the corrected clock; words beside the colour. */
export function sayDue(dueAt: string, provisional: boolean, now: number, language: Language): Said {
  const left = Date.parse(dueAt) - now;
  const key = left < 0 ? "due.late" : "due.left";
  const text = fill(fieldWords[key][language], { time: spanOf(Math.abs(left), language) });
  return {
    text: provisional ? text + fieldWords["due.provisional"][language] : text,
    tone: left < 0 ? "late" : left < SOON_MS ? "soon" : "calm",
  };
}

type Point = { lon: number; lat: number };
const M_PER_DEGREE = 111_320;

/** Metres between two points of a county: a plane is exact enough. Worked out here; where the phone is, is told to nobody. */
export function metresBetween(left: Point, right: Point): number {
  const eastM = (left.lon - right.lon) * M_PER_DEGREE * Math.cos((left.lat * Math.PI) / 180);
  return Math.hypot(eastM, (left.lat - right.lat) * M_PER_DEGREE);
}

export const sayMetres = (metres: number, language: Language): string =>
  metres < 1_000
    ? fill(fieldWords["metres"][language], { n: Math.max(10, Math.round(metres / 10) * 10) })
    : fill(fieldWords["kilometres"][language], { n: (metres / 1_000).toFixed(metres < 10_000 ? 1 : 0) });
