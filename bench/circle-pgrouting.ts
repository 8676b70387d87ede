import { readFileSync } from "node:fs";
import postgres from "postgres";
import { reach, waysOf, type Placed } from "../modules/service-circle/engine/circle.ts";
import { graphOf } from "../modules/service-circle/engine/graph.ts";
import { readRoads } from "../modules/service-circle/engine/read-roads.ts";
import { shippedRule } from "../modules/service-circle/shipped.ts";

/**
 * The engine against pgRouting on the whole synthetic network: `node bench/circle-pgrouting.ts postgres://…` of any PostgreSQL with pgrouting
 * (Debian: postgresql-15-pgrouting). Places and feet on the road are ours; every path between them is pgRouting's.
 */
const url = process.argv[2];
if (!url) throw new Error("usage: node bench/circle-pgrouting.ts postgres://user@host/database");
const file = JSON.parse(readFileSync(new URL("../demo-data/huzhou-roads.synthetic.json", import.meta.url), "utf8")) as {
  nodes: [string, number, number][];
};
const { stored } = readRoads(file);
const graph = graphOf(stored);
// A direct walk is not a path on the road: left out here, held against Floyd–Warshall in tests/engine.test.ts.
const entry = { ...shippedRule.entry, directM: 0 };
const villages = file.nodes.filter(([code]) => code.length === 12).map(([, lon, lat]) => ({ lon: lon + 0.0021, lat: lat - 0.0013 }));
const points = villages.filter((_, index) => index % 11 === 0).map(({ lon, lat }) => ({ lon: lon - 0.0012, lat: lat + 0.0017 }));

type Row = { source: number; target: number; cost: number; reverse_cost: number };

/** The network with every stretch cut at the feet on it, and a walk from each place to its foot. */
function rowsOf(ways: ReturnType<typeof waysOf>, places: readonly Placed[]): Row[] {
  const rows: Row[] = [];
  const onEdge = Map.groupBy(
    places.flatMap(({ foot }, index) => (foot ? [{ edge: foot.edge, share: foot.share, node: graph.nodes + index * 2 }] : [])),
    ({ edge }) => edge,
  );
  for (let edge = 0; edge < graph.edges; edge += 1) {
    const feet = (onEdge.get(edge) ?? []).toSorted((left, right) => left.share - right.share);
    const stops = [{ node: graph.from[edge]!, share: 0 }, ...feet, { node: graph.to[edge]!, share: 1 }];
    for (let at = 1; at < stops.length; at += 1) {
      const [near, far] = [stops[at - 1]!, stops[at]!];
      const span = far.share - near.share;
      rows.push({
        source: near.node,
        target: far.node,
        cost: span * ways.travel.there[edge]!,
        reverse_cost: span * ways.travel.back[edge]!,
      });
    }
  }
  places.forEach(({ foot }, index) => {
    const seconds = foot ? (foot.metres * entry.detour * 3.6) / entry.kmh : 0;
    if (foot) rows.push({ source: graph.nodes + index * 2 + 1, target: graph.nodes + index * 2, cost: seconds, reverse_cost: seconds });
  });
  return rows;
}

const sql = postgres(url, { max: 1, onnotice: () => {} });
await sql`create extension if not exists pgrouting cascade`;
for (const mode of shippedRule.modes) {
  const ways = waysOf(graph, mode, entry);
  const [places, targets] = [villages.map(ways.place), points.map(ways.place)];
  const ours = reach(ways, places, targets);
  const rows = rowsOf(ways, [...places, ...targets]);
  await sql`drop table if exists circle_edges`;
  await sql`create table circle_edges (id bigserial, source bigint, target bigint, cost float8, reverse_cost float8)`;
  for (let from = 0; from < rows.length; from += 2_000) await sql`insert into circle_edges ${sql(rows.slice(from, from + 2_000))}`;
  const vertex = (index: number): number => graph.nodes + index * 2 + 1;
  const [from, to] = [places.map((_, index) => vertex(index)), targets.map((_, index) => vertex(places.length + index))];
  const [starts, ends] = mode.direction === "toPoint" ? [from, to] : [to, from];
  const began = performance.now();
  const theirs = await sql<{ place: string; seconds: number }[]>`
    select ${mode.direction === "toPoint" ? sql`start_vid` : sql`end_vid`} as place, min(agg_cost) as seconds
    from pgr_dijkstraCost('select id, source, target, cost, reverse_cost from circle_edges', ${starts}::bigint[], ${ends}::bigint[], true) group by 1`;
  const tookS = ((performance.now() - began) / 1000).toFixed(1);
  const byPlace = new Map(theirs.map(({ place, seconds }) => [Number(place), seconds]));
  let [most, apart] = [0, 0];
  places.forEach((_, index) => {
    const [mine, other] = [ours.seconds[index]!, byPlace.get(vertex(index)) ?? Infinity];
    if (mine === other) return;
    const difference = Math.abs(mine - other);
    most = Math.max(most, difference);
    if (!(difference < 0.001)) apart += 1;
  });
  console.log(
    `circle: ${mode.code} (${mode.direction}): ${places.length} villages to ${targets.length} points; pgRouting (${tookS} s) and the engine differ by at most ${most.toExponential(1)} s; ${apart} villages apart`,
  );
}
await sql`drop table circle_edges`;
await sql.end();
