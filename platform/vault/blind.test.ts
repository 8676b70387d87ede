import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Purpose } from "../modules/module.ts";
import { blindOf, blindsOf, mobileOf, phoneIn, phoneOf } from "./blind.ts";
import { newest, ringOf } from "./ring.ts";

const purpose = (code: string, lookup?: string[]): Purpose => ({
  code,
  title: { zh: "联系", en: "Contact" },
  basis: { zh: "测试法 1", en: "Test Law, art. 1" },
  fields: ["name", "phone"],
  retentionDays: 30,
  readers: [],
  logged: true,
  ...(lookup ? { lookup } : {}),
});
const contact = purpose("a.contact", ["phone"]);
const ring = ringOf(new Uint8Array(32).fill(1));
const same = (left: Buffer, right: Buffer): boolean => left.length > 0 && left.equals(right);

test("a phone is the same however it is typed, and what is no phone is none", () => {
  for (const typed of ["13800001234", "138 0000 1234", "+86 138-0000-1234", "0086 13800001234", "１３８００００１２３４", "86 13800001234"])
    assert.equal(phoneOf(typed), "13800001234", typed);
  assert.equal(phoneOf("0572-2012345"), "05722012345");
  assert.deepEqual(["+86 138-0000-1234", "0572-2012345", "微信 13800001234"].map(mobileOf), ["13800001234", null, null]);
  for (const none of ["", "12345", "1380000123", "138000012345", "12800001234", "a@b.cn", "1".repeat(200), "13800001234 转 2"])
    assert.equal(phoneOf(none), null, none);
});

test("in a contact of one's own words the only phone in it counts; two, or a longer row of digits, are none", () => {
  for (const [text, phone] of [
    ['{"name":"王老师","phone":"0572-2020202"}', "05722020202"],
    ["微信 13800001234", "13800001234"],
    ["王老师，１３８　００００　１２３４（晚上）", "13800001234"],
    ["+86 138-0000-1234 或 138 0000 1234", "13800001234"],
    ["13800001234 或 13900001234", null],
    ["订单 213800001234", null],
    ["1380000123456", null],
    ["没有电话", null],
  ] as const)
    assert.equal(phoneIn(text), phone, text);
});

test("exactly the same phone is found again, under the same purpose and key alone; one digit more or less finds nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 999_999_999 }), (one, other) => {
      const [left, right] = [one, other].map((n) => `13${String(n).padStart(9, "0")}`) as [string, string];
      assert.equal(same(blindOf(ring, contact, "phone", left), blindOf(ring, contact, "phone", right)), left === right);
    }),
    { numRuns: 50 },
  );
  const blind = blindOf(ring, contact, "phone:0198", "138 0000 1234");
  assert.deepEqual(blindsOf(ring, [contact], "13800001234"), [blind]);
  assert.ok(
    !same(blind, blindOf(ring, purpose("b.contact", ["phone"]), "phone", "13800001234")),
    "services cannot be joined without the key",
  );
  assert.ok(!same(blind, blindOf(ringOf(new Uint8Array(32).fill(2)), contact, "phone", "13800001234")));
  assert.ok(!blind.includes("1380000"));
});

test("what is not to be found by has no entry: other fields, purposes without look-up, words that are no phone", () => {
  assert.equal(blindOf(ring, contact, "name", "13800001234").length, 0);
  assert.equal(blindOf(ring, purpose("s.number"), "phone", "13800001234").length, 0);
  assert.equal(blindOf(ring, contact, "phone", "没有电话").length, 0);
});

test("a look-up asks under every key of the ring, and an entry says under which it stands", () => {
  const both = ringOf(new Uint8Array(32).fill(9), new Uint8Array(32).fill(1));
  const entries = blindsOf(both, [contact], "13800001234");
  assert.equal(entries.length, 2);
  assert.ok(entries.some((entry) => same(entry, blindOf(ring, contact, "phone", "13800001234"))));
  assert.equal(blindOf(both, contact, "phone", "13800001234").subarray(0, 4).toString("hex"), newest(both).id);
});
