import type { z } from "zod";
import type { Allow } from "#platform/access";
import { cityDay } from "#platform/days";
import { gcjToWgs, type LonLat } from "#platform/geo";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { homeOf, places, type Places } from "#modules/places";
import { ChangePoint, ClosePoint, OpenPoint, PlanPoint, SuspendPoint, type PointDone } from "./contract/points.ts";
import { POINT_CONDITION, pointGrant } from "./may.ts";
import { change, close, open, plan, point, suspend, type PointFacts, type PointState } from "./point.ts";
import { standards } from "./registers.ts";

type Planned = z.output<typeof PlanPoint>;
type Changed = z.output<typeof ChangePoint>;
type Position = Pick<Planned, "lon" | "lat" | "crs">;

const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const wgs = ({ lon, lat, crs }: Position): LonLat => (crs === "gcj02" ? gcjToWgs({ lon, lat }) : { lon, lat });
/** null: outside the city. */
const villageAt = (known: Places, position: Position): string | null => known.locate(wgs(position))?.village ?? null;

/** A point belongs to the town it stands in. One outside the city has no home; the answer that says so needs one. */
const plannedKey = (known: Places, input: Planned): StreamKey => ({ home: homeOf(villageAt(known, input) ?? "3305"), id: input.id });

function factsOf(ctx: CommandContext, input: Planned | Changed): PointFacts {
  const village = villageAt(ctx.read(places), input);
  if (village === null) throw refuse.fields([{ path: "lon", code: "service-circle.outside-city" }]);
  const unit = ctx.read(organisations).unit(input.unit);
  if (!unit?.open) throw refuse.fields([{ path: "unit", code: "service-circle.no-such-unit" }]);
  const { lon, lat } = wgs(input);
  const { zh, en, address, phone, hours, access, services } = input;
  return {
    zh,
    en: en ?? null,
    lon: Number(lon.toFixed(6)),
    lat: Number(lat.toFixed(6)),
    village,
    address: address ?? null,
    unit: input.unit,
    phone: phone ?? null,
    hours,
    access,
    services,
  };
}

const done = (key: StreamKey, state: PointState): PointDone => ({
  ...keyOf(key),
  stage: state.stage,
  village: state.stage === "none" ? "" : state.village,
});

/** Whoever answers for the point as it stands now. */
const ofPoint: Allow<StreamKey> = {
  roles: ["admin", "approver"],
  condition: POINT_CONDITION,
  admits: (ctx, input) => {
    const state = ctx.state(point, keyOf(input));
    return state.stage === "none" ? null : pointGrant(ctx.actor, state.village, state.unit, ctx.now);
  },
};

export const planPoint = command<Planned, PointDone>({
  name: "service-circle.plan-point",
  route: "POST /api/service-circle/points",
  summary: { zh: "登记服务点", en: "Register a service point" },
  input: PlanPoint,
  about: (input, { read }) => [ref(point, plannedKey(read(places), input))],
  allow: {
    roles: ["admin", "approver"],
    condition: POINT_CONDITION,
    admits: (ctx, input) => pointGrant(ctx.actor, villageAt(ctx.read(places), input) ?? "3305", input.unit, ctx.now),
  },
  run: (ctx, input) => {
    const key = plannedKey(ctx.read(places), input);
    const kind = ctx.read(standards).now.kinds.find(({ code }) => code === input.kind);
    if (!kind || kind.retired) throw refuse.fields([{ path: "kind", code: "service-circle.no-such-kind" }]);
    const facts = factsOf(ctx, input);
    return done(
      key,
      ctx.change(point, key, (state) => plan(state, kind.code, facts)),
    );
  },
});

export const changePoint = command<Changed, PointDone>({
  name: "service-circle.change-point",
  route: "POST /api/service-circle/points/{home}/{id}/facts",
  summary: { zh: "更改服务点资料", en: "Change a service point's facts" },
  input: ChangePoint,
  about: (input) => [ref(point, keyOf(input))],
  allow: ofPoint as Allow<Changed>,
  run: (ctx, input) => {
    const facts = factsOf(ctx, input);
    // Moving it, or giving it to another unit, needs the right over where it goes as well.
    if (!pointGrant(ctx.actor, facts.village, facts.unit, ctx.now)) throw refuse.forbidden("service-circle.not-yours-there");
    return done(
      input,
      ctx.change(point, keyOf(input), (state) => change(state, facts)),
    );
  },
});

export const openPoint = command<z.output<typeof OpenPoint>, PointDone>({
  name: "service-circle.open-point",
  route: "POST /api/service-circle/points/{home}/{id}/opening",
  summary: { zh: "服务点开放，或暂停后恢复", en: "Open a service point, or open it again" },
  input: OpenPoint,
  about: (input) => [ref(point, keyOf(input))],
  allow: ofPoint as Allow<z.output<typeof OpenPoint>>,
  run: (ctx, input) =>
    done(
      input,
      ctx.change(point, keyOf(input), (state) => open(state, input.on, cityDay(ctx.now))),
    ),
});

export const suspendPoint = command<z.output<typeof SuspendPoint>, PointDone>({
  name: "service-circle.suspend-point",
  route: "POST /api/service-circle/points/{home}/{id}/suspension",
  summary: { zh: "服务点暂停", en: "Suspend a service point" },
  input: SuspendPoint,
  about: (input) => [ref(point, keyOf(input))],
  allow: ofPoint as Allow<z.output<typeof SuspendPoint>>,
  run: (ctx, input) =>
    done(
      input,
      ctx.change(point, keyOf(input), (state) => suspend(state, input.reason, input.until ?? null, cityDay(ctx.now))),
    ),
});

export const closePoint = command<z.output<typeof ClosePoint>, PointDone>({
  name: "service-circle.close-point",
  route: "POST /api/service-circle/points/{home}/{id}/closure",
  summary: { zh: "撤销服务点", en: "Close a service point for good" },
  input: ClosePoint,
  about: (input) => [ref(point, keyOf(input))],
  allow: ofPoint as Allow<z.output<typeof ClosePoint>>,
  run: (ctx, input) =>
    done(
      input,
      ctx.change(point, keyOf(input), (state) => close(state, input.reason)),
    ),
});

export const pointCommands = [planPoint, changePoint, openPoint, suspendPoint, closePoint] as const;
