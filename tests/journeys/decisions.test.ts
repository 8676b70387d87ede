import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import decisions from "../../modules/decisions/module.ts";
import { journeyCity, seriousFindings, type JourneyCity, visit } from "./city.ts";

let city: JourneyCity;
const [AREA, HOME, ID] = ["330502001", "330502001", uuidv7()];
const [UNDERTAKER, DECIDER] = ["cg-330502001", "cg-330502"];
const OPINION = "老人去医院要多换一趟车，请保留老站接驳";
const CHANGED = "老站保留为城区接驳站，长途班线迁往城西。";

type Command = { name: string; input: { parse: (value: unknown) => unknown } };
const give = (name: string, input: unknown, actor: Actor): Promise<unknown> => {
  const command = (decisions.commands as unknown as Command[]).find((one) => one.name === name)!;
  return city.serving.runtime.execute(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor });
};
const TEAM = [
  { post: "承办单位分管负责人", name: "顾某" },
  { post: "法制机构负责人", name: "施某" },
];
const day = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

before(async () => {
  city = await journeyCity();
  const key = { home: HOME, id: ID };
  const overseer = person({ role: "supervisor", area: "330502", unit: "centre-330502" });
  const assessor = person({ role: "handler", area: AREA, unit: UNDERTAKER });
  const matter = {
    ...key,
    kind: "project",
    title: "车站迁建方案",
    area: AREA,
    undertaker: UNDERTAKER,
    decider: DECIDER,
    affected: "两个街道居民",
  };
  await give("decisions.identify-matter", matter, overseer);
  await give(
    "decisions.plan-assessment",
    { ...key, procedure: "normal", method: "公开征求意见", team: TEAM, clear: true, paper: uuidv7(), unit: UNDERTAKER },
    assessor,
  );
  await give("decisions.publish-draft", { ...key, draft: "老站关闭，全部班线迁往城西。", until: day(31) }, assessor);
});
after(() => city.close());

test("a bus terminal is changed by what residents said: one says it without a name, the unit answers it and changes the draft, everybody reads both", async () => {
  const { page: resident, problems: seen } = await city.visitor();
  const address = `${city.origin}/decisions/${HOME}/${ID}`;
  await resident.goto(address);
  assert.deepEqual(await seriousFindings(resident), []);
  if (process.env["LOOK"]) await resident.screenshot({ path: `${process.env["LOOK"]}-open.png`, fullPage: true });
  await resident.getByRole("textbox", { name: "说说您的意见" }).fill(OPINION);
  await resident.getByRole("button", { name: "提交意见" }).click();
  await resident.getByRole("heading", { name: "收到了，谢谢" }).or(resident.getByText("收到了，谢谢")).first().waitFor();

  const { page: desk, problems } = await city.staff("chengguan");
  // As the notices of before linked to it.
  await visit(desk, `${city.origin}/console/decisions?id=${ID}`);
  await desk.waitForURL(new RegExp(`/console/decisions/${HOME}/${ID}`));
  await desk.getByText(OPINION).waitFor();
  assert.deepEqual(await seriousFindings(desk), []);
  if (process.env["LOOK"]) await desk.screenshot({ path: `${process.env["LOOK"]}-desk.png`, fullPage: true });
  const card = desk.getByRole("listitem").filter({ hasText: OPINION });
  await card.getByRole("button", { name: "答复" }).click();
  const reply = desk.getByRole("dialog", { name: "答复" });
  await reply.getByLabel("公开用的概括（不写姓名）").fill("老站关闭后就医不便");
  await reply.getByLabel("是否采纳").selectOption("adopted");
  await reply.getByLabel("理由").fill("老站改为接驳站");
  await reply.getByRole("button", { name: "答复", exact: true }).click();
  await card.getByText("采纳").first().waitFor();
  await desk.getByRole("button", { name: "登记风险点" }).click();
  const risk = desk.getByRole("dialog", { name: "登记风险点" });
  assert.deepEqual(await seriousFindings(desk), []);
  await risk.getByRole("button", { name: "登记风险点" }).click();
  await risk
    .getByText(/请填写/)
    .first()
    .waitFor();
  await desk.keyboard.press("Escape");
  await desk.getByRole("button", { name: "修改方案" }).click();
  const form = desk.getByRole("dialog", { name: "修改方案" });
  await form.getByLabel("方案全文").fill(CHANGED);
  await form.getByLabel("改了什么、根据哪些意见").fill("采纳居民意见：老站不关闭");
  // The word of the answer before may still stand there: what counts is that this step was taken.
  const taken = desk.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().includes("/api/decisions/"));
  await form.getByRole("button", { name: "修改方案" }).click();
  assert.equal((await taken).status(), 200);
  const story = desk.getByRole("region", { name: "经过" });
  await story.getByText("采纳居民意见：老站不关闭").waitFor();
  assert.match(await story.innerText(), /根据意见修改方案[\s\S]*公开征求意见[\s\S]*列入应评事项/);

  await resident.goto(address);
  await resident.getByText(CHANGED).waitFor();
  await resident.getByText("老站改为接驳站").waitFor();
  await resident.getByText("采纳居民意见：老站不关闭").waitFor();
  if (process.env["LOOK"]) await resident.screenshot({ path: `${process.env["LOOK"]}-changed.png`, fullPage: true });
  assert.deepEqual([...seen, ...problems], []);
});

test("a name nobody has defined is said to be so, to residents and to staff", async () => {
  const { page } = await city.visitor();
  await page.goto(`${city.origin}/methods/yi-xian-san-hua`);
  await page.getByText("本地定义未录入").first().waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-method.png`, fullPage: true });
  const { page: desk } = await city.staff("duban");
  await visit(desk, `${city.origin}/console/methods?code=yi-xian-san-hua&tab=draft`);
  await desk.getByText("第 2 组（3 项）").waitFor();
  assert.deepEqual(await seriousFindings(desk), []);
  if (process.env["LOOK"]) await desk.screenshot({ path: `${process.env["LOOK"]}-draft.png`, fullPage: true });
  await desk.getByRole("button", { name: "对照" }).click();
  await desk.getByRole("region", { name: "对照" }).waitFor();
  assert.deepEqual(await seriousFindings(desk), []);
  if (process.env["LOOK"]) await desk.screenshot({ path: `${process.env["LOOK"]}-comparison.png`, fullPage: true });
});
