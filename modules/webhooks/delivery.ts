import { noun } from "#platform/ledger";
import type { Message, Outcome } from "./contract.ts";

export type DeliveryEvent =
  | { type: "webhooks.planned"; subscription: string; message: Message }
  | { type: "webhooks.tried"; attempt: number; outcome: Outcome; status: number | null; ms: number; nextAt: string | null };

type KnownDelivery = {
  stage: "waiting" | "delivered" | "given-up";
  subscription: string;
  message: Message;
  attempts: number;
  outcome: Outcome | null;
  status: number | null;
  ms: number | null;
  plannedAt: string;
  triedAt: string | null;
  nextAt: string | null;
};
export type Delivery = { stage: "none" } | KnownDelivery;

export const delivery = noun<Delivery, DeliveryEvent>({
  kind: "webhooks.delivery",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "webhooks.planned") {
      const { subscription, message, at } = event;
      const untried = { attempts: 0, outcome: null, status: null, ms: null, triedAt: null, nextAt: at };
      return { stage: "waiting", subscription, message, plannedAt: at, ...untried };
    }
    if (state.stage === "none") return state;
    const { attempt, outcome, status, ms, nextAt, at } = event;
    const stage = outcome === "delivered" ? "delivered" : nextAt === null ? "given-up" : "waiting";
    return { ...state, stage, attempts: attempt, outcome, status, ms, triedAt: at, nextAt };
  },
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Waits after each failed attempt, over three days and a half: as Standard Webhooks advises. */
export const WAITS_MS = [5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR] as const;

export const TEST = "webhooks.test";

export function plan(state: Delivery, subscription: string, message: Message): DeliveryEvent[] {
  return state.stage === "none" ? [{ type: "webhooks.planned", subscription, message }] : [];
}

/** `nextAt` null: no further attempt. A receiver that says 410 wants no more. */
export function note(
  state: Delivery,
  tried: { attempt: number; outcome: Outcome; status: number | null; ms: number },
  now: string,
): DeliveryEvent[] {
  if (state.stage !== "waiting" || tried.attempt !== state.attempts + 1) return [];
  const wait = WAITS_MS[tried.attempt - 1];
  const final = ["delivered", "gone", "withdrawn"].includes(tried.outcome);
  // A test is for whoever is looking at the screen now.
  const over = final || wait === undefined || state.message.type === TEST;
  return [{ type: "webhooks.tried", ...tried, nextAt: over ? null : new Date(Date.parse(now) + wait).toISOString() }];
}
