import { performance } from "node:perf_hooks";
import { demoCircle } from "#modules/service-circle";
import { demoPlaces, type Area, type Places } from "#modules/places";
import { buildPlaces } from "../modules/places/places.ts";
import { areaProjection } from "../modules/places/projection.ts";
import { area as areaNoun } from "../modules/places/area.ts";
import { fold, type Recorded } from "#platform/ledger";
import { freshWorld, type World } from "../modules/service-circle/circle.ts";
import { askedOf, factsIn } from "../modules/service-circle/covering.ts";
import { reach, waysOf } from "../modules/service-circle/engine/circle.ts";
import { graphOf, type StoredRoads } from "../modules/service-circle/engine/graph.ts";
import { propose } from "../modules/service-circle/planning.ts";
import { point as pointNoun } from "../modules/service-circle/point.ts";
import type { Network, ServicePoint, ServicePoints } from "../modules/service-circle/registers.ts";
import { shippedStandard } from "../modules/service-circle/shipped.ts";

/** 1,301 villages × all points of the demonstration city, every kind at every hour of the week, from nothing; then the same questions on a network as dense as a real one. */
const ROUNDS = 5;
const BAR_S = 2;

const median = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;

function timed<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

const stampOf = (at: string) => ({ seq: 1, at, by: "system", role: "", unit: "" });

type StoredArea = {
  zh: string;
  en: string | null;
  lon: number | null;
  lat: number | null;
  households_from: number | null;
  households_to: number | null;
};

function cityPlaces(): Places {
  const { areas, grids } = demoPlaces();
  const rows = [...areas, ...grids].flatMap((one) => {
    const state = fold(
      areaNoun,
      one.events.map((event) => ({ ...stampOf(one.at), ...event }) as Recorded<typeof event>),
    );
    return areaProjection.rows(one.key, state);
  });
  const known = rows
    .filter(({ table }) => table === "places.area")
    .map(({ row }): Area => {
      const area = row as unknown as StoredArea;
      const band =
        area.households_from === null || area.households_to === null ? null : { from: area.households_from, to: area.households_to };
      const place = area.lon === null || area.lat === null ? null : { lon: area.lon, lat: area.lat };
      return { ...(row as unknown as Area), en: area.en ?? area.zh, validTo: null, formerNames: [], point: place, households: band };
    });
  const shapes = rows.filter(({ table }) => table === "places.shape").map(({ row }) => row as never);
  return buildPlaces(known, shapes);
}

function registers(places: Places): { points: ServicePoints; network: Network; stored: StoredRoads } {
  const histories = demoCircle(places.all());
  const all = histories
    .filter(({ kind }) => kind === "service-circle.point")
    .flatMap((one): ServicePoint[] => {
      const state = fold(pointNoun, one.events.map((event) => ({ ...stampOf(one.at), ...event })) as never);
      return state.stage === "none" ? [] : [{ ...state, ...one.key }];
    });
  const roads = histories.find(({ kind }) => kind === "service-circle.roads")?.events[0] as unknown as { graph: StoredRoads; hash: string };
  const version = {
    home: "330500000",
    id: "",
    version: 1,
    name: "示意",
    source: "",
    synthetic: true,
    hash: roads.hash,
    nodes: roads.graph.nodes.length / 2,
    edges: roads.graph.edges.length / 5,
    km: 0,
    loadedAt: "",
    withdrawnAt: null,
    reason: null,
    inForce: true,
  };
  return {
    points: { all, find: () => undefined },
    network: { versions: [version], inForce: { ...version, graph: graphOf(roads.graph) } },
    stored: roads.graph,
  };
}

/** Every kind at every hour of the week: all answers one could ask for. */
function wholeWeek(world: World): { answers: number; covered: number } {
  let covered = 0;
  let answers = 0;
  for (const kind of world.standard.kinds)
    for (let hour = 0; hour < 168; hour += 1) {
      const day = Math.floor(hour / 24) + 1;
      const asked = askedOf(world, { kind: kind.code, at: `${day}-${String(hour % 24).padStart(2, "0")}:00` });
      covered += factsIn(asked, "3305").filter((fact) => fact.covered).length;
      answers += 1;
    }
  return { answers, covered };
}

/** A square grid of streets over the city's box: as many nodes as an extract of a real city gives. */
function denseRoads(stored: StoredRoads, side: number): StoredRoads {
  const lons = stored.nodes.filter((_, index) => index % 2 === 0);
  const lats = stored.nodes.filter((_, index) => index % 2 === 1);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [stepLon, stepLat] = [(east - west) / (side - 1), (north - south) / (side - 1)];
  const nodes: number[] = [];
  const edges: number[] = [];
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1) {
      nodes.push(Math.round(west + column * stepLon), Math.round(south + row * stepLat));
      const node = row * side + column;
      if (column > 0) edges.push(node - 1, node, Math.round((stepLon / 1e6) * 95_600 * 10), 3, 0);
      if (row > 0) edges.push(node - side, node, Math.round((stepLat / 1e6) * 111_200 * 10), row % 20 === 0 ? 2 : 3, 0);
    }
  return { nodes, edges };
}

const places = cityPlaces();
const { points, network, stored } = registers(places);
const standards = { now: shippedStandard, versions: [shippedStandard] };
const runs = Array.from({ length: ROUNDS }, () => {
  const fresh = timed(() => freshWorld(places, points, standards, network));
  const week = timed(() => wholeWeek(fresh.value));
  const sites = timed(() =>
    shippedStandard.kinds.map(({ code }) => propose(askedOf(fresh.value, { kind: code, at: "1-09:00" }), "3305", 10)),
  );
  return { all: fresh.ms + week.ms, sites: sites.ms, ...week.value };
});
const seconds = median(runs.map(({ all }) => all)) / 1000;
console.log(
  `circle: ${places.within("", "village").length} villages × ${points.all.length} points, ${runs[0]?.answers} answers (8 kinds × 168 hours), from nothing: ${seconds.toFixed(3)} s (bar ${BAR_S} s: ${seconds <= BAR_S ? "met" : "MISSED"})`,
);
console.log(
  `circle: ten best next sites of the whole city for each of 8 kinds: ${(median(runs.map(({ sites }) => sites)) / 1000).toFixed(3)} s`,
);

const dense = graphOf(denseRoads(stored, 300));
const mode = shippedStandard.modes.find(({ code }) => code === "ebike")!;
const densely = Array.from({ length: 3 }, () => {
  const built = timed(() => waysOf(dense, mode, shippedStandard.entry));
  const villages = places.within("", "village").flatMap(({ point }) => (point ? [built.value.place(point)] : []));
  const put = timed(() => points.all.map((one) => built.value.place(one)));
  const once = timed(() => reach(built.value, villages, put.value));
  return { built: built.ms, once: once.ms + put.ms };
});
console.log(
  `circle: on ${dense.nodes} nodes and ${dense.edges} stretches: index ${median(densely.map(({ built }) => built)).toFixed(0)} ms once a network, all villages to all ${points.all.length} points ${median(densely.map(({ once }) => once)).toFixed(0)} ms`,
);
