import assert from "node:assert/strict";
import { test } from "node:test";
import { isMistypedCreditCode } from "../credit-code.ts";

test("the standard's own example of a credit code holds, and with any one sign changed it does not", () => {
  const code = "91350100M000100Y43";
  assert.equal(isMistypedCreditCode(code), false);
  assert.equal(isMistypedCreditCode(code.toLowerCase()), false);
  for (let at = 1; at < code.length; at += 1) {
    const other = code[at] === "1" ? "2" : "1";
    assert.equal(isMistypedCreditCode(`${code.slice(0, at)}${other}${code.slice(at + 1)}`), true, `sign ${at + 1}`);
  }
  assert.equal(isMistypedCreditCode("91350100M000100YI3"), true, "a sign the standard leaves out");
});

test("codes that are no credit codes are left alone: villages, offices, units of the city's own", () => {
  for (const code of ["330502001005", "village-330502001005", "C05A-330502001", "school-12"])
    assert.equal(isMistypedCreditCode(code), false, code);
});
