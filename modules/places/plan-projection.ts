import type { Projection, Table } from "#platform/ledger";
import type { GridPlans } from "./grid-plan.ts";

const planTable: Table = {
  name: "places.grid_plan",
  key: ["home", "village", "version"],
  columns: {
    home: "text",
    village: "text",
    version: "int4",
    place: "text",
    stage: "text",
    reason: "text",
    source: "text",
    grids: "jsonb",
    ends: "jsonb",
    drawn_by: "text",
    drawn_at: "timestamptz",
    submitted_by: "text",
    submitted_at: "timestamptz",
    decided_by: "text",
    decided_at: "timestamptz",
    note: "text",
    document: "text",
    valid_from: "date",
  },
};

export const planProjection: Projection<GridPlans> = {
  tables: [planTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.village),
  rows: ({ home }, state) =>
    state.stage === "none"
      ? []
      : state.versions.map((plan) => ({
          table: planTable.name,
          row: {
            home,
            village: state.village,
            version: plan.version,
            place: state.village,
            stage: plan.stage,
            reason: plan.reason,
            source: plan.source,
            grids: plan.grids,
            ends: plan.ends,
            drawn_by: plan.drawnBy,
            drawn_at: plan.drawnAt,
            submitted_by: plan.submittedBy,
            submitted_at: plan.submittedAt,
            decided_by: plan.decidedBy,
            decided_at: plan.decidedAt,
            note: plan.note,
            document: plan.document,
            valid_from: plan.from,
          },
        })),
};
