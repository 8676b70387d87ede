import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";

type Terms = { area: string; label: string; url: string; types: readonly string[] };
export type Why = "gone" | "failing" | "admin";
export type SubscriptionEvent =
  | ({ type: "webhooks.subscribed" } & Terms)
  | { type: "webhooks.secret-rotated"; version: number; overlapUntil: string }
  | { type: "webhooks.disabled"; why: Why }
  | { type: "webhooks.enabled" };

export type KnownSubscription = {
  stage: "works" | "disabled";
  by: string;
  since: string;
  why: Why | null;
  version: number;
  overlapUntil: string | null;
} & Terms;
export type Subscription = { stage: "none" } | KnownSubscription;

export const subscription = noun<Subscription, SubscriptionEvent>({
  kind: "webhooks.subscription",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "webhooks.subscribed") {
      const { area, label, url, types, by, at } = event;
      return { stage: "works", area, label, url, types, by, since: at, why: null, version: 1, overlapUntil: null };
    }
    if (state.stage === "none") return state;
    if (event.type === "webhooks.secret-rotated") return { ...state, version: event.version, overlapUntil: event.overlapUntil };
    if (event.type === "webhooks.disabled") return { ...state, stage: "disabled", why: event.why };
    return { ...state, stage: "works", why: null };
  },
});

/** For so long the old secret signs beside the new one, so that the receiver can change in its own time. */
const OVERLAP_MS = 7 * 86_400_000;

export const known = (state: Subscription): KnownSubscription => {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
};

export function subscribe(state: Subscription, terms: Terms): SubscriptionEvent[] {
  // Whoever sends a known id again must not be handed that subscription's secret.
  if (state.stage !== "none") throw refuse.conflict("webhooks.subscribed-already");
  return [{ type: "webhooks.subscribed", ...terms, types: [...new Set(terms.types)] }];
}

export function rotate(state: Subscription, now: string): SubscriptionEvent[] {
  const found = known(state);
  // Two secrets at a time, never three: the one before last would be forgotten while it is still in use.
  if (found.overlapUntil !== null && found.overlapUntil > now)
    throw refuse.conflict("webhooks.rotating", { until: found.overlapUntil.slice(0, 10) });
  const overlapUntil = new Date(Date.parse(now) + OVERLAP_MS).toISOString();
  return [{ type: "webhooks.secret-rotated", version: found.version + 1, overlapUntil }];
}

export const disable = (state: Subscription, why: Why): SubscriptionEvent[] =>
  known(state).stage === "disabled" ? [] : [{ type: "webhooks.disabled", why }];

export const enable = (state: Subscription): SubscriptionEvent[] => (known(state).stage === "works" ? [] : [{ type: "webhooks.enabled" }]);

/** Versions of the secret that sign now, the newest first. */
export const versionsAt = ({ version, overlapUntil }: Pick<KnownSubscription, "version" | "overlapUntil">, now: string): number[] =>
  overlapUntil !== null && overlapUntil > now ? [version, version - 1] : [version];
