import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { journeyCity, seriousFindings, type JourneyCity, visit } from "./city.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

const TOPIC = "三号楼消防通道反复被占";
const AGREED = "划线立牌，联合夜查两次";
const day = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

async function reported(): Promise<{ home: string; id: string }> {
  const id = uuidv7();
  const answer = await fetch(`${city.origin}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify({ id, category: "0201", description: "消防通道停满了车。", area: "330502001005" }),
  });
  return (await answer.json()) as { home: string; id: string };
}

const look = async (page: Page, name: string): Promise<void> => {
  assert.deepEqual(await seriousFindings(page), [], name);
  const wide = await page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth");
  assert.ok(Number(wide) <= 0, `${name} is ${String(wide)} px wider than its screen`);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-${name}.png`, fullPage: true });
};

test("from a report offices are called to one table; what they agreed is owed, reported and accepted, on a desk and on a phone", async () => {
  const matter = await reported();
  const { page: desk, problems } = await city.staff("quzhongxin");
  await visit(desk, `${city.origin}/console/incidents/${matter.home}/${matter.id}`);
  await desk.getByRole("main").getByRole("link", { name: "会商", exact: true }).click();
  await desk.getByText("这件事还没有会商过。").waitFor();
  await desk.getByRole("button", { name: "召集会商" }).click();
  const form = desk.getByRole("dialog", { name: "召集会商" });
  await form.getByRole("button", { name: "召集会商" }).click();
  await form.getByRole("alert").filter({ hasText: "议题" }).first().waitFor();
  await form.getByLabel("议题").fill(TOPIC);
  await form.getByLabel("地点").fill("三楼会商室");
  await form.getByLabel("几点").fill("00:00");
  await form.getByLabel("参加单位").first().click();
  await desk.keyboard.type("fire-330502");
  await desk.keyboard.press("Enter");
  await form.getByRole("listitem").first().waitFor();
  await look(desk, "call");
  await form.getByRole("button", { name: "召集会商" }).click();
  await desk.getByRole("link", { name: TOPIC }).click();

  await desk.getByRole("button", { name: "写纪要" }).click();
  const minutes = desk.getByRole("dialog", { name: "写纪要" });
  await minutes.getByLabel("会商情况").fill("消防通报隐患情况，会议认为先补充电点、再清理通道。");
  await minutes.getByRole("button", { name: "添加议定事项" }).click();
  await minutes.getByLabel("做什么").fill(AGREED);
  await minutes.getByLabel("责任单位").selectOption("fire-330502");
  await minutes.getByLabel("期限").fill(day(14));
  await look(desk, "minutes");
  await minutes.getByRole("button", { name: "写纪要" }).click();
  await desk.getByText("等责任单位反馈").waitFor();
  await desk.getByRole("link", { name: /会商纪要\s*PDF/ }).waitFor();
  await look(desk, "held");

  const { page: owner, problems: seen } = await city.staff("xiaofang", { width: 390, height: 844 });
  await visit(owner, `${city.origin}/console/work`);
  await owner.getByText("反馈议定事项").first().waitFor();
  await owner.goto(desk.url());
  await owner.getByRole("button", { name: "反馈落实情况" }).click();
  const report = owner.getByRole("dialog", { name: "反馈落实情况" });
  await report.getByLabel("落实情况").fill("划线立牌完成，夜查两次，劝离车辆十二辆。");
  await look(owner, "report");
  await report.getByRole("button", { name: "反馈落实情况" }).click();
  await owner.getByText("劝离车辆十二辆").waitFor();
  await look(owner, "owner");

  const { page: overseer } = await city.staff("duban");
  await overseer.goto(`${desk.url()}${desk.url().includes("?") ? "&" : "?"}lang=en`);
  await overseer.getByRole("button", { name: /核实销号|Look at it/ }).click();
  const judge = overseer.getByRole("dialog", { name: /核实销号|Look at it/ });
  // The two judgements are one question to whoever cannot see them, and a no is never without words.
  await judge
    .getByRole("group", { name: /结论|Judgement/ })
    .getByLabel(/没有落实，退回|Not done: return it/)
    .check();
  await judge.getByRole("button").last().click();
  await judge
    .getByRole("alert")
    .getByText(/说明|Remark/)
    .waitFor();
  await judge.getByLabel(/已落实，销号|Done: accept it/).check();
  await judge.getByRole("button").last().click();
  await overseer
    .getByText(/已完成|^done$/)
    .first()
    .waitFor();
  await visit(overseer, `${city.origin}/console/conferences?view=all`);
  await overseer.getByRole("link", { name: TOPIC }).waitFor();
  await look(overseer, "list");
  assert.deepEqual([...problems, ...seen], []);
  assert.deepEqual(await city.differences(), []);
});
