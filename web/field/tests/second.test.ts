import assert from "node:assert/strict";
import { test } from "node:test";
import { settled, stopsAll, type Answer, type Item } from "../item.ts";
import type { Keeping } from "../keeping.ts";
import { proofs } from "../proofs.ts";
import { createSession } from "../session.ts";
import type { FieldState } from "../state.ts";
import type { Ask } from "../wire.ts";

const answer = (status: number, body: unknown): Answer => ({ status, body, retryAfterMs: null });
const refusal = (status: number, code: string): Answer => answer(status, { code, message: code });
const codeIn = (body: unknown): string | undefined => ((body ?? {}) as { code?: string }).code;
const waiting = { id: "i", state: "waiting", reason: null, notBefore: 0, tries: 0, arrived: [], photos: [] } as unknown as Item;

test("a session that still wants its second factor, or a fresh proof, stops everything and blames no item", () => {
  for (const code of ["access.second-first", "access.step-up"]) {
    assert.equal(stopsAll(refusal(403, code)), true);
    const after = settled(waiting, refusal(403, code), 0);
    assert.deepEqual([after.state, after.reason?.code], ["waiting", code]);
  }
  assert.equal(settled(waiting, refusal(403, "access.not-yours"), 0).state, "refused");
});

/** As much of a phone as signing in touches, and a server whose account has an authenticator. */
function phone(second: "code" | "enrol") {
  const shown: Partial<FieldState> = {};
  const asked: string[] = [];
  let proven = false;
  const session = () => ({
    account: { id: "a", name: "张三", login: "zhang" },
    grants: [],
    mustChangePassword: false,
    second: proven ? "none" : second,
    hasSecond: second === "code",
  });
  const ask: Ask = async (method, path, more) => {
    asked.push(`${method} ${path}`);
    if (path === "/api/session") return answer(200, session());
    if (path === "/api/session/proof") {
      proven = codeIn(more?.body) === "123456";
      return proven
        ? answer(200, session())
        : answer(400, { code: "input.invalid", message: "看标出的地方", fields: [{ path: "code", message: "access.code-wrong" }] });
    }
    return refusal(403, "access.second-first");
  };
  const keeping = {
    ask,
    show: (change: Partial<FieldState>) => void Object.assign(shown, change),
    remember: async () => {},
    memory: () => ({ devices: { a: { id: "d", home: "330502001" } }, identity: { publicKey: "k" }, account: null, left: {} }),
    now: () => 0,
  } as unknown as Keeping;
  const devices: string[] = [];
  const made = createSession(
    keeping,
    async () => (devices.push("device"), null),
    () => {},
  );
  return { made, shown, asked, devices };
}

test("after the password the code is asked for, and nothing of the work before it; a wrong code says so and asks again", async () => {
  const { made, shown, asked, devices } = phone("code");
  assert.deepEqual(await made.signIn("zhang", "pw"), { ok: true, mustChange: false });
  assert.deepEqual([shown.second, shown.provesBy], ["code", "code"]);
  assert.deepEqual([asked, devices], [["POST /api/session"], []]);
  assert.deepEqual(await made.giveSecond("000000"), { ok: false, message: "access.code-wrong" });
  assert.equal(shown.second, "code");
  await made.giveSecond("123456");
  assert.equal(shown.second, "none");
  assert.deepEqual(devices, ["device"], "only now the phone goes on");
});

test("where an authenticator must be bound first the phone says so and goes no further", async () => {
  const { made, shown, devices } = phone("enrol");
  await made.signIn("zhang", "pw");
  assert.equal(shown.second, "enrol");
  assert.deepEqual(devices, []);
});

test("a fresh proof is asked for in the server's words, put off until the next refresh by hand, and given with code or password", async () => {
  const shown: (string | null)[] = [];
  const bodies: unknown[] = [];
  let fresh = false;
  const line = proofs(
    async (_, path, more) => {
      if (path === "/api/session/proof") {
        bodies.push(more?.body);
        fresh = codeIn(more?.body) === "654321";
        return fresh ? answer(200, {}) : refusal(403, "access.code-wrong");
      }
      return fresh ? answer(200, {}) : refusal(403, "access.step-up");
    },
    (words) => void shown.push(words),
  );
  await line.ask("GET", "/sealed");
  line.later();
  await line.ask("GET", "/sealed");
  assert.deepEqual(shown, ["access.step-up", null]);
  line.anew();
  await line.ask("GET", "/sealed");
  assert.equal(shown.at(-1), "access.step-up");
  assert.deepEqual(await line.give("code", "1"), { ok: false, message: "access.code-wrong" });
  assert.deepEqual(await line.give("code", "654321"), { ok: true });
  assert.equal(shown.at(-1), null);
  assert.equal((await line.ask("GET", "/sealed")).status, 200);
  assert.deepEqual(bodies, [{ code: "1" }, { code: "654321" }]);
});

test("a phone is new to the city once: after its first word it is known, and while none came it stays new", async () => {
  let devices: Record<string, { id: string; home: string; fresh?: true }> = {};
  let word: { shutOut: boolean; keepUntil: number | null } | null = null;
  const asked: boolean[] = [];
  const session = { account: { id: "a", name: "张三", login: "zhang" }, grants: [{ area: "330502001" }], mustChangePassword: false };
  const keeping = {
    ask: async (_: string, path: string) => (path === "/api/session" ? answer(200, session) : refusal(403, "access.not-yours")),
    show: () => {},
    mint: () => "d",
    remember: async (change: { devices?: typeof devices }) => void (devices = change.devices ?? devices),
    memory: () => ({ devices, identity: { publicKey: "k" }, account: null, left: {} }),
    now: () => 0,
  } as unknown as Keeping;
  const { signIn } = createSession(
    keeping,
    async (_, phone) => (asked.push(phone.fresh === true), word),
    () => {},
  );
  await signIn("zhang", "pw");
  word = { shutOut: false, keepUntil: 1 };
  await signIn("zhang", "pw");
  await signIn("zhang", "pw");
  assert.deepEqual(asked, [true, true, false]);
  assert.deepEqual(devices, { a: { id: "d", home: "330502001" } });
});
