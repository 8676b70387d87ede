import { register } from "#platform/modules";
import type { KnownSubscription } from "./subscription.ts";

export type StoredSubscription = Pick<
  KnownSubscription,
  "area" | "label" | "url" | "types" | "stage" | "why" | "version" | "overlapUntil" | "by" | "since"
> & {
  home: string;
  id: string;
};

/** Every subscription, in memory: most cities have a handful. */
export const subscriptions = register<ReadonlyMap<string, StoredSubscription>>({
  name: "webhooks.subscriptions",
  kinds: ["webhooks.subscription"],
  load: async (db) => {
    const rows = await db<StoredSubscription[]>`
      select home, id, place as area, label, url, types, stage, why, version, overlap_until as "overlapUntil", by_account as "by", since from webhooks.subscription`;
    return new Map(rows.map((row) => [row.id, row]));
  },
});
