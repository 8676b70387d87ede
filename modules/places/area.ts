import { cityDay } from "#platform/days";
import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { LonLat, Shape } from "#platform/geo";
import type { Households, Kind, Level } from "./contract.ts";

/** A day, "YYYY-MM-DD", in the city's time zone. */
export type Day = string;

export type AreaFacts = {
  code: string;
  level: Level;
  kind: Kind;
  zh: string;
  /** null: the Chinese name stands in both languages. */
  en: string | null;
  parent: string | null;
  validFrom: Day;
  synthetic: boolean;
  point: LonLat | null;
};
/** Outlines of areas are public facts; the hash tells one drawing from the next. */
export type Drawing = { shape: Shape; hash: string; point: LonLat; source: string; synthetic: boolean; from: Day };
/** 滨州 6: name, borders and a supervision phone of each grid are published in the neighbourhood. */
export type GridFacts = Omit<AreaFacts, "point"> & { households: Households; notice: { phone: string | null }; drawing: Drawing };

/** How many people live in an area for good (常住人口) on a day, as a published document says: never counted here, never finer than published. */
export type ResidentCount = { day: Day; residents: number; document: string; synthetic: boolean };

export type AreaEvent =
  | ({ type: "places.area-registered" } & AreaFacts)
  | ({ type: "places.area-drawn" } & Drawing)
  | { type: "places.area-renamed"; zh: string; en: string | null; from: Day }
  | { type: "places.area-closed"; validTo: Day; successors: string[] }
  | ({ type: "places.residents-recorded" } & ResidentCount)
  | ({ type: "places.grid-drawn" } & GridFacts);

export type ShapeVersion = Drawing & { version: number; to: Day | null };
export type FormerName = { zh: string; en: string | null; until: Day };

export type KnownArea = AreaFacts & {
  stage: "open" | "closed";
  validTo: Day | null;
  successors: string[];
  households: Households | null;
  phone: string | null;
  shapes: readonly ShapeVersion[];
  formerNames: readonly FormerName[];
  /** In order of days. */
  counts: readonly ResidentCount[];
};
export type AreaState = { stage: "none" } | KnownArea;

const begun = (facts: AreaFacts): KnownArea => ({
  ...facts,
  stage: "open",
  validTo: null,
  successors: [],
  households: null,
  phone: null,
  shapes: [],
  formerNames: [],
  counts: [],
});

function redrawn(known: KnownArea, drawing: Drawing): KnownArea {
  const past = known.shapes.map((shape) => (shape.to === null ? { ...shape, to: drawing.from } : shape));
  return {
    ...known,
    point: drawing.point,
    synthetic: drawing.synthetic,
    shapes: [...past, { ...drawing, version: past.length + 1, to: null }],
  };
}

function renamed(known: KnownArea, zh: string, en: string | null, from: Day): KnownArea {
  if (known.zh === zh && known.en === en) return known;
  return { ...known, zh, en, formerNames: [...known.formerNames, { zh: known.zh, en: known.en, until: from }] };
}

/** A later word about the same day takes the place of the earlier one; both stay in the ledger. */
function counted(known: KnownArea, count: ResidentCount): KnownArea {
  const others = known.counts.filter(({ day }) => day !== count.day);
  return { ...known, counts: [...others, count].sort((left, right) => (left.day < right.day ? -1 : 1)) };
}

function evolve(area: AreaState, event: Recorded<AreaEvent>): AreaState {
  if (event.type === "places.area-registered") {
    const { code, level, kind, zh, en, parent, validFrom, synthetic, point } = event;
    return begun({ code, level, kind, zh, en, parent, validFrom, synthetic, point });
  }
  if (event.type === "places.grid-drawn") {
    const { code, level, kind, zh, en, parent, validFrom, synthetic, households, notice, drawing } = event;
    const known = area.stage === "none" ? begun({ code, level, kind, zh, en, parent, validFrom, synthetic, point: drawing.point }) : area;
    return redrawn({ ...renamed(known, zh, en, drawing.from), kind, households, phone: notice.phone }, drawing);
  }
  if (area.stage === "none") return area;
  if (event.type === "places.area-drawn") {
    const { shape, hash, point, source, synthetic, from } = event;
    return redrawn(area, { shape, hash, point, source, synthetic, from });
  }
  if (event.type === "places.residents-recorded") {
    const { day, residents, document, synthetic } = event;
    return counted(area, { day, residents, document, synthetic });
  }
  if (event.type === "places.area-renamed") return renamed(area, event.zh, event.en, event.from);
  const shapes = area.shapes.map((shape) => (shape.to === null ? { ...shape, to: event.validTo } : shape));
  return { ...area, stage: "closed", validTo: event.validTo, successors: event.successors, shapes };
}

export const area = noun<AreaState, AreaEvent>({ kind: "places.area", initial: { stage: "none" }, evolve });

/** A register says what is, not what is planned: nothing is dated after today, and nothing before what it changes. */
function assertDay(day: Day, now: string, since: Day): void {
  if (day > cityDay(now)) throw refuse.invalid("places.date-ahead", { day });
  if (day < since) throw refuse.invalid("places.date-before", { day, since });
}

function opened(state: AreaState): KnownArea {
  if (state.stage === "none") throw refuse.notFound("places.unknown-area");
  if (state.stage === "closed") throw refuse.conflict("places.area-closed-already", { zh: state.zh });
  return state;
}

const currentShape = (known: KnownArea): ShapeVersion | undefined => known.shapes.find((shape) => shape.to === null);
const since = (known: KnownArea): Day =>
  [known.validFrom, currentShape(known)?.from ?? "", known.formerNames.at(-1)?.until ?? ""].sort().at(-1) ?? known.validFrom;

/** What an official file says of one area, against what is known: registered, renamed, drawn, or nothing new. Nothing is ever un-drawn by a file without outlines. */
export function importArea(state: AreaState, facts: AreaFacts, drawing: Drawing | null, now: string): AreaEvent[] {
  if (state.stage === "none") {
    assertDay(facts.validFrom, now, "");
    return [{ type: "places.area-registered", ...facts }, ...(drawing ? [{ type: "places.area-drawn" as const, ...drawing }] : [])];
  }
  const known = opened(state);
  const events: AreaEvent[] = [];
  const en = facts.en ?? known.en;
  if (known.zh !== facts.zh || known.en !== en) events.push({ type: "places.area-renamed", zh: facts.zh, en, from: facts.validFrom });
  if (drawing && currentShape(known)?.hash !== drawing.hash) events.push({ type: "places.area-drawn", ...drawing });
  if (events.length > 0) assertDay(facts.validFrom, now, since(known));
  return events;
}

export function rename(state: AreaState, zh: string, en: string | null, from: Day, now: string): AreaEvent[] {
  const known = opened(state);
  if (known.zh === zh && known.en === en) return [];
  assertDay(from, now, since(known));
  return [{ type: "places.area-renamed", zh, en, from }];
}

export function close(state: AreaState, validTo: Day, successors: string[], now: string): AreaEvent[] {
  if (state.stage === "closed" && state.validTo === validTo && state.successors.join() === successors.join()) return [];
  assertDay(validTo, now, since(opened(state)));
  return [{ type: "places.area-closed", validTo, successors }];
}

/** What a bulletin says of an area and a day; saying the same again changes nothing. */
export function recordResidents(state: AreaState, count: ResidentCount, now: string): AreaEvent[] {
  const known = opened(state);
  if (count.day > cityDay(now)) throw refuse.invalid("places.date-ahead", { day: count.day });
  const before = known.counts.find(({ day }) => day === count.day);
  if (before && before.residents === count.residents && before.document === count.document && before.synthetic === count.synthetic)
    return [];
  return [{ type: "places.residents-recorded", ...count }];
}

/** Drawing again moves the borders of a grid that stands; a closed grid's number is never used for another. */
export function drawGrid(state: AreaState, facts: GridFacts, now: string): AreaEvent[] {
  if (state.stage === "none") {
    assertDay(facts.validFrom, now, "");
    return [{ type: "places.grid-drawn", ...facts }];
  }
  const known = opened(state);
  const asBefore =
    currentShape(known)?.hash === facts.drawing.hash &&
    known.zh === facts.zh &&
    known.en === facts.en &&
    known.kind === facts.kind &&
    known.phone === facts.notice.phone &&
    known.households?.from === facts.households.from &&
    known.households.to === facts.households.to;
  if (asBefore) return [];
  assertDay(facts.drawing.from, now, since(known));
  return [{ type: "places.grid-drawn", ...facts, validFrom: known.validFrom }];
}
