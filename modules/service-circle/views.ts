import type { Actor } from "#platform/access";
import type { QueryContext } from "#platform/modules";
import { organisations, type Organisations } from "#modules/organisations";
import { places, type Places } from "#modules/places";
import type { PointView } from "./contract/points.ts";
import type { SiteView } from "./contract/plans.ts";
import type { Standard } from "./contract/standard.ts";
import type { ServicePoint } from "./registers.ts";
import { standards } from "./registers.ts";
import { ownerGrant, plannerGrant, pointGrant } from "./may.ts";
import type { PointPage as Page } from "./contract/reads.ts";

export type Naming = { places: Places; units: Organisations; standard: Standard };
export const namingIn = ({ read }: Pick<QueryContext, "read">): Naming => ({
  places: read(places),
  units: read(organisations),
  standard: read(standards).now,
});

/** "南浔区南浔镇某村", or the village first in English. */
export function trailOf(known: Places, code: string): { zh: string; en: string } {
  const trail = known.trail(code).slice(1);
  return {
    zh: trail.map(({ zh }) => zh).join(""),
    en: trail
      .toReversed()
      .map(({ en }) => en)
      .join(", "),
  };
}

const kindNames = (standard: Standard, code: string): { zh: string; en: string } =>
  standard.kinds.find((kind) => kind.code === code) ?? { zh: code, en: code };

export function pointView(point: ServicePoint, { places: known, units, standard }: Naming): PointView {
  const kind = kindNames(standard, point.kind);
  const place = trailOf(known, point.village);
  const unit = units.unit(point.unit);
  const { home, id, stage, zh, lon, lat, village, address, phone, hours, access, services, reason, until, since, version, synthetic } =
    point;
  return {
    home,
    id,
    kind: point.kind,
    kindZh: kind.zh,
    kindEn: kind.en,
    stage,
    zh,
    en: point.en ?? zh,
    lon,
    lat,
    village,
    placeZh: place.zh,
    placeEn: place.en,
    address,
    unit: point.unit,
    unitZh: unit?.zh ?? point.unit,
    unitEn: unit?.en ?? point.unit,
    phone,
    hours,
    access,
    services,
    reason,
    until,
    since,
    version,
    synthetic,
  };
}

export function mayWithPoint(actor: Actor, point: Pick<PointView, "village" | "unit" | "stage">, now: string): Page["may"] {
  if (point.stage === "closed" || !pointGrant(actor, point.village, point.unit, now)) return [];
  const steps: Page["may"][number][] = ["change"];
  if (point.stage !== "open") steps.push("open");
  if (point.stage !== "planned") steps.push("suspend");
  return [...steps, "close"];
}

/** A planned site as it lies in its table. */
export type SiteRow = Omit<
  SiteView,
  | "kindZh"
  | "kindEn"
  | "placeZh"
  | "placeEn"
  | "lon"
  | "lat"
  | "at"
  | "ownerZh"
  | "ownerEn"
  | "firstDueAt"
  | "late"
  | "point"
  | "promised"
  | "may"
> & {
  moment: string;
  firstDueAt: string;
  pointHome: string | null;
  pointId: string | null;
  openedBy: string | null;
  promised: { households: number; villages: readonly string[]; standard: number; roads: string };
};

export function mayWithSite(actor: Actor, row: Pick<SiteRow, "stage" | "village" | "owner" | "openedBy">, now: string): SiteView["may"] {
  const planner = plannerGrant(actor, row.village, now) !== null;
  const owner = ownerGrant(actor, row.village, row.owner, now) !== null;
  if (row.stage === "planned" || row.stage === "funded")
    return [
      ...(row.stage === "planned" && (planner || owner) ? (["fund"] as const) : []),
      ...(owner ? (["open"] as const) : []),
      ...(planner ? (["postpone", "drop"] as const) : []),
    ];
  const another = actor.kind === "staff" && actor.id !== row.openedBy;
  return row.stage === "opened" && planner && another ? ["verify"] : [];
}

export function siteView(row: SiteRow, { places: known, units, standard }: Naming, actor: Actor, now: string): SiteView {
  const kind = kindNames(standard, row.kind);
  const place = trailOf(known, row.village);
  const middle = known.pointOf(row.village);
  const owner = units.unit(row.owner);
  const { pointHome, pointId, openedBy, moment, promised, ...rest } = row;
  return {
    ...rest,
    kindZh: kind.zh,
    kindEn: kind.en,
    placeZh: place.zh,
    placeEn: place.en,
    lon: middle?.lon ?? null,
    lat: middle?.lat ?? null,
    at: moment,
    ownerZh: owner?.zh ?? row.owner,
    ownerEn: owner?.en ?? row.owner,
    firstDueAt: row.firstDueAt === row.dueAt ? null : row.firstDueAt,
    late: (row.openedAt ?? now) > row.dueAt && row.stage !== "dropped",
    point: pointHome && pointId ? { home: pointHome, id: pointId } : null,
    promised: { ...promised, villages: promised.villages.length },
    may: mayWithSite(actor, { stage: row.stage, village: row.village, owner: row.owner, openedBy }, now),
  };
}
