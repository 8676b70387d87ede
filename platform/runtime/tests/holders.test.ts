import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import type { Held } from "#platform/notices";
import { testCity, type TestCity } from "#platform/testing";
import { accountsHolding } from "../holders.ts";

let city: TestCity;
before(async () => (city = await testCity({ modules: [] })));
after(() => city.close());

type Granted = { account: string; role: string; area: string; unit: string; until: string | null; revoked: boolean };

const AREAS = ["", "3305", "330502", "330502001", "330502001005", "330502002", "330503", "330503001"];
const UNITS = ["", "u-police", "u-town"];
const ROLES = ["worker", "leader"];
const PAST = "2020-01-01T00:00:00.000Z";

/** Every role in every area for every unit, and of each some that have ended or were taken away. */
function grants(): Granted[] {
  const people = Array.from({ length: 7 }, () => uuidv7());
  let turn = 0;
  return ROLES.flatMap((role) =>
    AREAS.flatMap((area) =>
      UNITS.flatMap((unit) =>
        [null, PAST, "revoked"].map((over) => ({
          account: people[(turn += 1) % people.length] as string,
          role,
          area,
          unit,
          until: over === PAST ? PAST : null,
          revoked: over === "revoked",
        })),
      ),
    ),
  ).filter((_, index) => index % 4 !== 3);
}

/** Whom a notice goes to, said plainly. */
function plainly(all: readonly Granted[], to: Held): string[] {
  const live = all.filter(({ until, revoked }) => until === null && !revoked);
  const held = live.filter(
    ({ role, unit, area, account }) =>
      role === to.role &&
      (to.unit !== null ? unit === to.unit : to.area.startsWith(area) || (to.below && area.startsWith(to.area))) &&
      !live.some((one) => one.account === account && one.unit === to.except),
  );
  const near = held.filter(({ area }) => to.area.startsWith(area) || (to.below && area.startsWith(to.area)));
  const nearest = Math.min(to.area.length, Math.max(0, ...near.map(({ area }) => area.length)));
  const told = near.length > 0 ? near.filter(({ area }) => area.length >= nearest) : held;
  return [...new Set(told.map(({ account }) => account))].sort();
}

test("whom notices of one turn go to is what each alone would find: by unit, by area, below it, without a unit's people, nearest first", async () => {
  const all = grants();
  const { write } = city.runtime.pools;
  for (const { account, role, area, unit, until, revoked } of all)
    await write`
      insert into access.grant (home, id, account, role, area, unit, since, until, revoked_at)
      values ('330500000', ${uuidv7()}, ${account}, ${role}, ${area}, ${unit}, ${PAST}, ${until}, ${revoked ? PAST : null})`;
  const asks = ROLES.flatMap((role) =>
    [...AREAS, "330502001006", "330599"].flatMap((area) =>
      [null, ...UNITS, "u-nobody"].flatMap((unit) =>
        [null, "u-police"].flatMap((except) => [true, false].map((below): Held => ({ role, area, unit, except, below }))),
      ),
    ),
  );
  const holders = accountsHolding(city.runtime.pools, city.now);
  const told = await Promise.all(asks.map((to) => holders(to)));
  let found = 0;
  for (const [index, to] of asks.entries()) {
    const wanted = plainly(all, to);
    assert.deepEqual([...(told[index] ?? [])].sort(), wanted, JSON.stringify(to));
    if (wanted.length > 0) found += 1;
  }
  assert.ok(found > 100, `${found} of ${asks.length} go to somebody`);
});
