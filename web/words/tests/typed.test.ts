import assert from "node:assert/strict";
import { test } from "node:test";
import { runsOf } from "#web/words";

test("what people typed is cut where its language changes, and nothing of it is lost", () => {
  const chinese = (text: string) => runsOf(text).flatMap((run) => (run.zh ? [run.text] : []));
  assert.deepEqual(chinese("Source: 《平安湖州五年答卷》"), ["平安湖州五年答卷》"]);
  assert.deepEqual(chinese("排列五 4 0 7 1 9"), ["排列五"]);
  assert.deepEqual(chinese("发生一起火灾，过火面积约20平方米。"), ["发生一起火灾，过火面积约20平方米。"]);
  assert.deepEqual([chinese("Yuehe No. 2 Primary School"), chinese(""), runsOf("")], [[], [], []]);
  for (const text of ["示意：2026-11-11 体彩排列五开奖公告", "Form 湖安调 1 号表 · issued by 湖州市平安办（示意）", "a\n中\n"])
    assert.equal(runsOf(text).map((run) => run.text).join(""), text); // prettier-ignore
});
