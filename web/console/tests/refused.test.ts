import assert from "node:assert/strict";
import { test } from "node:test";
import { isOutOfReach, RefusedError } from "../refused.ts";

const refused = (status: number, code: string, kind: "notFound" | "forbidden"): RefusedError =>
  new RefusedError({ ok: false, status, refusal: { code, kind, message: "…" } });

test("a page says a record is not there or somebody else's only when that is why", () => {
  assert.equal(isOutOfReach(refused(404, "mediation.not-found", "notFound")), true);
  assert.equal(isOutOfReach(refused(403, "access.not-yours", "forbidden")), true);
  // A mediator with an own case was told it is not theirs while sealed fields were not opened for anybody.
  assert.equal(isOutOfReach(refused(403, "vault.locked", "forbidden")), false);
  assert.equal(isOutOfReach(refused(403, "access.step-up", "forbidden")), false);
  assert.equal(isOutOfReach(new Error("no network")), false);
});
