import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import type { Notice } from "#platform/modules";
import { testCity, type TestCity } from "#platform/testing";
import { openShowing } from "../showing.ts";

let city: TestCity;
before(async () => (city = await testCity({ modules: [] })));
after(() => city.close());

const notice = (id: string, link?: string): Notice => ({
  id,
  to: { kind: "account", id: "" },
  words: "incidents.notice.new",
  params: { number: '8F3K-72QM "x"', n: 3 },
  ...(link ? { link } : {}),
});
const shownTo = (account: string) =>
  city.runtime.pools.write<{ id: string; params: unknown; link: string | null }[]>`
    select id, params, link from notices.notice where account = ${account} order by id`;

test("notices of one turn stand before all they are for, each once, however often they are given", async () => {
  const show = openShowing({ sql: city.runtime.pools.write, now: city.now });
  const [one, two] = [uuidv7(), uuidv7()];
  const [first, second] = [notice(uuidv7(), "/console/x"), notice(uuidv7())];
  await Promise.all([
    show({ accounts: [one, two], notice: first }),
    show({ accounts: [two], notice: second }),
    show({ accounts: [two], notice: second }),
  ]);
  await show({ accounts: [one], notice: first });
  assert.deepEqual([...(await shownTo(one))], [{ id: first.id, params: first.params, link: "/console/x" }]);
  const both = (await shownTo(two)).map(({ id, link }) => [id, link] as const);
  assert.equal(both.length, 2);
  assert.deepEqual(
    new Map(both),
    new Map([
      [first.id, "/console/x"],
      [second.id, null],
    ]),
  );
});

test("what one notice cannot be shown for keeps no other from being shown", async () => {
  const show = openShowing({ sql: city.runtime.pools.write, now: city.now });
  const [account, good] = [uuidv7(), notice(uuidv7())];
  const done = await Promise.allSettled([
    show({ accounts: [account], notice: good }),
    show({ accounts: ["nobody"], notice: notice(uuidv7()) }),
  ]);
  assert.deepEqual(
    done.map(({ status }) => status),
    ["fulfilled", "rejected"],
  );
  assert.equal((await shownTo(account)).length, 1);
});
