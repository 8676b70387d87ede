import assert from "node:assert/strict";
import { test } from "node:test";
import { citedInEnglish } from "../laws.ts";
import { statute } from "../statute/index.ts";

test("what every shipped limit rests on can be read in English", () => {
  for (const { id, basis } of statute)
    assert.doesNotMatch(citedInEnglish(basis), /[\p{sc=Han}；、（）§]/u, `${id}: ${citedInEnglish(basis)}`);
});

for (const [zh, en] of [
  ["信访工作条例 23 第二款", "Petition Work Regulations, art. 23(2)"],
  ["人民调解法 33；民事诉讼法 205", "People's Mediation Law, art. 33; Civil Procedure Law, art. 205"],
  [
    "个人信息保护法 45–50（及时）；天数为建议",
    "Personal Information Protection Law, arts 45–50 (without delay); the number of days is a proposal",
  ],
  [
    "浙江省信访条例 2016, 20（是否仍有效待核）",
    "Zhejiang Petitions Regulation of 2016, art. 20 (whether it is still in force is to be checked)",
  ],
] as const)
  test(`${zh} is ${en}`, () => assert.equal(citedInEnglish(zh), en));

test("what an officer typed stays as it was typed", () => {
  assert.equal(citedInEnglish("市政府专题会议纪要第 12 号"), "市政府专题会议纪要第 12 号");
});
