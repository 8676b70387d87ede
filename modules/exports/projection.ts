import type { Projection, Table } from "#platform/ledger";
import type { ExportState } from "./export.ts";

const table: Table = {
  name: "exports.export",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    account: "text",
    subject: "text",
    filter: "jsonb",
    purpose: "text",
    language: "text",
    stage: "text",
    requested_at: "timestamptz",
    rows: "int4",
    bytes: "int8",
    file: "text",
    digest: "text",
    failure: "text",
    expires_at: "timestamptz",
    downloads: "int4",
    last_download_at: "timestamptz",
    held_until: "timestamptz",
    approved_by: "text",
    approved_at: "timestamptz",
  },
};

export const exportProjection: Projection<ExportState> = {
  tables: [table],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) =>
    state.stage === "none"
      ? []
      : [
          {
            table: table.name,
            row: {
              home,
              id,
              place: state.area,
              account: state.account,
              subject: state.subject,
              filter: state.filter,
              purpose: state.purpose,
              language: state.language,
              stage: state.stage,
              requested_at: state.requestedAt,
              rows: state.rows,
              bytes: state.bytes,
              file: state.file,
              digest: state.digest,
              failure: state.failure,
              expires_at: state.expiresAt,
              downloads: state.downloads,
              last_download_at: state.lastDownloadAt,
              held_until: state.heldUntil ?? null,
              approved_by: state.approvedBy ?? null,
              approved_at: state.approvedAt ?? null,
            },
          },
        ],
};
