import { register } from "#platform/modules";
import type { PointStage } from "./contract/points.ts";
import type { RoadsVersion } from "./contract/roads.ts";
import type { SetStandard, Standard } from "./contract/standard.ts";
import { graphOf, type RoadGraph, type StoredRoads } from "./engine/graph.ts";
import type { KnownPoint } from "./point.ts";
import { shippedStandard } from "./shipped.ts";

export type ServicePoint = Omit<KnownPoint, "stage" | "openedOn"> & { home: string; id: string; stage: PointStage };

/** Every service point of the city, in order of village and name. */
export type ServicePoints = { all: readonly ServicePoint[]; find: (home: string, id: string) => ServicePoint | undefined };

/** By village, then kind: a list's order, and where its next page begins. */
export const pointOrder = ({ village, kind, id }: Pick<ServicePoint, "village" | "kind" | "id">): string => `${village}~${kind}~${id}`;

export const servicePoints = register<ServicePoints>({
  name: "service-circle.points",
  kinds: ["service-circle.point"],
  load: async (db) => {
    const rows = await db<ServicePoint[]>`
      select home, id, kind, stage, zh, en, lon, lat, village, address, unit, phone, hours, access, services, reason, until::text as until,
        since, version, synthetic
      from service_circle.point`;
    const keyed = rows.map((row) => ({ key: pointOrder(row), row }));
    // Sorted here, where pages compare too: a database's own order of letters may be another.
    const all = keyed.sort((left, right) => (left.key < right.key ? -1 : 1)).map(({ row }) => row);
    const byId = new Map(all.map((row) => [`${row.home}/${row.id}`, row]));
    return { all, find: (home, id) => byId.get(`${home}/${id}`) };
  },
});

export type Standards = { now: Standard; versions: readonly Standard[] };

export const standards = register<Standards>({
  name: "service-circle.standards",
  kinds: ["service-circle.standard"],
  load: async (db) => {
    const rows = await db<{ version: number; rule: SetStandard; from: string | null }[]>`
      select version, rule, valid_from as "from" from service_circle.standard order by version`;
    const versions = rows.length === 0 ? [shippedStandard] : rows.map(({ version, rule, from }): Standard => ({ ...rule, version, from }));
    return { now: versions.at(-1) ?? shippedStandard, versions };
  },
});

export type Network = { versions: readonly RoadsVersion[]; inForce: (RoadsVersion & { graph: RoadGraph }) | null };

type RoadsRow = Omit<RoadsVersion, "version" | "inForce" | "km"> & { metres: number };

export const network = register<Network>({
  name: "service-circle.network",
  kinds: ["service-circle.roads"],
  load: async (db) => {
    const rows = await db<RoadsRow[]>`
      select home, id, name, source, synthetic, hash, nodes, edges, metres, loaded_at as "loadedAt", withdrawn_at as "withdrawnAt", reason
      from service_circle.roads order by loaded_at, id`;
    const newest = rows.findLast(({ withdrawnAt }) => withdrawnAt === null);
    const versions = rows.map(({ metres, ...row }, index): RoadsVersion => ({
      ...row,
      version: index + 1,
      km: Math.round(metres / 1000),
      inForce: row.id === newest?.id,
    }));
    const standing = versions.find(({ inForce }) => inForce);
    if (!standing) return { versions, inForce: null };
    const [stored] = await db<{ graph: StoredRoads }[]>`
      select graph from service_circle.roads where home = ${standing.home} and id = ${standing.id}`;
    return { versions, inForce: stored ? { ...standing, graph: graphOf(stored.graph) } : null };
  },
});
