import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { namedUuid } from "#platform/ids";
import { testCity, type TestCity } from "#platform/testing";
import { cutCodes, openOutbox, send } from "../sending.ts";

let city: TestCity;
before(async () => (city = await testCity({ modules: [] })));
after(() => city.close());

const kept = (causes: readonly string[]) =>
  city.runtime.pools.write<{ id: string; attempts: number; state: string }[]>`
    select id, attempts, state from notices.sent where id = any(${causes.map((cause) => namedUuid("sms", cause))}::uuid[]) order by attempts`;

test("a hundred messages of one turn leave, each once, also when one is asked for twice", async () => {
  const out: string[] = [];
  const outbox = openOutbox({ sql: city.runtime.pools.write, now: city.now, senders: { sms: async (to) => void out.push(to) } });
  const causes = Array.from({ length: 100 }, (_, index) => `hundred ${index}`);
  const sms = (cause: string, index: number) =>
    send(outbox, cause, { channel: "sms", to: `1380000${String(index).padStart(4, "0")}`, body: "您反映的事项已受理" });
  await Promise.all([...causes.map(sms), sms("hundred 0", 0)]);
  assert.equal(out.length, 100);
  await Promise.all(causes.map(sms));
  assert.equal(out.length, 100, "what went out does not go out again");
  const rows = await kept(causes);
  assert.equal(rows.length, 100);
  assert.ok(rows.every((row) => row.state === "sent" && row.attempts === 1));
});

test("a gateway that fails for one leaves that one to be tried again, and the others are gone", async () => {
  let failing = true;
  const outbox = openOutbox({
    sql: city.runtime.pools.write,
    now: city.now,
    senders: {
      sms: async (to) => {
        if (failing && to === "13900000001") throw new Error("gateway away");
      },
    },
  });
  const message = (to: string) => ({ channel: "sms" as const, to, body: "您反映的事项已受理" });
  const first = await Promise.allSettled([send(outbox, "one", message("13900000001")), send(outbox, "two", message("13900000002"))]);
  assert.deepEqual(
    first.map(({ status }) => status),
    ["rejected", "fulfilled"],
  );
  failing = false;
  await send(outbox, "one", message("13900000001"));
  assert.deepEqual(
    (await kept(["one", "two"])).map(({ state, attempts }) => [state, attempts]),
    [
      ["sent", 1],
      ["sent", 2],
    ],
  );
});

test("without a gateway a message is kept, and nothing is said to have left", async () => {
  const outbox = openOutbox({ sql: city.runtime.pools.write, now: city.now, senders: {} });
  await send(outbox, "no gateway", { channel: "sms", to: "13700000000", body: "您反映的事项已受理" });
  assert.deepEqual(
    (await kept(["no gateway"])).map(({ state }) => state),
    ["kept"],
  );
});

test("the secret a link ends with is cut out of what is kept: at once where a gateway took it, else when a code would be over", async () => {
  const secret = "0123456789ABCDEFGHJKMNPQRS";
  const body = `已受理 https://zuji.example/f/330502001/019aaf00-0000-7000-8000-000000000001/${secret}`;
  const message = { channel: "sms" as const, to: "13700000000", body, secret };
  const { write } = city.runtime.pools;
  const bodyOf = async (cause: string) =>
    (await write<{ body: string }[]>`select body from notices.sent where id = ${namedUuid("sms", cause)}`)[0]?.body ?? "";
  const out: string[] = [];
  const sms = async (_: string, text: string): Promise<void> => void out.push(text);
  await send(openOutbox({ sql: write, now: city.now, senders: { sms } }), "link sent", message);
  assert.deepEqual([out, (await bodyOf("link sent")).includes(secret)], [[body], false]);
  await send(openOutbox({ sql: write, now: city.now, senders: {} }), "link kept", message);
  assert.equal((await bodyOf("link kept")).includes(secret), true);
  await cutCodes(write, new Date(Date.parse(city.now()) + 11 * 60_000).toISOString());
  const cut = await bodyOf("link kept");
  assert.ok(!cut.includes(secret) && cut.includes("/f/330502001/"), cut);
});
