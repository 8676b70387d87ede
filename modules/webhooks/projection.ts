import type { Projection, Table } from "#platform/ledger";
import type { Delivery } from "./delivery.ts";
import type { Subscription } from "./subscription.ts";

const subscriptionTable: Table = {
  name: "webhooks.subscription",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    label: "text",
    url: "text",
    types: "text[]",
    stage: "text",
    why: "text",
    version: "int4",
    overlap_until: "timestamptz",
    by_account: "text",
    since: "timestamptz",
  },
};

export const subscriptionProjection: Projection<Subscription> = {
  tables: [subscriptionTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, label, url, types, stage, why, version, overlapUntil, by, since } = state;
    const row = { home, id, place: area, label, url, types, stage, why, version, overlap_until: overlapUntil, by_account: by, since };
    return [{ table: subscriptionTable.name, row }];
  },
};

const deliveryTable: Table = {
  name: "webhooks.delivery",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    subscription: "uuid",
    type: "text",
    subject: "text",
    message: "jsonb",
    stage: "text",
    attempts: "int4",
    outcome: "text",
    status: "int4",
    ms: "int4",
    planned_at: "timestamptz",
    tried_at: "timestamptz",
    next_at: "timestamptz",
  },
};

export const deliveryProjection: Projection<Delivery> = {
  tables: [deliveryTable],
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { subscription, message, stage, attempts, outcome, status, ms, plannedAt, triedAt, nextAt } = state;
    const when = { planned_at: plannedAt, tried_at: triedAt, next_at: nextAt };
    const row = {
      home,
      id,
      subscription,
      type: message.type,
      subject: message.subject,
      message,
      stage,
      attempts,
      outcome,
      status,
      ms,
      ...when,
    };
    return [{ table: deliveryTable.name, row }];
  },
};
