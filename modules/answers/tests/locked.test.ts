import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { TestCity } from "#platform/testing";
import { writingCommands } from "../commands.ts";
import { usingCommands } from "../commands-using.ts";
import { readEntry } from "../queries.ts";
import { answerCity, checker, COUNTY, dayFrom, textOf, writer } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await answerCity({ expiryHours: 48 });
});
after(() => city.close());

test("an answer is read while nothing sealed opens: its reasons are left out and the page says that they cannot be opened now", async () => {
  const { draftEntry, checkVersion, publishVersion } = writingCommands;
  const newId = (): string => uuidv7(Date.parse(city.now()));
  const text = textOf({ reviewBy: dayFrom(city.now(), 60) });
  const input = draftEntry.input.parse({ id: newId(), area: COUNTY, owner: `cg-${COUNTY}`, text });
  const { home, id } = await city.execute(draftEntry, input, { actor: writer });
  const key = { home, id };
  await city.execute(checkVersion, { ...key, version: 1, passed: true, remark: "" }, { actor: checker });
  await city.execute(publishVersion, { ...key, version: 1, seen: [] }, { actor: checker });
  await city.execute(usingCommands.markUnhelpful, { ...key, version: 1, remark: newId(), reason: "还是不清楚" }, { actor: resident });
  const told = async () => {
    const { shut, remarks, reasons } = await city.query(readEntry, key, writer);
    return { shut, remarks, reasons: reasons.map(({ reason }) => reason) };
  };
  const whole = { shut: false, remarks: 1, reasons: ["还是不清楚"] };
  assert.deepEqual(await told(), whole);
  city.advance(49 * 3_600_000);
  assert.deepEqual(await told(), { shut: true, remarks: 1, reasons: [null] });
  await city.runtime.expiry.run();
  assert.deepEqual(await told(), whole);
});
