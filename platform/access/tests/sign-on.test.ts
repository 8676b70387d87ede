import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { openAccess, type Access } from "../index.ts";
import { here, openDoor, refusal, type Door } from "./city.ts";
import { Browser, CLIENT, openCity, REDIRECT, type City, type Person } from "./provider.ts";

let door: Door;
let city: City;
let access: Access;
let signOn: ReturnType<Access["signOn"]>;
before(async () => {
  [door, city] = [await openDoor(), await openCity()];
  // The provider has the real clock, so the door does too.
  access = openAccess({ sql: door.pools.write, cost: { memoryKib: 1024, passes: 1, lanes: 1 } });
  signOn = access.signOn({ issuer: city.issuer, ...CLIENT, claim: "personnel_number", redirect: REDIRECT, insecure: true });
});
after(async () => {
  await door.close();
  await city.close();
});

/** An account without a password, known to the employer by a number. */
async function employee(login: string, personnel: string): Promise<string> {
  const id = randomUUID();
  await door.standing(id, { validFrom: "2026-01-01T00:00:00.000Z" });
  await access.createAccounts([{ id, home: "330500000", place: "3305", login, name: "王芳", hash: null }]);
  await access.setPersonnel(id, personnel);
  await door.grant(id, "handler", "330502");
  return id;
}
const person = (sub: string, personnel: string | null): Person => ({ sub, personnel, name: "王芳" });

async function arrive(who: Person, browser = new Browser()): Promise<string> {
  const begun = await signOn.begin(false);
  return signOn.finish(begun.browser, await city.visit(begun.to, who, browser), here, null);
}

test("who is known by the personnel number signs on without a password, and stays the same account", async () => {
  const id = await employee("wang", "G-1001");
  const session = await access.sessionOf(await arrive(person("p-1001", "G-1001")));
  assert.deepEqual([session?.account.id, session?.provider, session?.actor.grants.length], [id, true, 1]);
  assert.equal((await access.sessionOf(await arrive(person("p-1001", "G-1001"))))?.account.id, id);
});

test("nobody is found by a name: without the number, or with one nobody has, there is no account", async () => {
  await employee("same-name", "G-2001");
  assert.equal(await refusal(arrive(person("p-2000", null))), "access.sign-on-unknown");
  assert.equal(await refusal(arrive(person("p-2000", "G-9999"))), "access.sign-on-unknown");
});

test("a second person with the same number does not get the account, nor does the first with another number", async () => {
  await employee("one-only", "G-3001");
  await arrive(person("p-3001", "G-3001"));
  assert.equal(await refusal(arrive(person("p-other", "G-3001"))), "access.sign-on-other");
  assert.equal(await refusal(arrive(person("p-3001", "G-1001"))), "access.sign-on-other");
});

test("state, browser, code and PKCE verifier belong together, and each flow is used once", async () => {
  await employee("flow", "G-4001");
  const who = person("p-4001", "G-4001");
  const first = await signOn.begin(false);
  const back = await city.visit(first.to, who);
  assert.equal(await refusal(signOn.finish(null, back, here, null)), "access.sign-on-failed");
  const second = await signOn.begin(false);
  // The first browser's code brought to the second: a code slipped in by somebody else.
  assert.equal(await refusal(signOn.finish(second.browser, back, here, null)), "access.sign-on-failed");
  const wrongState = new URL(back);
  wrongState.searchParams.set("state", "made-up");
  const third = await signOn.begin(false);
  assert.equal(await refusal(signOn.finish(third.browser, wrongState, here, null)), "access.sign-on-failed");
  await signOn.finish(first.browser, back, here, null);
  assert.equal(await refusal(signOn.finish(first.browser, back, here, null)), "access.sign-on-failed");
});

test("who was put out of service is not let in by the provider", async () => {
  const id = await employee("left", "G-5001");
  const token = await arrive(person("p-5001", "G-5001"));
  await door.standing(id, { disabled: true, validFrom: "2026-01-01T00:00:00.000Z" });
  assert.equal(await access.sessionOf(token), null);
  assert.equal(await refusal(arrive(person("p-5001", "G-5001"))), "access.sign-on-unknown");
});

test("signing out at the provider ends the session here by the back channel, and only that one", async () => {
  await employee("two-desks", "G-6001");
  const [desk, home] = [new Browser(), new Browser()];
  const atDesk = await arrive(person("p-6001", "G-6001"), desk);
  const atHome = await arrive(person("p-6001", "G-6001"), home);
  await city.signOut(desk);
  const [token = ""] = city.told.splice(0);
  assert.equal(await signOn.logout(token), 1);
  assert.equal(await access.sessionOf(atDesk), null);
  assert.notEqual(await access.sessionOf(atHome), null);
  assert.equal(await refusal(signOn.logout(token)), "access.logout-token", "the same token again");
});

test("a logout token must be the provider's, for us, of now, once, and a logout", async () => {
  await employee("forged", "G-7001");
  const session = await arrive(person("p-7001", "G-7001"));
  const events = { "http://schemas.openid.net/event/backchannel-logout": {} };
  const now = Math.floor(Date.now() / 1000);
  const good = { iss: city.issuer, aud: CLIENT.clientId, sub: "p-7001", iat: now, exp: now + 120, events };
  const wrong: Record<string, Record<string, unknown>> = {
    issuer: { ...good, iss: "https://elsewhere.example" },
    audience: { ...good, aud: "another-client" },
    old: { ...good, iat: now - 3600, exp: now + 120 },
    "no event": { ...good, events: {} },
    nonce: { ...good, nonce: "from-an-id-token" },
    nobody: { ...good, sub: undefined },
    "no jti": { ...good, jti: undefined },
  };
  for (const [what, claims] of Object.entries(wrong)) {
    const token = await city.sign({ jti: randomUUID(), ...claims });
    assert.equal(await refusal(signOn.logout(token)), "access.logout-token", what);
  }
  const signed = await city.sign({ jti: randomUUID(), ...good });
  assert.equal(await refusal(signOn.logout(`${signed.slice(0, -6)}AAAAAA`)), "access.logout-token", "signature");
  assert.notEqual(await access.sessionOf(session), null, "none of them ended anything");
  assert.equal(await signOn.logout(signed), 1);
  assert.equal(await access.sessionOf(session), null);
});

test("a number taken from an account ends what was signed on by it", async () => {
  const id = await employee("renumbered", "G-8001");
  const token = await arrive(person("p-8001", "G-8001"));
  await access.setPersonnel(id, "G-8002");
  assert.equal(await access.sessionOf(token), null);
  assert.equal((await access.sessionOf(await arrive(person("p-8001", "G-8002"))))?.account.id, id);
  const other = await employee("other-number", "G-8003");
  assert.equal(await refusal(access.setPersonnel(other, "G-8002")), "access.personnel-taken");
});

test("a provider that is away leaves the password door open", async () => {
  const away = access.signOn({ issuer: "http://127.0.0.1:9", ...CLIENT, claim: "personnel_number", redirect: REDIRECT, insecure: true });
  assert.equal(await refusal(away.begin(false)), "access.sign-on-away");
});
