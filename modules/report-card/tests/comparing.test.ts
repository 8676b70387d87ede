import assert from "node:assert/strict";
import { test } from "node:test";
import { changeText } from "#web/words";
import { heldAgainst } from "#web/periods";
import { changeOf } from "../comparing.ts";

const value = (numerator: number, of: number | null, found: number | null) => ({ numerator, denominator: of, value: found });

test("a month is held against the month before and the same month of the year before, whatever their lengths", () => {
  assert.deepEqual(heldAgainst({ from: "2026-03-01", to: "2026-03-31" }), {
    previous: { from: "2026-02-01", to: "2026-02-28" },
    lastYear: { from: "2025-03-01", to: "2025-03-31" },
  });
  assert.deepEqual(heldAgainst({ from: "2025-02-01", to: "2025-02-28" }).lastYear, { from: "2024-02-01", to: "2024-02-29" });
});

test("a quarter is held against the quarter before, a part of a month against as much of the month before, other days against as many", () => {
  assert.deepEqual(heldAgainst({ from: "2026-01-01", to: "2026-03-31" }).previous, { from: "2025-10-01", to: "2025-12-31" });
  assert.deepEqual(heldAgainst({ from: "2026-03-01", to: "2026-03-30" }).previous, { from: "2026-02-01", to: "2026-02-28" });
  assert.deepEqual(heldAgainst({ from: "2026-03-10", to: "2026-03-19" }), {
    previous: { from: "2026-02-28", to: "2026-03-09" },
    lastYear: { from: "2025-03-10", to: "2025-03-19" },
  });
});

test("shares differ by percentage points, numbers by per cent of the other; nothing is said of a dash or of what is withheld", () => {
  assert.equal(changeOf("percent", value(97, 100, 0.97), value(95, 100, 0.95)), 0.02);
  assert.equal(changeText(0.02, true, "zh"), "+2.00 个百分点");
  assert.equal(changeOf("count", value(9, null, 9), value(12, null, 12)), -0.25);
  assert.equal(changeText(-0.25, false, "en"), "−25.0%");
  assert.equal(changeOf("count", value(9, null, 9), value(0, null, 0)), null);
  assert.equal(changeOf("percent", value(0, 0, null), value(1, 2, 0.5)), null);
  assert.equal(changeOf("count", value(9, null, 9), { ...value(0, null, null), hidden: true }), null);
  assert.equal(changeText(null, true, "en"), "—");
});
