import { refuse } from "#platform/refusals";
import type { Limit, SupervisionLevel } from "./contract.ts";
import type { IncidentEvent, Sealed } from "./event.ts";
import { known, open, type Facts } from "./facts.ts";
import type { Incident } from "./incident.ts";

const AT_MOST = 50;

/** 提醒, 督办 or 挂牌督办, with a clock for the reply. Who supervises does not handle the same record (domain.md §1.3). */
export function supervise(incident: Incident, level: SupervisionLevel, text: Sealed, within: Limit, facts: Facts): IncidentEvent[] {
  const found = open(incident);
  if (found.hands.includes(facts.by)) throw refuse.forbidden("incidents.supervise-own-work");
  if (found.orders.length >= AT_MOST) throw refuse.conflict("incidents.too-many-orders");
  return [{ type: "incidents.supervised", no: found.orders.length + 1, level, text, due: facts.timing.due(facts.now, within) }];
}

export function answerOrder(incident: Incident, no: number, text: Sealed): IncidentEvent[] {
  const found = known(incident);
  if (found.stage !== "ended") open(incident);
  const order = found.orders.find((one) => one.no === no);
  if (!order) throw refuse.notFound("incidents.no-such-order");
  if (order.answeredAt !== null) throw refuse.conflict("incidents.order-answered");
  return [{ type: "incidents.supervision-answered", no, text }];
}
