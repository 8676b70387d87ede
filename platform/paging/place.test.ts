import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../refusals/index.ts";
import { decodePlace, encodePlace } from "./index.ts";

test("a place in the list can be told and read again, and nothing else is taken for one", () => {
  const here = { at: "2026-11-26T07:00:00.123456Z", id: "0193a000-0000-7000-8000-000000000001" };
  for (const place of [here, { ...here, at: "2026-11-26" }, { ...here, at: "infinity" }])
    assert.deepEqual(decodePlace(encodePlace(place)), place);
  assert.equal(decodePlace(undefined), null);
  for (const wrong of [
    "x",
    "~",
    "infinity~no",
    "2026-02-31~0193a000-0000-7000-8000-000000000001",
    "0000-01-01~0193a000-0000-7000-8000-000000000001",
    "2026-11-26T24:00:00.000000Z~0193a000-0000-7000-8000-000000000001",
    "2026-02-31T00:00:00.000000Z~0193a000-0000-7000-8000-000000000001",
    "infinity~0193a000-0000-7000-8000-000000000001~1",
  ])
    assert.throws(() => decodePlace(Buffer.from(wrong).toString("base64url")), Refusal);
});
