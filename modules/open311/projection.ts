import type { Projection, Table } from "#platform/ledger";
import type { ApiKey } from "./key.ts";

const table: Table = {
  name: "open311.key",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    label: "text",
    hash: "text",
    per_minute: "int4",
    issued_by: "text",
    issued_at: "timestamptz",
    until: "timestamptz",
    revoked_at: "timestamptz",
  },
};

export const keyProjection: Projection<ApiKey> = {
  tables: [table],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, label, hash, perMinute, issuedBy, issuedAt, until, revokedAt } = state;
    const row = {
      home,
      id,
      place: area,
      label,
      hash,
      per_minute: perMinute,
      issued_by: issuedBy,
      issued_at: issuedAt,
      until,
      revoked_at: revokedAt,
    };
    return [{ table: table.name, row }];
  },
};
