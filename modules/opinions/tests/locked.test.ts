import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { TestCity } from "#platform/testing";
import { readItem } from "../queries-items.ts";
import { answered, clerk, given, opinionCity, SAID } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await opinionCity({ expiryHours: 48 });
});
after(() => city.close());

test("an opinion is read while nothing sealed opens: its steps stand, its words are left out, and the page says so", async () => {
  const key = await given(city);
  await answered(city, key, "explained");
  const told = async () => {
    const { shut, text, entries } = await city.query(readItem, { home: key.home, id: key.id }, clerk);
    return { shut, text, steps: entries.length };
  };
  assert.deepEqual(await told(), { shut: false, text: SAID, steps: 4 });
  city.advance(49 * 3_600_000);
  assert.deepEqual(await told(), { shut: true, text: null, steps: 4 });
  await city.runtime.expiry.run();
  assert.deepEqual(await told(), { shut: false, text: SAID, steps: 4 });
});
