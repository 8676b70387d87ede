import { createHash } from "node:crypto";
import type { z } from "zod";
import { holds } from "#platform/access";
import { metresBetween, type LonLat } from "#platform/geo";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { places } from "#modules/places";
import { LoadRoads, WithdrawRoads, type RoadFault, type RoadPart, type RoadsOutcome } from "./contract/roads.ts";
import { ROAD_CLASSES, SetStandard } from "./contract/standard.ts";
import { EDGE, graphOf, travelOf, type StoredRoads } from "./engine/graph.ts";
import { largestPart, readRoads, storedParts } from "./engine/read-roads.ts";
import { snapTo } from "./engine/snap.ts";
import { network, servicePoints, standards } from "./registers.ts";
import { load, roads, roadsKey, withdraw } from "./roads.ts";
import { set, standard, standardKey } from "./standard.ts";

// One standard and one network for all counties: otherwise their figures could not stand side by side.
const cityAdmin = <I>() => holds<I>(["admin"], cityCode, "over the whole city");

type Rule = z.output<typeof SetStandard>;
export const setStandard = command<Rule, { version: number }>({
  name: "service-circle.set-standard",
  route: "POST /api/service-circle/standard",
  summary: { zh: "设定服务圈标准", en: "Set what the service circle means" },
  input: SetStandard,
  about: () => [ref(standard, standardKey())],
  allow: cityAdmin<Rule>(),
  run: (ctx, rule) => {
    const inUse = new Set(ctx.read(servicePoints).all.map(({ kind }) => kind));
    const { versions } = ctx.change(standard, standardKey(), (state) => set(state, rule, inUse));
    return { version: versions.length };
  },
});

const NAMED = 50;
/** A network that reaches this far out belongs to somebody else's city, or is in another coordinate system. */
const OUTSIDE_M = 30_000;

const hashOf = ({ nodes, edges }: StoredRoads): string =>
  createHash("sha256")
    .update(JSON.stringify([nodes, edges]))
    .digest("hex")
    .slice(0, 32);

const placeOf = ({ nodes }: StoredRoads, node: number): LonLat => ({ lon: nodes[node * 2]! / 1e6, lat: nodes[node * 2 + 1]! / 1e6 });

/** Parts by size, each by the village nearest to its first node. */
function partsIn(ctx: CommandContext, stored: StoredRoads, part: Int32Array, sizes: readonly number[]): RoadPart[] {
  const known = ctx.read(places);
  const metres = new Float64Array(sizes.length);
  for (let at = 0; at < stored.edges.length; at += EDGE) metres[part[stored.edges[at]!]!]! += stored.edges[at + 2]! / 10;
  const first = new Map<number, number>();
  part.forEach((of, node) => {
    if (of < NAMED && !first.has(of)) first.set(of, node);
  });
  return sizes.slice(0, NAMED).map((nodes, of): RoadPart => {
    const { lon, lat } = placeOf(stored, first.get(of) ?? 0);
    const near = known.nearest({ lon, lat });
    const { zh, en } = known.names(near?.code ?? "");
    return { nodes, km: Math.round(metres[of]! / 100) / 10, nearZh: near ? zh : "—", nearEn: near ? en : "—", lon, lat };
  });
}

/** Villages no road of any class comes near enough to. */
function offNetwork(ctx: CommandContext, stored: StoredRoads): RoadsOutcome["offNetwork"] {
  const graph = graphOf(stored);
  const { entry } = ctx.read(standards).now;
  const every = Object.fromEntries(ROAD_CLASSES.map((one) => [one, 1]));
  const snap = snapTo(graph, travelOf(graph, { speeds: every, oneWays: false }));
  return ctx
    .read(places)
    .within("", "village")
    .flatMap(({ code, zh, en, point }) => {
      if (point === null) return [];
      const foot = snap(point, 100_000);
      return foot !== null && foot.metres <= entry.maxM ? [] : [{ code, zh, en, metres: Math.round(foot?.metres ?? 100_000) }];
    });
}

function farAway(ctx: CommandContext, stored: StoredRoads): RoadFault[] {
  const known = ctx.read(places);
  const villages = known.within("", "village").flatMap(({ point }) => point ?? []);
  if (villages.length === 0) return [];
  const middle = {
    lon: villages.reduce((sum, { lon }) => sum + lon, 0) / villages.length,
    lat: villages.reduce((sum, { lat }) => sum + lat, 0) / villages.length,
  };
  const radius = Math.max(...villages.map((one) => metresBetween(middle, one))) + OUTSIDE_M;
  for (let node = 0; node < stored.nodes.length / 2; node += 1) {
    const place = placeOf(stored, node);
    if (metresBetween(middle, place) > radius)
      return [{ code: "service-circle.roads.outside", params: { node, lon: place.lon, lat: place.lat } }];
  }
  return [];
}

function kilometres({ edges }: StoredRoads): Record<string, number> {
  const metres = ROAD_CLASSES.map(() => 0);
  for (let at = 0; at < edges.length; at += EDGE) metres[edges[at + 3]!]! += edges[at + 2]! / 10;
  return Object.fromEntries(
    ROAD_CLASSES.flatMap((one, index) => (metres[index]! > 0 ? [[one, Math.round(metres[index]! / 100) / 10]] : [])),
  );
}

type Load = z.output<typeof LoadRoads>;

function look(ctx: CommandContext, input: Load): { outcome: RoadsOutcome; graph: StoredRoads } {
  const { stored, faults } = readRoads(input.graph);
  if (faults.length === 0) faults.push(...farAway(ctx, stored));
  const { part, sizes } = faults.length > 0 ? { part: new Int32Array(0), sizes: [] } : storedParts(stored);
  const parts = faults.length > 0 ? [] : partsIn(ctx, stored, part, sizes);
  if (sizes.length > 1 && input.parts === "refuse") {
    const names = parts
      .slice(1, 9)
      .map(({ nearZh, nodes }) => `${nearZh}(${nodes})`)
      .join("、");
    faults.push({ code: "service-circle.roads.apart", params: { parts: sizes.length, names } });
  }
  const graph = sizes.length > 1 && input.parts === "largest" ? largestPart(stored, part) : stored;
  const hash = hashOf(graph);
  const off = faults.length > 0 ? [] : offNetwork(ctx, graph);
  const outcome: RoadsOutcome = {
    dryRun: input.dryRun,
    ...roadsKey(input.id),
    hash,
    nodes: graph.nodes.length / 2,
    edges: graph.edges.length / EDGE,
    kmByClass: kilometres(graph),
    parts,
    partCount: sizes.length,
    offNetwork: off.slice(0, NAMED),
    offNetworkCount: off.length,
    faults,
  };
  return { outcome, graph };
}

export const loadRoads = command<Load, RoadsOutcome>({
  name: "service-circle.load-roads",
  route: "POST /api/service-circle/roads",
  summary: { zh: "导入路网", en: "Load a road network" },
  input: LoadRoads,
  about: ({ id }) => [ref(roads, roadsKey(id))],
  allow: cityAdmin<Load>(),
  // As many nodes and stretches as a network may have (engine/read-roads.ts), written out.
  bodyLimit: 24 * 1024 * 1024,
  ratePerMinute: 6,
  run: (ctx, input) => {
    const { outcome, graph } = look(ctx, input);
    if (input.dryRun) return outcome;
    if (outcome.faults.length > 0) throw refuse.fields(outcome.faults.map(({ code, params }) => ({ path: "graph", code, params })));
    const { name, source, synthetic } = input;
    const { hash } = outcome;
    const inForce = ctx.read(network).inForce?.hash ?? null;
    ctx.change(roads, roadsKey(input.id), (state) => load(state, { name, source, synthetic, hash, graph }, inForce));
    return outcome;
  },
});

type Withdraw = z.output<typeof WithdrawRoads>;
export const withdrawRoads = command<Withdraw, { home: string; id: string }>({
  name: "service-circle.withdraw-roads",
  route: "POST /api/service-circle/roads/{home}/{id}/withdrawal",
  summary: { zh: "撤回路网，恢复上一版", en: "Withdraw a road network; the one before holds again" },
  input: WithdrawRoads,
  about: ({ home, id }) => [ref(roads, { home, id })],
  allow: cityAdmin<Withdraw>(),
  run: (ctx, { home, id, reason }) => {
    ctx.change(roads, { home, id }, (state) => withdraw(state, reason));
    return { home, id };
  },
});

export const ruleCommands = [setStandard, loadRoads, withdrawRoads] as const;
