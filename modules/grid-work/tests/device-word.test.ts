import assert from "node:assert/strict";
import { test } from "node:test";
import type { Account, Ask, ThisPhone } from "#web/field";
import { deviceWord } from "../ui/field/device.ts";

const phone: ThisPhone = { id: "0198c0de-0000-7000-8000-000000000001", home: "330502001", publicKey: "k" };
const account = { id: "a", name: "张三", login: "zhang", grants: [] } as Account;

/** A city that knows the phone or not, and what it was asked. */
function city(known: boolean): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  const ask: Ask = async (_, path) => {
    const step = path.split("/").at(-1) ?? "";
    asked.push(step);
    const status = step === "contact" && !known ? 409 : 200;
    return {
      status,
      body: status === 200 ? { offlineUntil: "2026-12-05T00:00:00.000Z" } : { code: "grid-work.not-yet" },
      retryAfterMs: null,
    };
  };
  return { ask, asked };
}

test("a phone that is new here is registered at once, one that is known says that it is there, and one the city forgot is registered again", async () => {
  for (const [fresh, known, steps] of [
    [true, false, ["registration"]],
    [false, true, ["contact"]],
    [false, false, ["contact", "registration"]],
  ] as const) {
    const { ask, asked } = city(known);
    const word = await deviceWord(ask, fresh ? { ...phone, fresh } : phone, account, true);
    assert.deepEqual(asked, steps);
    assert.equal(word?.shutOut, false);
    assert.ok(word?.keepUntil);
  }
});
