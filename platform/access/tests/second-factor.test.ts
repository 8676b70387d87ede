import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { gateOf, requireStepUp, type Session } from "../index.ts";
import { openDoor, here, PASSWORD, refusal, type Door } from "./city.ts";

let door: Door;
before(async () => {
  door = await openDoor();
});
after(async () => door.close());

const MINUTE = 60_000;

const session = async (token: string): Promise<Session> => {
  const found = await door.access.sessionOf(token);
  assert.ok(found);
  return found;
};
const codeOf = (secret: string, shiftMs = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(door.now()) + shiftMs });

/** Somebody with an authenticator, signed in with it. */
async function enrolled(login: string) {
  const account = await door.staff(login);
  await door.grant(account, "handler", "330502");
  const token = await door.access.signIn(login, PASSWORD, here);
  const { secret, uri } = await door.access.beginSecond(await session(token), PASSWORD, here);
  const recovery = await door.access.confirmSecond(await session(token), codeOf(secret), here);
  door.advance(MINUTE);
  return { account, token, secret, uri, recovery, login };
}

test("the six digits are those of RFC 6238's own example", () => {
  const totp = new TOTP({ secret: Secret.fromLatin1("12345678901234567890"), digits: 8 });
  assert.equal(totp.generate({ timestamp: 59_000 }), "94287082");
  assert.equal(totp.generate({ timestamp: 1_111_111_109_000 }), "07081804");
});

test("a new authenticator counts only after a first code, ends other sessions and shows its recovery codes once", async () => {
  const account = await door.staff("enrols");
  await door.grant(account, "handler", "330502");
  const other = await door.access.signIn("enrols", PASSWORD, here);
  const token = await door.access.signIn("enrols", PASSWORD, here);
  assert.equal(await refusal(door.access.beginSecond(await session(token), "not-my-password", here)), "access.wrong");
  const { secret, uri } = await door.access.beginSecond(await session(token), PASSWORD, here);
  assert.match(uri, /^otpauth:\/\/totp\/Zuji:enrols\?/);
  assert.deepEqual(await door.access.secondStatus(await session(token)), { on: false, needed: false, recoveryLeft: 0 });
  assert.equal(await refusal(door.access.confirmSecond(await session(token), "000000", here)), "access.code-wrong");
  const recovery = await door.access.confirmSecond(await session(token), codeOf(secret), here);
  assert.equal(new Set(recovery).size, 10);
  assert.equal(await door.access.sessionOf(other), null);
  assert.equal((await session(token)).actor.grants.length, 1);
  assert.equal(await refusal(door.access.beginSecond(await session(token), PASSWORD, here)), "access.second-there");
});

test("a password alone opens a session without grants, which the code completes", async () => {
  const { login, secret } = await enrolled("two-steps");
  const token = await door.access.signIn(login, PASSWORD, here);
  const half = await session(token);
  assert.deepEqual([half.second, half.actor.grants], ["code", []]);
  assert.equal((await gateOf(door.access).actorOf(token))?.secondMissing, true);
  assert.equal(await refusal(door.access.prove(half, { password: PASSWORD }, here)), "access.code-wrong");
  await door.access.prove(half, { code: codeOf(secret) }, here);
  const whole = await session(token);
  assert.deepEqual([whole.second, whole.actor.grants.length], ["none", 1]);
});

test("a code is taken once, and no code from before it is taken after it", async () => {
  const { token, secret } = await enrolled("replay");
  const code = codeOf(secret);
  const early = codeOf(secret, -30_000);
  await door.access.prove(await session(token), { code }, here);
  assert.equal(await refusal(door.access.prove(await session(token), { code }, here)), "access.code-wrong");
  assert.equal(await refusal(door.access.prove(await session(token), { code: early }, here)), "access.code-wrong");
});

test("the same code sent twice at once is taken once", async () => {
  const { token, secret } = await enrolled("race");
  const known = await session(token);
  const code = codeOf(secret);
  const both = await Promise.all([1, 2].map(() => refusal(door.access.prove(known, { code }, here))));
  assert.deepEqual(both.sort(), ["", "access.code-wrong"]);
});

test("a recovery code opens the session once, however it is typed", async () => {
  const { token, recovery, login } = await enrolled("lost-phone");
  const [first = ""] = recovery;
  const again = await door.access.signIn(login, PASSWORD, here);
  await door.access.prove(await session(again), { code: ` ${first.toLowerCase().replaceAll("-", " ")}` }, here);
  assert.equal((await session(again)).second, "none");
  assert.equal(await refusal(door.access.prove(await session(token), { code: first }, here)), "access.code-wrong");
  assert.equal((await door.access.secondStatus(await session(token))).recoveryLeft, 9);
});

test("guessing codes is slowed for everybody who has the password, and counted before the code is looked at", async () => {
  const { token } = await enrolled("guessed");
  const known = await session(token);
  const answers = await Promise.all(Array.from({ length: 12 }, () => refusal(door.access.prove(known, { code: "000000" }, here))));
  const tried = answers.filter((code) => code === "access.code-wrong").length;
  assert.ok(tried <= 5, `${tried} codes of 12 sent at once were looked at`);
  assert.equal(await refusal(door.access.prove(known, { code: "000000" }, here)), "access.wait");
});

test("where a role must have a second factor, a session without one can only set it up, and it cannot be removed", async () => {
  const strict = await openDoor();
  try {
    const { openAccess } = await import("../index.ts");
    const access = openAccess({
      sql: strict.pools.write,
      now: strict.now,
      cost: { memoryKib: 1024, passes: 1, lanes: 1 },
      secondRoles: ["supervisor"],
    });
    const id = await strict.staff("must");
    await strict.grant(id, "supervisor", "3305");
    const token = await access.signIn("must", PASSWORD, here);
    const known = async (): Promise<Session> => (await access.sessionOf(token)) ?? assert.fail();
    assert.deepEqual([(await known()).second, (await known()).actor.grants], ["enrol", []]);
    assert.equal(await refusal(access.prove(await known(), { password: PASSWORD }, here)), "");
    assert.equal((await known()).second, "enrol", "a password is not a second factor");
    const { secret } = await access.beginSecond(await known(), PASSWORD, here);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(strict.now()) });
    await access.confirmSecond(await known(), code, here);
    assert.deepEqual([(await known()).second, (await known()).actor.grants.length], ["none", 1]);
    assert.equal(await refusal(access.removeSecond(await known(), code, here)), "access.second-needed");
    const free = await strict.staff("need-not");
    await strict.grant(free, "handler", "3305");
    assert.equal((await access.sessionOf(await access.signIn("need-not", PASSWORD, here)))?.second, "none");
  } finally {
    await strict.close();
  }
});

test("a proof grows old: sealed reads ask again after a quarter of an hour, and the right proof makes it fresh", async () => {
  await door.staff("desk");
  const token = await door.access.signIn("desk", PASSWORD, here);
  const fresh = async (): Promise<string> => refusal(session(token).then((known) => requireStepUp(known, door.now())));
  assert.equal(await fresh(), "");
  door.advance(16 * MINUTE);
  assert.equal(await fresh(), "access.step-up");
  assert.equal(await refusal(door.access.prove(await session(token), { password: "wrong-wrong-wrong" }, here)), "access.wrong");
  assert.equal(await fresh(), "access.step-up");
  await door.access.prove(await session(token), { password: PASSWORD }, here);
  assert.equal(await fresh(), "");
});

test("an actor of whom no proof is known is never fresh; jobs and residents have no session to prove", async () => {
  const staff = { kind: "staff", id: "x", name: "x", grants: [], sessionId: "x" } as const;
  assert.equal(await refusal(Promise.resolve().then(() => requireStepUp(staff, door.now()))), "access.step-up");
  requireStepUp({ kind: "system", id: "system" }, door.now());
  requireStepUp({ kind: "resident", id: "resident" }, door.now());
});

test("secrets are sealed: the table holds neither the secret nor a recovery code", async () => {
  const { account, secret, recovery } = await enrolled("at-rest");
  const rows = await door.pools.write<{ secret: Buffer }[]>`select secret from access.factor where account = ${account}`;
  assert.ok(!rows[0]?.secret.includes(Buffer.from(Secret.fromBase32(secret).buffer)));
  const codes = await door.pools.write<{ code_hash: Buffer }[]>`select code_hash from access.recovery where account = ${account}`;
  assert.equal(codes.length, 10);
  for (const code of recovery) for (const row of codes) assert.ok(!row.code_hash.includes(Buffer.from(code.replaceAll("-", ""))));
});

test("a reset by an administrator takes a lost authenticator away with the password", async () => {
  const { account, login } = await enrolled("reset-both");
  door.advance(1000);
  await door.standing(account, { validFrom: door.now() });
  door.advance(1000);
  const password = await door.access.issuePassword(account);
  const known = await session(await door.access.signIn(login, password, here));
  assert.deepEqual([known.hasSecond, known.mustChange], [false, true]);
});
