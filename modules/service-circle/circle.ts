import type { Area, Places } from "#modules/places";
import { refuse } from "#platform/refusals";
import { isOpen } from "./contract/week.ts";
import type { Mode, PointKind, Standard } from "./contract/standard.ts";
import { reach, waysOf, type Placed, type Reached, type Ways } from "./engine/circle.ts";
import type { Network, ServicePoint, ServicePoints, Standards } from "./registers.ts";

/** A village as the engine sees it. Households are the sum of its grids' bands, each by its middle; null where no grid says. */
export type Village = { area: Area; households: number | null };

/** One way to move over the network in force, with every village set on the road. */
export type Seen = { ways: Ways; villages: readonly Placed[] };

/** One answer of the engine: for every village the time to the nearest of these points. */
export type Answer = { standing: number; open: readonly ServicePoint[]; reached: Reached };

export type World = {
  places: Places;
  points: ServicePoints;
  standard: Standard;
  network: Network;
  villages: readonly Village[];
  kind: (code: string) => PointKind;
  mode: (code: string) => Mode;
  seen: (mode: Mode) => Seen | null;
  /** Points of a kind that are open at a minute of the week. Only their moment and their kind matter. */
  answer: (kind: PointKind, mode: Mode, minute: number, holiday?: boolean) => Answer;
  /** The same, open or not. */
  anyHour: (kind: PointKind, mode: Mode) => Answer;
};

const KEPT = 600;

function householdsOf(places: Places, village: string): number | null {
  const bands = places.children(village).flatMap(({ households }) => households ?? []);
  return bands.length === 0 ? null : Math.round(bands.reduce((sum, { from, to }) => sum + from + to, 0) / 2);
}

function find<T extends { code: string }>(list: readonly T[], code: string, refusal: string): T {
  const found = list.find((one) => one.code === code);
  if (!found) throw refuse.notFound(refusal, { code });
  return found;
}

function makeWorld(places: Places, points: ServicePoints, { now: standard }: Standards, network: Network): World {
  const villages = places
    .within("", "village")
    .filter(({ point }) => point !== null)
    .map((area) => ({ area, households: householdsOf(places, area.code) }));
  const seen = new Map<string, Seen | null>();
  const placed = new Map<string, readonly Placed[]>();
  const answers = new Map<string, Answer>();
  const ofKind = Map.groupBy(points.all, ({ kind }) => kind);
  const nowhere: Reached = { seconds: new Float64Array(villages.length).fill(Infinity), point: new Int32Array(villages.length).fill(-1) };

  const see = (mode: Mode): Seen | null => {
    const known = seen.get(mode.code);
    if (known !== undefined) return known;
    const ways = network.inForce && waysOf(network.inForce.graph, mode, standard.entry);
    const made = ways && { ways, villages: villages.map(({ area }) => ways.place(area.point!)) };
    seen.set(mode.code, made);
    return made;
  };
  const place = (kind: string, mode: Mode, ways: Ways, list: readonly ServicePoint[]): readonly Placed[] => {
    const key = `${mode.code} ${kind}`;
    const known = placed.get(key) ?? list.map((point) => ways.place(point));
    placed.set(key, known);
    return known;
  };
  const answer = (kind: PointKind, mode: Mode, open: (point: ServicePoint) => boolean): Answer => {
    const standing = (ofKind.get(kind.code) ?? []).filter(({ stage }) => stage === "open");
    const chosen = standing.map((point) => open(point));
    // Hours with the same doors open have the same answer: a week has a handful of them, not 168.
    const key = `${kind.code} ${mode.code} ${chosen.map(Number).join("")}`;
    const known = answers.get(key);
    if (known) return known;
    const there = see(mode);
    const openOnes = standing.filter((_, index) => chosen[index]);
    const feet = there ? place(kind.code, mode, there.ways, standing).filter((_, index) => chosen[index]) : [];
    const made = { standing: standing.length, open: openOnes, reached: there ? reach(there.ways, there.villages, feet) : nowhere };
    if (answers.size >= KEPT) answers.clear();
    answers.set(key, made);
    return made;
  };
  return {
    places,
    points,
    standard,
    network,
    villages,
    kind: (code) => find(standard.kinds, code, "service-circle.no-such-kind"),
    mode: (code) => find(standard.modes, code, "service-circle.no-such-mode"),
    seen: see,
    answer: (kind, mode, minute, holiday = false) => answer(kind, mode, ({ hours }) => isOpen(hours, minute, holiday)),
    anyHour: (kind, mode) => answer(kind, mode, () => true),
  };
}

// Everything the engine knows follows from four registers; while none of them has changed its answers hold.
let last: { key: readonly unknown[]; world: World } | null = null;

/** The world of these registers, kept until one of them loads again. */
export function worldOf(places: Places, points: ServicePoints, standards: Standards, network: Network): World {
  const key = [places, points, standards, network];
  if (last && key.every((part, index) => part === last?.key[index])) return last.world;
  const world = makeWorld(places, points, standards, network);
  last = { key, world };
  return world;
}

/** For measuring: the same without what was computed before. */
export const freshWorld = makeWorld;
