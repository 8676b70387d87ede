import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { person } from "#platform/testing";
import { listAudit } from "../../../modules/incidents/queries-audit.ts";
import { mediationCity, opened, TOWN, type MediationCity } from "../../../modules/mediation/tests/city.ts";

let city: MediationCity;
before(async () => {
  city = await mediationCity("2026-11-23T02:00:00.000Z");
});
after(() => city.close());

test("what was done in another service reads in that service's words, and the record by its own name", async () => {
  const { key } = await opened(city);
  const auditor = person({ role: "auditor", area: TOWN });
  const { rows } = await city.query(listAudit, { from: "2026-11-23", to: "2026-11-23" }, auditor);
  const accepted = rows.find(({ id, type }) => id === key.id && type === "mediation.accepted");
  assert.deepEqual(accepted?.what, { zh: "受理", en: "Accepted" });
  assert.deepEqual(accepted?.record, { zh: "调解案件", en: "Mediation case" });
  const set = rows.find(({ type }) => type === "mediation.committee-set");
  assert.deepEqual([set?.what.zh, set?.record.en], ["登记调委会", "Mediation committee"]);
});
