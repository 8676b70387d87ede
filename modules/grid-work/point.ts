import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { POINT_KINDS } from "./contract.ts";

type PointFacts = {
  grid: string;
  zh: string;
  en: string | null;
  kind: (typeof POINT_KINDS)[number];
  point: { lon: number; lat: number };
  look: string | null;
  demo: boolean;
};
export type PointEvent =
  | ({ type: "grid-work.point-set" } & PointFacts)
  | { type: "grid-work.point-closed"; reason: string }
  | { type: "grid-work.tag-issued"; version: number }
  | { type: "grid-work.tag-revoked"; version: number; reason: string };

/** `endedAt`: replaced by the next one, or revoked. */
export type Tag = { version: number; issuedAt: string; endedAt: string | null; as: "replaced" | "revoked" | null };
export type KnownPoint = PointFacts & { stage: "set" | "closed"; tags: readonly Tag[] };
export type PatrolPoint = { stage: "none" } | KnownPoint;

function evolve(point: PatrolPoint, event: Recorded<PointEvent>): PatrolPoint {
  if (event.type === "grid-work.point-set") {
    const { grid, zh, en, kind, point: at, look, demo } = event;
    return { stage: "set", grid, zh, en, kind, point: at, look, demo, tags: point.stage === "none" ? [] : point.tags };
  }
  if (point.stage === "none") return point;
  const ended = (as: "replaced" | "revoked"): Tag[] =>
    point.tags.map((tag) => (tag.endedAt === null ? { ...tag, endedAt: event.at, as } : tag));
  if (event.type === "grid-work.point-closed") return { ...point, stage: "closed", tags: ended("revoked") };
  if (event.type === "grid-work.tag-revoked") return { ...point, tags: ended("revoked") };
  return { ...point, tags: [...ended("replaced"), { version: event.version, issuedAt: event.at, endedAt: null, as: null }] };
}

export const patrolPoint = noun<PatrolPoint, PointEvent>({ kind: "grid-work.patrol-point", initial: { stage: "none" }, evolve });

export const standingTag = (point: KnownPoint): Tag | null => point.tags.find(({ endedAt }) => endedAt === null) ?? null;

function standing(point: PatrolPoint): KnownPoint {
  if (point.stage !== "set") throw refuse.notFound("grid-work.no-such-point");
  return point;
}

export function setPoint(point: PatrolPoint, facts: PointFacts): PointEvent[] {
  if (point.stage === "set" && point.grid.slice(0, 9) !== facts.grid.slice(0, 9)) throw refuse.conflict("grid-work.other-town");
  const same =
    point.stage === "set" &&
    (["grid", "zh", "en", "kind", "look"] as const).every((name) => point[name] === facts[name]) &&
    point.point.lon === facts.point.lon &&
    point.point.lat === facts.point.lat;
  return same ? [] : [{ type: "grid-work.point-set", ...facts }];
}

export function closePoint(point: PatrolPoint, reason: string): PointEvent[] {
  if (point.stage === "closed") return [];
  standing(point);
  return [{ type: "grid-work.point-closed", reason }];
}

export function issueTag(point: PatrolPoint): PointEvent[] {
  return [{ type: "grid-work.tag-issued", version: standing(point).tags.length + 1 }];
}

export function revokeTag(point: PatrolPoint, reason: string): PointEvent[] {
  const tag = standingTag(standing(point));
  return tag === null ? [] : [{ type: "grid-work.tag-revoked", version: tag.version, reason }];
}

/** Whether a scan of this version counts: it does until the tag ended, even when the phone tells of it later. null: nobody issued it. */
export function scanCounts(
  point: KnownPoint,
  version: number,
  lookedAt: string,
): { counted: boolean; why: "replaced" | "revoked" | null } | null {
  const tag = point.tags.find((one) => one.version === version);
  if (!tag) return null;
  return tag.endedAt === null || lookedAt <= tag.endedAt ? { counted: true, why: null } : { counted: false, why: tag.as };
}
