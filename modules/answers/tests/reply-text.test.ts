import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswerText } from "../contract.ts";
import { replyOf } from "../ui/console/reply-text.ts";

const zh = { question: "路灯坏了找谁修", answer: "拨打热线。", steps: ["说明位置"], bring: ["照片", "地址"] };
const en = {
  question: "Who mends a street lamp?",
  answer: "Ring the hotline.",
  steps: ["Say where it is"],
  bring: ["a photo", "the address"],
};
const basis = [{ title: "市政设施维护办法", titleEn: "Rules on Municipal Facilities", article: "第10条", sample: true }];
const of = (more: object) => AnswerText.parse({ zh, basis, category: "0402", validFrom: "2026-01-01", reviewBy: "2027-03-01", audience: "public", ...more }); // prettier-ignore

test("what is put into a reply is in the language of whoever asked, its headings and its basis too; without English it stays Chinese", () => {
  const both = { version: 2, text: of({ en }) };
  assert.equal(
    replyOf(both, "en"),
    "Ring the hotline.\n1. Say where it is\nWhat to bring: a photo, the address\n(Archive of answers: “Who mends a street lamp?”, version 2; basis: Rules on Municipal Facilities, art. 10)",
  );
  assert.doesNotMatch(replyOf(both, "en"), /\p{Script=Han}/u);
  const chinese = "拨打热线。\n1. 说明位置\n要带什么：照片、地址\n（解答库：“路灯坏了找谁修”第 2 版；依据：市政设施维护办法第10条）";
  assert.equal(replyOf(both, "zh"), chinese);
  assert.equal(replyOf({ version: 2, text: of({}) }, "en"), chinese);
});
