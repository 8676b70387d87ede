import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { email as maskedMail } from "../../masking/index.ts";
import { mailAddress } from "../mail.ts";

test("a mail address is read as people type it and kept in one form", () => {
  for (const [typed, kept] of [
    [" li.ming@Example.COM ", "li.ming@example.com"],
    ["Li.Ming@qq.com。", "Li.Ming@qq.com"],
    ["ｌｉ＠１６３．ｃｏｍ", "li@163.com"],
    ["a+b@mail.example.gov.cn", "a+b@mail.example.gov.cn"],
  ] as const)
    assert.equal(mailAddress(typed), kept, typed);
});

test("what no server could deliver, or could be led astray by, is no address", () => {
  for (const typed of [
    "",
    "@",
    "a@",
    "@a.cn",
    "a@b",
    "a b@c.cn",
    "a@b..cn",
    "a@-b.cn",
    "a@b.cn\r\nBcc: x@y.cn",
    '"a"@b.cn',
    "a@[127.0.0.1]",
    "a@b.cn,c@d.cn",
    "<a@b.cn>",
    `${"a".repeat(65)}@b.cn`,
    `a@${"b".repeat(250)}.cn`,
    "李@例子.中国",
  ])
    assert.equal(mailAddress(typed), null, typed);
});

test("an address once read is read the same again, and its mask never holds it", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (typed) => {
      const address = mailAddress(typed);
      if (address === null) return;
      assert.equal(mailAddress(address), address);
      const local = address.slice(0, address.lastIndexOf("@"));
      const masked = maskedMail(address);
      assert.ok(local.length === 1 || !masked.includes(local), masked);
      assert.match(masked, /^.\*\*\*@.\*\*\*\.[a-z0-9-]+$/);
    }),
  );
});
