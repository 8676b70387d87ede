import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { audit, draftAudit, issueAudit, signAudit, yearsBefore, type Audit, type AuditEvent } from "../audit.ts";
import { auditTables, tabled } from "../audit-figures.ts";
import type { KnownBreach } from "../breach.ts";
import type { KnownRequest } from "../request.ts";

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const said = { zh: "查看都写明了理由。", en: "" };
const facts = { year: "2025", findings: said, recommendations: said };
const after = (...events: readonly AuditEvent[]): Audit =>
  events.reduce<Audit>(
    (state, event) => audit.evolve(state, { ...event, at: "2026-01-08T02:00:00.000Z", by: "auditor" } as Recorded<AuditEvent>),
    audit.initial as Audit,
  );
const drafted: AuditEvent = { type: "data-protection.audit-drafted", ...facts };
const signed: AuditEvent = { type: "data-protection.audit-signed" };

test("a report is of a year that is over; once signed nobody changes it, and it is issued once", () => {
  assert.deepEqual(yearsBefore("2026-11-28", 2), ["2025", "2024"]);
  assert.throws(() => draftAudit({ stage: "none" }, facts, "2025-12-31"), refused("data-protection.audit-not-over"));
  assert.equal(draftAudit({ stage: "none" }, facts, "2026-01-01").length, 1);
  assert.throws(() => signAudit({ stage: "none" }), refused("record.not-found"));
  assert.equal(signAudit(after(drafted)).length, 1);
  assert.deepEqual(issueAudit(after(drafted), []), [], "nothing is issued that was not signed");
  const tables = [tabled("glass-told", [{ key: "at-once", n: 7 }])];
  const issued = after(drafted, signed, { type: "data-protection.audit-issued", tables });
  assert.ok(issued.stage === "issued" && issued.tables.length === 1 && issued.issuedAt !== null);
  for (const state of [after(drafted, signed), issued]) {
    assert.throws(() => draftAudit(state, facts, "2026-02-01"), refused("data-protection.audit-signed-already"));
    assert.deepEqual(signAudit(state), []);
  }
  assert.deepEqual(issueAudit(issued, []), []);
});

test("a few are not said, nor the whole when it is a few, nor the part that would tell of them", () => {
  const rows = (...counts: number[]) =>
    tabled(
      "glass-told",
      counts.map((n, index) => ({ key: String(index), n })),
    );
  const shown = (...counts: number[]) => [rows(...counts).total, ...rows(...counts).rows.map(({ n }) => n)];
  assert.deepEqual(shown(0, 0), [0, 0, 0]);
  assert.deepEqual(shown(12, 7), [19, 12, 7]);
  assert.deepEqual(shown(3, 0), [null, null, 0]);
  assert.deepEqual(shown(3, 40, 7), [50, null, 40, null]);
  assert.deepEqual(shown(1, 1, 9), [11, null, null, null], "two of one each would be two less the rest");
});

test("whatever the numbers, what is withheld of a list is nothing or five and more together, and no shown number is a few", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 }), (counts) => {
      const { total, rows } = tabled(
        "looks-purpose",
        counts.map((n, index) => ({ key: String(index), n })),
      );
      for (const n of [total, ...rows.map(({ n: one }) => one)]) assert.ok(n === null || n === 0 || n >= 5, String(n));
      const gone = rows.reduce((sum, { n }, index) => sum + (n === null ? (counts[index] ?? 0) : 0), 0);
      assert.ok(total === null || gone === 0 || gone >= 5, `${counts.join()} → ${gone}`);
    }),
  );
});

const asked = (answer: Partial<KnownRequest["answer"]> | null, toldAt: string | null, stage: KnownRequest["stage"] = "told") =>
  ({ stage, answer, toldAt, due: { dueAt: "2025-06-30T15:59:59.999Z" } }) as KnownRequest;
const leaked = (told: object | null, authority: object | null) => ({ told, authority }) as KnownBreach;
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);

test("looks of the staff, openings, requests and breaches are counted; what persons read of their own and jobs send is not", () => {
  const tables = auditTables({
    now: "2026-01-08T02:00:00.000Z",
    readings: [
      { purpose: "incidents.contact", basis: "case", n: 30 },
      { purpose: "incidents.contact", basis: "reason", n: 10 },
      { purpose: "petitions.matter", basis: "case", n: 8 },
      { purpose: "incidents.contact", basis: "system", n: 500 },
      { purpose: "incidents.contact", basis: "self", n: 70 },
    ],
    openings: [...times(6, { told: true, upheld: true }), ...times(5, { told: false, upheld: false })],
    requests: [
      ...times(5, asked({ granted: true }, "2025-06-20T02:00:00.000Z")),
      ...times(5, asked({ granted: false, refusal: "kept-by-law" }, "2025-07-20T02:00:00.000Z")),
      ...times(6, asked(null, null, "withdrawn")),
      ...times(5, asked(null, null, "submitted")),
    ],
    breaches: [...times(5, leaked({ way: "phone" }, {})), ...times(6, leaked({ way: null }, {})), ...times(5, leaked(null, null))],
  });
  const of = (code: string) => {
    const found = tables.find((one) => one.code === code);
    return [found?.total, Object.fromEntries((found?.rows ?? []).filter(({ n }) => n !== 0).map(({ key, n }) => [key, n]))];
  };
  assert.deepEqual(of("looks-purpose"), [48, { "incidents.contact": 40, "petitions.matter": 8 }]);
  assert.deepEqual(of("looks-basis"), [48, { case: 38, reason: 10 }]);
  assert.deepEqual(of("glass-review"), [11, { upheld: 6, objected: 5 }]);
  assert.deepEqual(of("glass-told"), [11, { "at-once": 6, later: 5 }]);
  assert.deepEqual(of("requests-outcome"), [21, { granted: 5, "refused:kept-by-law": 5, withdrawn: 6, open: 5 }]);
  assert.deepEqual(of("requests-time"), [21, { late: 10, "not-late": 11 }]);
  assert.deepEqual(of("breaches-persons"), [16, { told: 5, waived: 6, pending: 5 }]);
  assert.deepEqual(of("breaches-authority"), [16, { told: 11, pending: 5 }]);
});
