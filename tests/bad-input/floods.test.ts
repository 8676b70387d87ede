import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, test } from "node:test";
import { parseReceiptNumber, receiptNumber, uuidv7 } from "#platform/ids";
import { assertRefusal, badCity, newAddress, type BadCity, type Reply } from "./city.ts";
import { lamp, lookUp, reported } from "./deeds.ts";

let city: BadCity;
before(async () => {
  city = await badCity();
});
after(async () => city?.close());

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const randomNumber = (): string => Array.from({ length: 12 }, () => ALPHABET[randomInt(32)]).join("");

test("ten thousand guessed receipt numbers hit none of the city's, and what a guess costs is counted", async () => {
  const rows = await city.serving.runtime.pools.write<{ id: string }[]>`select distinct id from incidents.incident`;
  const numbers = new Set(rows.map(({ id }) => parseReceiptNumber(receiptNumber(id))));
  assert.equal(numbers.size, rows.length);
  const hits = Array.from({ length: 10_000 }, randomNumber).filter((guess) => numbers.has(guess));
  assert.deepEqual(hits, []);
  // Ten million reports among 32^12 numbers, a thousand addresses asking ten times a minute day and night, and the tail of the phone still to guess.
  const hitsInAYear = (10_000_000 / 32 ** 12) * (1_000 * 10 * 525_600) * (1 / 10_000);
  assert.ok(hitsInAYear < 0.001, `${hitsInAYear} hits a year`);
});

test("who guesses numbers from one address is slowed and told how long; a second address gets in, and so does the first after the wait", async () => {
  const { number } = await reported(city.resident(), { phone: "13800138123" });
  const [guesser, neighbour] = [city.resident(), city.resident()];
  const replies: Reply[] = [];
  for (let n = 0; n < 12; n += 1) replies.push(await lookUp(guesser, randomNumber(), "8123"));
  const slowed = replies.filter(({ status }) => status === 429);
  assert.ok(slowed.length >= 6, replies.map(({ status }) => status).join(" "));
  for (const reply of replies) assertRefusal(city, reply, "a guess");
  const wait = Number(slowed.at(-1)?.headers["retry-after"]);
  assert.ok(wait >= 1 && wait <= 60, `Retry-After ${wait}`);
  // A header anybody can write gives no new address.
  assert.equal(
    (await guesser.post("/api/incidents/followed", { number, tail: "8123" }, { headers: { "x-forwarded-for": "8.8.8.8" } })).status,
    429,
  );
  assert.equal((await lookUp(neighbour, number, "8123")).status, 200);
  await new Promise((resolve) => setTimeout(resolve, wait * 1_000));
  assert.equal((await lookUp(guesser, number, "8123")).status, 200);
});

test("a wrong number, a wrong tail and a number without a phone are one and the same no", async () => {
  const [withPhone, without] = [await reported(city.resident(), { phone: "13800138123" }), await reported(city.resident())];
  const tries = [
    [randomNumber(), "8123"],
    [withPhone.number, "0000"],
    [without.number, "8123"],
    ["'or 1=1--", "8123"],
  ] as const;
  const said = new Set<string>();
  for (const [number, tail] of tries) said.add((await lookUp(city.resident(), number, tail)).text);
  assert.equal(said.size, 1, [...said].join("\n"));
});

test("thirty people behind one address report at the same moment and every report is taken", async () => {
  const address = newAddress();
  const replies = await Promise.all(
    Array.from({ length: 30 }, () => city.call("/api/incidents", { body: lamp(), id: uuidv7(), from: address })),
  );
  assert.deepEqual(
    replies.map(({ status }) => status),
    Array.from({ length: 30 }, () => 200),
  );
});

test("a flood from one address is slowed with Retry-After while another address is served", async () => {
  const flood = newAddress();
  const replies = await Promise.all(
    Array.from({ length: 120 }, () => city.call("/api/incidents", { body: lamp(), id: uuidv7(), from: flood })),
  );
  const slowed = replies.filter(({ status }) => status === 429);
  assert.ok(slowed.length > 60, `${slowed.length} of 120 slowed`);
  for (const reply of slowed) assert.ok(Number(reply.headers["retry-after"]) >= 1);
  assert.ok(replies.every(({ status }) => status === 200 || status === 429));
  await reported(city.resident());
  // Slowed in one thing is not locked out of the others.
  assert.equal((await city.call("/api/incidents/near?area=330502001005&category=0402", { from: flood })).status, 200);
  await new Promise((resolve) => setTimeout(resolve, Number(slowed.at(-1)?.headers["retry-after"]) * 1_000));
  assert.equal((await city.call("/api/incidents", { body: lamp(), id: uuidv7(), from: flood })).status, 200);
});

test("passwords guessed from one address wait, and the colleague at another address still signs in", async () => {
  const guesser = city.resident();
  const replies: Reply[] = [];
  for (let n = 0; n < 7; n += 1) replies.push(await guesser.post("/api/session", { login: "duban", password: `guess-${n}` }));
  for (const reply of replies) assertRefusal(city, reply, "a guess");
  const last = replies.at(-1);
  assert.equal(last?.status, 429, last?.text);
  assert.ok(Number(last?.headers["retry-after"]) >= 1);
  await city.staff("duban");
});

test("what is typed at the door may be anything", async () => {
  const bodies: readonly unknown[] = [
    { login: "a\u0000b", password: "x" },
    { login: "\uD800", password: "\uD800" },
    { login: ["duban"], password: {} },
    { login: "duban", password: "x".repeat(100_000) },
    {},
    [],
    null,
    1,
    "duban",
    { login: "'; drop table access.account;--", password: "' or 1=1" },
    { login: "__proto__", password: "constructor" },
  ];
  for (const path of ["/api/session", "/api/session/setup", "/api/session/password"]) {
    for (const body of bodies) assertRefusal(city, await city.resident().post(path, body), `${path} ${JSON.stringify(body).slice(0, 60)}`);
  }
  for (const cookie of [
    "__Host-zuji=x",
    "__Host-zuji=%00",
    `__Host-zuji=${"A".repeat(4_000)}`,
    "__Host-zuji=%ED%A0%80",
    "__proto__=1; lang=__proto__",
    "lang=%FF",
  ]) {
    const reply = await city.call("/api/session", { headers: { cookie }, from: newAddress() });
    assertRefusal(city, reply, cookie.slice(0, 40));
  }
});
