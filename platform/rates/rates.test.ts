import assert from "node:assert/strict";
import { test } from "node:test";
import { openRates } from "./index.ts";

test("a flood from one address is slowed, and goes on at the allowed pace", () => {
  const rates = openRates();
  let passed = 0;
  for (let ms = 0; ms < 120_000; ms += 10) if (rates.wait("a", 60, ms) === 0) passed += 1;
  assert.ok(passed >= 145 && passed <= 152, String(passed));
});

test("a waiting address is told a wait after which it does pass, and its neighbour is not affected", () => {
  const rates = openRates();
  while (rates.wait("a", 30, 0) === 0);
  const wait = rates.wait("a", 30, 0);
  assert.ok(wait > 0 && wait <= 2_000);
  assert.equal(rates.wait("b", 30, 0), 0);
  assert.equal(rates.wait("a", 30, wait), 0);
});

test("a machine's clock that is set back locks nobody out", (t) => {
  const rates = openRates();
  assert.equal(rates.wait("a", 60), 0);
  const now = Date.now();
  t.mock.method(Date, "now", () => now - 3 * 86_400_000);
  assert.equal(rates.wait("a", 60), 0);
});

test("whoever came once is forgotten when that makes no difference any more", () => {
  const rates = openRates();
  for (let n = 0; n < 10_000; n += 1) rates.wait(`once ${n}`, 60, n);
  while (rates.wait("often", 60, 10_000) === 0);
  assert.ok(rates.held() > 500);
  for (let n = 0; n < 10_000; n += 1) rates.wait("another", 60_000, 20_000 + n);
  assert.ok(rates.held() < 10, String(rates.held()));
  const poor = openRates();
  while (poor.wait("often", 60, 0) === 0);
  for (let n = 0; n < 100; n += 1) poor.wait(`other ${n}`, 60, 1);
  assert.ok(poor.wait("often", 60, 1) > 0, "who must wait is not forgotten");
});
