import assert from "node:assert/strict";
import { test } from "node:test";
import type { Recorded } from "#platform/ledger";
import { refusedAs } from "./city.ts";
import {
  draftReport,
  issueReport,
  periodsBefore,
  spanOfPeriod,
  yearReport,
  type YearReport,
  type YearReportEvent,
} from "../year-report.ts";

const facts = { area: "330502", period: "2025", unit: "xf-330502", proposals: [], other: null };
const after = (...events: readonly (readonly [YearReportEvent, string])[]): YearReport =>
  events.reduce(
    (state, [event, by]) => yearReport.evolve(state, { ...event, by } as Recorded<YearReportEvent>),
    yearReport.initial as YearReport,
  );
const drafted: YearReportEvent = { type: "petitions.year-report-drafted", ...facts };

test("a report is of a year or a half that is over", () => {
  assert.deepEqual(spanOfPeriod("2026-H1"), { from: "2026-01-01", to: "2026-06-30" });
  assert.deepEqual(spanOfPeriod("2026-H2"), { from: "2026-07-01", to: "2026-12-31" });
  assert.deepEqual(periodsBefore("2026-07-01", 1), ["2026-H1", "2025", "2025-H2", "2025-H1"]);
  assert.deepEqual(periodsBefore("2026-06-30", 0), []);
  assert.throws(() => draftReport({ stage: "none" }, facts, "2025-12-31"), refusedAs("petitions.period-not-over"));
  assert.equal(draftReport({ stage: "none" }, facts, "2026-01-01").length, 1);
});

test("nobody who had a hand in a report issues it, and what was issued stands", () => {
  const state = after([drafted, "zhang"], [drafted, "li"]);
  for (const by of ["zhang", "li"]) assert.throws(() => issueReport(state, by), refusedAs("petitions.own-year-report"));
  assert.equal(issueReport(state, "wang").length, 1);
  assert.throws(() => issueReport({ stage: "none" }, "wang"), refusedAs("petitions.no-year-report"));
  const issued = after([drafted, "zhang"], [{ type: "petitions.year-report-issued" }, "wang"]);
  assert.deepEqual(issueReport(issued, "zhang"), []);
  assert.throws(() => draftReport(issued, facts, "2026-03-01"), refusedAs("petitions.year-report-issued-already"));
});
