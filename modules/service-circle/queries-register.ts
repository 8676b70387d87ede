import type { z } from "zod";
import { query } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import {
  ListPoints,
  ListRoads,
  ReadPoint,
  ReadStandard,
  type PointList,
  type PointPage,
  type RoadsList,
  type StandardView,
} from "./contract/reads.ts";
import { network, pointOrder, servicePoints, standards } from "./registers.ts";
import { mayWithPoint, namingIn, pointView } from "./views.ts";

/** Places that serve people are published; who asks makes no difference. */

export const readStandard = query<z.output<typeof ReadStandard>, StandardView>({
  name: "service-circle.read-standard",
  route: "GET /api/service-circle/standard",
  summary: { zh: "服务圈标准", en: "What the service circle means here" },
  input: ReadStandard,
  allow: everybody,
  run: async ({ read }) => {
    const { now, versions } = read(standards);
    return { standard: now, versions: versions.map(({ version, from, basis }) => ({ version, from, basis })) };
  },
});

const PAGE = 200;

export const listPoints = query<z.output<typeof ListPoints>, PointList>({
  name: "service-circle.list-points",
  route: "GET /api/service-circle/points",
  summary: { zh: "服务点名录", en: "Register of service points" },
  input: ListPoints,
  allow: everybody,
  run: async (ctx, { area = "", kind, stage, q = "", cursor = "" }) => {
    const words = q.normalize("NFKC").toLowerCase();
    const wanted = ctx
      .read(servicePoints)
      .all.filter(
        (point) =>
          point.village.startsWith(area) &&
          (kind === undefined || point.kind === kind) &&
          (stage === undefined ? point.stage !== "closed" : point.stage === stage) &&
          (words === "" || `${point.zh}\n${point.en ?? ""}\n${point.address ?? ""}`.toLowerCase().includes(words)),
      );
    const rest = cursor === "" ? wanted : wanted.filter((point) => pointOrder(point) > cursor);
    const naming = namingIn(ctx);
    const page = rest.slice(0, PAGE);
    const last = page.at(-1);
    return {
      rows: page.map((point) => pointView(point, naming)),
      next: last && rest.length > PAGE ? pointOrder(last) : null,
      total: wanted.length,
    };
  },
});

export const readPoint = query<z.output<typeof ReadPoint>, PointPage>({
  name: "service-circle.read-point",
  route: "GET /api/service-circle/points/{home}/{id}",
  summary: { zh: "服务点资料", en: "One service point" },
  input: ReadPoint,
  allow: everybody,
  run: async (ctx, { home, id }) => {
    const found = ctx.read(servicePoints).find(home, id);
    if (!found) throw refuse.notFound("service-circle.unknown-point");
    const view = pointView(found, namingIn(ctx));
    return { ...view, may: mayWithPoint(ctx.actor, view, ctx.now) };
  },
});

export const listRoads = query<z.output<typeof ListRoads>, RoadsList>({
  name: "service-circle.list-roads",
  route: "GET /api/service-circle/roads",
  summary: { zh: "路网版本", en: "Versions of the road network" },
  input: ListRoads,
  allow: everybody,
  run: async ({ read }) => ({ versions: read(network).versions.toReversed() }),
});
