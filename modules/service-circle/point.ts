import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Hours } from "./contract/hours.ts";
import type { PointStage, PointView } from "./contract/points.ts";

export type PointFacts = {
  zh: string;
  en: string | null;
  lon: number;
  lat: number;
  village: string;
  address: string | null;
  unit: string;
  phone: string | null;
  hours: Hours;
  access: PointView["access"];
  services: readonly string[];
};

export type PointEvent =
  | ({ type: "service-circle.point-planned"; kind: string; synthetic: boolean } & PointFacts)
  | ({ type: "service-circle.point-changed" } & PointFacts)
  | { type: "service-circle.point-opened"; on: string }
  | { type: "service-circle.point-suspended"; reason: string; until: string | null }
  | { type: "service-circle.point-closed"; reason: string };

export type KnownPoint = PointFacts & {
  stage: PointStage;
  kind: string;
  synthetic: boolean;
  reason: string | null;
  until: string | null;
  openedOn: string | null;
  since: string;
  version: number;
};
export type PointState = { stage: "none" } | KnownPoint;

const factsOf = ({ zh, en, lon, lat, village, address, unit, phone, hours, access, services }: PointFacts): PointFacts => ({
  zh,
  en,
  lon,
  lat,
  village,
  address,
  unit,
  phone,
  hours,
  access,
  services,
});

function evolve(state: PointState, event: Recorded<PointEvent>): PointState {
  if (event.type === "service-circle.point-planned") {
    const { kind, synthetic } = event;
    return {
      ...factsOf(event),
      kind,
      synthetic,
      stage: "planned",
      reason: null,
      until: null,
      openedOn: null,
      since: event.at,
      version: event.seq,
    };
  }
  if (state.stage === "none") return state;
  const moved = { ...state, version: event.seq };
  switch (event.type) {
    case "service-circle.point-changed":
      // `unit` of the stamp is the actor's; the event's own stands before it.
      return { ...moved, ...factsOf(event) };
    case "service-circle.point-opened":
      return { ...moved, stage: "open", reason: null, until: null, openedOn: event.on, since: event.at };
    case "service-circle.point-suspended":
      return { ...moved, stage: "suspended", reason: event.reason, until: event.until, since: event.at };
    case "service-circle.point-closed":
      return { ...moved, stage: "closed", reason: event.reason, until: null, since: event.at };
  }
}

export const point = noun<PointState, PointEvent>({ kind: "service-circle.point", initial: { stage: "none" }, evolve });

function standing(state: PointState): KnownPoint {
  if (state.stage === "none") throw refuse.notFound("service-circle.unknown-point");
  if (state.stage === "closed") throw refuse.conflict("service-circle.point-closed", { zh: state.zh });
  return state;
}

export function plan(state: PointState, kind: string, facts: PointFacts): PointEvent[] {
  if (state.stage !== "none") throw refuse.conflict("service-circle.point-exists");
  return [{ type: "service-circle.point-planned", kind, synthetic: false, ...facts }];
}

export function change(state: PointState, facts: PointFacts): PointEvent[] {
  const now = standing(state);
  const same = JSON.stringify(factsOf(now)) === JSON.stringify(factsOf(facts));
  return same ? [] : [{ type: "service-circle.point-changed", ...facts }];
}

/** Opening is told on its day or after, never ahead: coverage counts what is. */
export function open(state: PointState, on: string, today: string): PointEvent[] {
  const now = standing(state);
  if (now.stage === "open") return [];
  if (on > today) throw refuse.fields([{ path: "on", code: "service-circle.date-ahead", params: { day: on } }]);
  return [{ type: "service-circle.point-opened", on }];
}

export function suspend(state: PointState, reason: string, until: string | null, today: string): PointEvent[] {
  const now = standing(state);
  if (now.stage === "planned") throw refuse.conflict("service-circle.point-not-open");
  if (until !== null && until < today) throw refuse.fields([{ path: "until", code: "service-circle.date-past", params: { day: until } }]);
  if (now.stage === "suspended" && now.reason === reason && now.until === until) return [];
  return [{ type: "service-circle.point-suspended", reason, until }];
}

export function close(state: PointState, reason: string): PointEvent[] {
  if (state.stage === "closed" && state.reason === reason) return [];
  standing(state);
  return [{ type: "service-circle.point-closed", reason }];
}
