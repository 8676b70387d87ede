import type { Projection, StreamKey, Table } from "#platform/ledger";
import type { RuleState } from "./rule.ts";
import type { SourceReviews } from "./source.ts";
import type { WorkingTimeState } from "./working-time.ts";
import type { NoticeState } from "./year-notice.ts";

const noticeTable: Table = {
  name: "limits.notice",
  key: ["home", "year"],
  columns: { home: "text", year: "int4", source: "text", days: "jsonb", loaded: "bool", at: "timestamptz" },
};
const ruleTable: Table = {
  name: "limits.rule",
  key: ["home", "code", "version"],
  columns: { home: "text", code: "text", version: "int4", valid_from: "date", certainty: "text", rule: "jsonb" },
};
const workingTimeTable: Table = {
  name: "limits.working_time",
  key: ["home", "version"],
  columns: { home: "text", version: "int4", valid_from: "date", windows: "jsonb" },
};

const sourceTable: Table = {
  name: "limits.source_review",
  key: ["home", "code", "seq"],
  columns: { home: "text", code: "text", seq: "int4", reviewed_on: "date", document: "text", next_by: "date", found: "text" },
};

export const noticeProjection: Projection<NoticeState> = {
  tables: [noticeTable],
  rows: ({ home }: StreamKey, state) => {
    if (state.stage === "none") return [];
    const { year, source, days, at } = state;
    return [{ table: noticeTable.name, row: { home, year, source, days, loaded: state.stage === "loaded", at } }];
  },
};

export const ruleProjection: Projection<RuleState> = {
  tables: [ruleTable],
  rows: ({ home }: StreamKey, { versions }) =>
    versions.map((rule) => ({
      table: ruleTable.name,
      row: { home, code: rule.id, version: rule.version, valid_from: rule.validFrom, certainty: rule.certainty, rule },
    })),
};

export const workingTimeProjection: Projection<WorkingTimeState> = {
  tables: [workingTimeTable],
  rows: ({ home }: StreamKey, { versions }) =>
    versions.map(({ validFrom, windows }, index) => ({
      table: workingTimeTable.name,
      row: { home, version: index + 1, valid_from: validFrom, windows },
    })),
};

export const sourceProjection: Projection<SourceReviews> = {
  tables: [sourceTable],
  rows: ({ home }: StreamKey, { code, reviews }) =>
    reviews.map(({ on, document, nextBy, found }, index) => ({
      table: sourceTable.name,
      row: { home, code, seq: index + 1, reviewed_on: on, document, next_by: nextBy, found },
    })),
};
