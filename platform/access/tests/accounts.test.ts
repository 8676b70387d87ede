import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { sessionRoutes } from "../index.ts";
import type { PlainRequest } from "../../http/plain.ts";
import { here, openDoor, PASSWORD, refusal, type Door } from "./city.ts";

const HOUR = 3_600_000;
const NEXT = "stone-bridge-at-dawn";
let door: Door;
before(async () => void (door = await openDoor()));
after(() => door.close());

const place = { home: "330500000", place: "3305" };

/** A new colleague as an administrator makes one: standing, identity, one-time password. */
async function newcomer(login: string): Promise<{ id: string; once: string }> {
  const id = randomUUID();
  await door.standing(id, {});
  await door.access.createAccount({ id, ...place, login, name: "新同事" });
  return { id, once: await door.access.issuePassword(id) };
}

test("a one-time password opens a session without grants until it is changed, and is worth nothing afterwards", async () => {
  const { id, once } = await newcomer("new.one");
  await door.grant(id, "admin", "3305");
  const first = await door.access.signIn("new.one", once, here);
  const session = await door.access.sessionOf(first);
  assert.ok(session);
  assert.equal(session.mustChange, true);
  assert.deepEqual(session.actor.grants, []);
  assert.equal(await refusal(door.access.changePassword(session, "not-the-password", NEXT, here)), "access.wrong");
  assert.equal(await refusal(door.access.changePassword(session, once, once, here)), "access.password-same");
  assert.equal(await refusal(door.access.changePassword(session, once, "1234567890", here)), "access.password-common");
  const second = await door.access.changePassword(session, once, NEXT, here);
  assert.equal(await door.access.sessionOf(first), null);
  assert.equal((await door.access.sessionOf(second))?.actor.grants.length, 1);
  assert.equal(await refusal(door.access.signIn("new.one", once, here)), "access.wrong");
  assert.equal(await refusal(door.access.issuePassword(id)), "access.reset-needed");
});

test("a one-time password nobody used dies after three days", async () => {
  const { once } = await newcomer("late.one");
  door.advance(72 * HOUR);
  assert.equal(await refusal(door.access.signIn("late.one", once, here)), "access.wrong");
});

test("after a reset the old password and every session are dead before anyone asks for the new one", async () => {
  const id = await door.staff("reset.one");
  const token = await door.access.signIn("reset.one", PASSWORD, here);
  door.advance(1000);
  await door.standing(id, { validFrom: door.now() });
  assert.equal(await door.access.sessionOf(token), null);
  assert.equal(await refusal(door.access.signIn("reset.one", PASSWORD, here)), "access.wrong");
  const once = await door.access.issuePassword(id);
  const again = await door.access.issuePassword(id);
  assert.equal(await refusal(door.access.signIn("reset.one", once, here)), "access.wrong");
  assert.ok(await door.access.signIn("reset.one", again, here));
});

test("disabling an account ends its sessions at once, and enabling it does not bring them back", async () => {
  const id = await door.staff("off.one");
  const token = await door.access.signIn("off.one", PASSWORD, here);
  assert.ok(await door.access.sessionOf(token));
  await door.standing(id, { disabled: true });
  assert.equal(await door.access.sessionOf(token), null);
  door.advance(1000);
  await door.standing(id, { disabled: false, validFrom: door.now() });
  assert.equal(await door.access.sessionOf(token), null);
});

test("two people cannot have one login, whatever the case and however many processes ask at once", async () => {
  await newcomer("same.login");
  assert.equal(
    await refusal(door.access.createAccount({ id: randomUUID(), ...place, login: "Same.Login", name: "乙" })),
    "access.login-taken",
  );
  assert.equal(await refusal(door.access.createAccount({ id: randomUUID(), ...place, login: "a b", name: "乙" })), "access.login-form");
  assert.equal(
    await refusal(door.access.createAccount({ id: randomUUID(), ...place, login: "abc", name: "乙\u0000" })),
    "access.name-form",
  );
  await door.access.createAccount({ id: randomUUID(), ...place, login: "rare.name", name: "𠮷野·阿不都热合曼" });
});

test("somebody sees their own sessions and ends the others, if they know the password", async () => {
  await door.staff("devices.one");
  const old = await door.access.signIn("devices.one", PASSWORD, { address: "10.7.7.7", userAgent: "Firefox/140 Linux" });
  door.advance(60_000);
  const token = await door.access.signIn("devices.one", PASSWORD, here);
  const session = await door.access.sessionOf(token);
  assert.ok(session);
  const list = await door.access.devices(session);
  assert.deepEqual(
    list.map(({ current, address, agent }) => ({ current, address, agent })),
    [
      { current: true, address: "10.1.2.0", agent: "Chrome / Windows" },
      { current: false, address: "10.7.7.0", agent: "Firefox / Linux" },
    ],
  );
  const only = list[1]?.id ?? "";
  assert.equal(await refusal(door.access.endDevices(session, { only }, "not-the-password", here)), "access.wrong");
  assert.ok(await door.access.sessionOf(old));
  assert.equal(await door.access.endDevices(session, { only }, PASSWORD, here), 1);
  assert.equal(await door.access.sessionOf(old), null);
  assert.ok(await door.access.sessionOf(token));
});

test("the session of a device that was shut out ends on its word, and only that one", async () => {
  await door.staff("shut.one");
  const lost = await door.access.signIn("shut.one", PASSWORD, here);
  const kept = await door.access.signIn("shut.one", PASSWORD, here);
  const session = await door.access.sessionOf(lost);
  assert.ok(session);
  assert.equal(await door.access.endSession(session.account.id, session.id), 1);
  assert.equal(await door.access.sessionOf(lost), null);
  assert.ok(await door.access.sessionOf(kept));
  assert.equal(await door.access.endSession(session.account.id, session.id), 0);
});

test("one person cannot end another's session by its id", async () => {
  await door.staff("mine.one");
  await door.staff("theirs.one");
  const mine = await door.access.sessionOf(await door.access.signIn("mine.one", PASSWORD, here));
  const theirToken = await door.access.signIn("theirs.one", PASSWORD, here);
  const theirs = await door.access.sessionOf(theirToken);
  assert.ok(mine && theirs);
  assert.equal(await door.access.endDevices(mine, { only: theirs.id }, PASSWORD, here), 0);
  assert.ok(await door.access.sessionOf(theirToken));
});

const request = (more: Partial<PlainRequest>): PlainRequest => ({
  params: {},
  query: {},
  body: null,
  headers: { host: "city.example" },
  cookies: {},
  address: "10.8.0.1",
  secure: true,
  language: "zh",
  actor: { kind: "resident", id: "resident" },
  token: null,
  ...more,
});

test("the routes of the session sign in, tell who it is and sign out, with a cookie scripts cannot read", async () => {
  const id = await door.staff("route.one");
  const routes = sessionRoutes({ access: door.access, establish: async () => place });
  const call = (name: string, more: Partial<PlainRequest>) => {
    const route = routes.find(({ method, url }) => `${method} ${url}` === name);
    assert.ok(route, name);
    return route.handler(request(more));
  };
  assert.equal(await refusal(call("GET /api/session", {})), "access.sign-in");
  assert.equal(await refusal(call("POST /api/session", { body: { login: 7 } })), "input.format");
  const body = { login: "route.one", password: PASSWORD };
  assert.equal(
    await refusal(call("POST /api/session", { body, headers: { host: "city.example", origin: "https://evil.example" } })),
    "access.other-origin",
  );
  const reply = await call("POST /api/session", { body, headers: { host: "city.example", origin: "https://city.example" } });
  assert.match(reply.setCookie?.[0] ?? "", /^__Host-zuji=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure$/);
  assert.equal(reply.headers?.["cache-control"], "no-store");
  assert.deepEqual(reply.body, {
    account: { id, home: "330500000", name: "测试员", login: "route.one" },
    grants: [],
    mustChangePassword: false,
    second: "none",
    hasSecond: false,
    provider: false,
    language: "zh",
  });
  const token = /=([\w-]{43})/.exec(reply.setCookie?.[0] ?? "")?.[1] ?? "";
  assert.deepEqual((await call("GET /api/session", { token })).body, reply.body);
  const out = await call("DELETE /api/session", { token });
  assert.match(out.setCookie?.[0] ?? "", /Max-Age=0/);
  assert.equal(await refusal(call("GET /api/session", { token })), "access.sign-in");
});

test("the set-up link makes the first administrator once, within a day, on an empty installation only", async () => {
  const empty = await openDoor();
  try {
    const input = (token: string) => ({ token, login: "first", name: "首任管理员", password: NEXT });
    const established: string[] = [];
    const establish = async (account: string) => {
      established.push(account);
      await empty.standing(account, {});
      return place;
    };
    const late = (await empty.access.createSetupToken()) ?? "";
    empty.advance(24 * HOUR);
    assert.equal(await refusal(empty.access.setUp(input(late), here, establish)), "access.setup-used");
    const token = (await empty.access.createSetupToken()) ?? "";
    assert.equal(await refusal(empty.access.setUp(input("x".repeat(43)), here, establish)), "access.setup-used");
    assert.equal(await refusal(empty.access.setUp({ ...input(token), password: "short" }, here, establish)), "access.password-short");
    assert.deepEqual(established, []);
    const both = await Promise.all([1, 2].map(() => refusal(empty.access.setUp(input(token), here, establish))));
    assert.deepEqual(both.sort(), ["", "access.setup-used"]);
    assert.equal(new Set(established).size, 1);
    assert.equal(await refusal(empty.access.setUp(input(token), here, establish)), "access.setup-used");
    assert.equal(await empty.access.createSetupToken(), null);
    assert.ok(await empty.access.signIn("first", NEXT, here));
  } finally {
    await empty.close();
  }
});

test("the log of the door and the tables hold no password, token or login of anybody who failed", async () => {
  await refusal(door.access.signIn("my-secret-typed-here", "x", here));
  assert.ok(door.log.length > 0);
  assert.ok(!JSON.stringify(door.log).includes("secret"));
  const rows = await door.pools.write`select encode(login_hash, 'escape') as login, address from access.failure`;
  assert.ok(!JSON.stringify(rows).includes("secret"));
});

test("a reader's connection sees no credential, session or failure, and only the names of its area", async () => {
  await newcomer("walled.one");
  const { reading } = await import("../../database/index.ts");
  const seen = await reading(door.pools.read, ["330502"], async (db) => {
    const counts = await Promise.all(
      ["credential", "session", "failure", "setup", "account"].map((table) => db.unsafe(`select 1 from access.${table}`)),
    );
    return counts.map((rows) => rows.length);
  });
  assert.deepEqual(seen, [0, 0, 0, 0, 0]);
});

test("sweeping removes what ended and nothing that lives", async () => {
  const id = await door.staff("sweep.one");
  await door.access.signIn("sweep.one", PASSWORD, here);
  door.advance(9 * HOUR);
  const live = await door.access.signIn("sweep.one", PASSWORD, here);
  await door.access.sweep();
  const rows = await door.pools.write`select 1 from access.session where account = ${id}`;
  assert.equal(rows.length, 1);
  assert.ok(await door.access.sessionOf(live));
});
