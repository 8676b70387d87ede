import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import * as c from "../commands.ts";
import { A, B, held, mediationCity, opened, text, type MediationCity } from "./city.ts";

let city: MediationCity;
let [agreed, failed] = ["", ""];
before(async () => {
  city = await mediationCity();
});
after(() => city.close());

const DAY = 86_400_000;
/** Days each field of a case is kept, by its name, and those of its pictures. */
async function keptFor(id: string): Promise<Record<string, number>> {
  const { write } = city.runtime.pools;
  const rows = await write<{ name: string; at: Date; until: Date }[]>`
    select field as name, at, expires_at as until from vault.field where stream = ${id}
    union all select 'picture', at, expires_at from files.photo where stream = ${id} and erased_at is null`;
  const days = ({ at, until }: { at: Date; until: Date }) => Math.round((new Date(until).getTime() - new Date(at).getTime()) / DAY);
  return Object.fromEntries(rows.map((row) => [row.name.split(":")[0], days(row)]));
}
const later = async (): Promise<void> => {
  city.advance(61_000);
  await city.jobs();
};

async function agree(onTheSpot = false): Promise<string> {
  const { key, run } = await opened(city);
  await run(c.askSafety, { party: B, afraid: false, hurt: false, words: "不害怕" });
  await held(city, run);
  const due = new Date(Date.parse(city.now()) + 5 * DAY).toISOString().slice(0, 10);
  if (onTheSpot) {
    await run(c.draftAgreement, { ...text(due), form: "oral", onTheSpot });
    return key.id;
  }
  await run(c.draftAgreement, text(due));
  city.advance(2 * DAY);
  const image = uuidv7();
  for (const party of [A, B]) await run(c.recordSignature, { party, version: 1, how: "drawn", image });
  await run(c.signAsMediator, { mediator: city.mediators[0], version: 1, image });
  // Attached as the installation does it, before the seal.
  await city.runtime.pools.write`
    insert into files.photo (id, at, digest, bytes, width, height, home, stream, purpose, expires_at)
    values (${image}, ${city.now()}, 'd', 1, 1, 1, ${key.home}, ${key.id}, 'mediation.case', ${new Date(Date.parse(city.now()) + 3_650 * DAY).toISOString()})`;
  assert.deepEqual(await keptFor(key.id), {
    name: 3650,
    phone: 3650,
    address: 3650,
    summary: 3650,
    safety: 730,
    ...DRAFT(3650),
    picture: 3650,
  });
  await run(c.sealAgreement, { version: 1, image }, city.chair);
  return key.id;
}
const WRITTEN = ["facts", "responsibility", "content", "manner", "what"].map((name) => `agreement-${name}`);
const DRAFT = (days: number): Record<string, number> =>
  Object.fromEntries([...WRITTEN, "statements", "recorder"].map((name) => [name, days]));

test("with a written agreement the whole volume is kept thirty years, pictures and later words too; what was told of safety is not", async () => {
  agreed = await agree();
  await later();
  const thirty = { name: 10_957, phone: 10_957, address: 10_957, summary: 10_957, safety: 730, ...DRAFT(10_957), picture: 10_957 };
  assert.deepEqual(await keptFor(agreed), thirty);
  await city.execute(
    c.reportDisputeEscalation,
    { home: "330502001", id: agreed, to: "police" as const, words: "又起争执" },
    { actor: city.mediator },
  );
  assert.equal((await keptFor(agreed))["words"], 3650);
  await later();
  assert.equal((await keptFor(agreed))["words"], 10_957);
});

test("a case that failed, and one settled by word of mouth, are kept ten years", async () => {
  const { key, run } = await opened(city);
  failed = key.id;
  await run(c.failMediation, { words: "双方分歧过大", remedies: ["suit"] });
  const spoken = await agree(true);
  await later();
  for (const id of [failed, spoken]) assert.equal((await keptFor(id))["name"], 3650);
});

test("cases agreed on before this rule are found by the migration, and no others", async () => {
  const { write } = city.runtime.pools;
  await write`update vault.field set expires_at = at + interval '3650 days' where purpose like 'mediation.%' and purpose <> 'mediation.safety'`;
  assert.equal((await keptFor(agreed))["name"], 3650);
  await write.unsafe(readFileSync(new URL("../migrations/0002-agreements-kept.sql", import.meta.url), "utf8"));
  await city.jobs();
  assert.deepEqual([(await keptFor(agreed))["name"], (await keptFor(failed))["name"]], [10_957, 3650]);
});

test("after ten years the nightly expiry takes the one and leaves the other", async () => {
  city.set("2037-01-02T02:00:00.000Z");
  await city.jobs();
  assert.deepEqual(await keptFor(failed), {});
  assert.equal((await keptFor(agreed))["name"], 10_957);
  assert.equal((await keptFor(agreed))["safety"], undefined);
  assert.deepEqual((await city.verify()).findings, []);
});
