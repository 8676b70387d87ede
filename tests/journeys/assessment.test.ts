import assert from "node:assert/strict";
import { after, before, mock, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import assessment from "../../modules/assessment/module.ts";
import { journeyCity, seriousFindings, type JourneyCity, visit } from "./city.ts";

let city: JourneyCity;
before(async () => void (city = await journeyCity()));
after(() => city.close());

const COUNTY = "330502";
type Command = { name: string; input: { parse: (value: unknown) => unknown } };
/** Those who were drawn to judge the objection. */
const panelOf = async (entry: { home: string; id: string }): Promise<string[]> => {
  const [row] = await city.serving.runtime.pools.write<{ panel: string[] }[]>`
    select state -> 'objection' -> 'panel' as panel from ledger.stream where home = ${entry.home} and id = ${entry.id}`;
  return row!.panel;
};
const give = (name: string, input: unknown, id: string): Promise<unknown> => {
  const command = (assessment.commands as unknown as Command[]).find((one) => one.name === name)!;
  const verifier = { ...person({ role: "itemVerifier", area: "3305", unit: "zfw-3305" }), id };
  return city.serving.runtime.execute(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor: verifier });
};
const look = async (page: { screenshot: (how: { path: string; fullPage: boolean }) => Promise<unknown> }, name: string): Promise<void> => {
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-${name}.png`, fullPage: true });
};

test("a county sees what cost it a point, objects to one deduction, and wins it back; everybody sees the years before", async () => {
  const { page, problems } = await city.staff("duban");
  await visit(page, `${city.origin}/console/assessment`);
  await look(page, "schemes");
  await page
    .getByRole("link", { name: /县区平安考核（示意）/ })
    .first()
    .click();
  await page.getByRole("link", { name: "吴兴区" }).click();
  await page.getByRole("heading", { name: "失了哪些分，怎样赢回来" }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "unit");
  const scheme = /assessment\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  await page
    .getByRole("region", { name: "得失分台账" })
    .getByRole("button", { name: /C1 暗访发现的问题/ })
    .click();
  await page.getByRole("button", { name: "提出申诉" }).click();
  await page.getByLabel(/申诉理由/).fill("四处均在交办前整改，见验收单。");
  await page.getByRole("dialog").getByRole("button", { name: "提出申诉" }).last().click();
  await page.getByText("四处均在交办前整改，见验收单。").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "entry");
  const [home, id] = new URL(page.url()).searchParams.get("entry")!.split("/");
  const panel = await panelOf({ home: home!, id: id! });
  assert.equal(panel.length, 3);
  for (const member of panel.slice(0, 2))
    await give("assessment.review-entry", { scheme, home, id, upheld: true, reason: "验收单日期在先" }, member);
  await visit(page, `${city.origin}/console/assessment/ledger?of=${scheme}&unit=${COUNTY}&stage=withdrawn`);
  await page.getByText("申诉或更正后撤销").waitFor();
  await look(page, "ledger");
  assert.deepEqual(problems, []);

  const { page: phone } = await city.visitor();
  await phone.goto(`${city.origin}/assessment`);
  await phone.getByRole("heading", { name: "平安考核结果" }).waitFor();
  assert.deepEqual(await seriousFindings(phone), []);
  await look(phone, "years");
  await phone.getByRole("link", { name: "看每一项" }).nth(1).click();
  await phone
    .getByText(/C1 暗访发现的问题/)
    .first()
    .waitFor();
  assert.deepEqual(await seriousFindings(phone), []);
  await look(phone, "result");
});

type Item = { code: string; zh: string; en: string; points: string; side: string; method: string; more: (fill: Fill) => Promise<void> };
type Fill = { type: (label: string | RegExp, value: string) => Promise<void>; choose: (label: string, option: string) => Promise<void> };

test("an assessor writes a scheme with items by four methods, those concerned have their day, and somebody else approves it: it is public", async () => {
  const { page, problems } = await city.staff("kaohe");
  const year = new Date().getFullYear() + 1;
  await visit(page, `${city.origin}/console/assessment/new`);
  await page.getByLabel(/从哪里开始/).selectOption({ label: "空白（扣分制，基础分 100）" });
  await page.getByRole("button", { name: "起草办法" }).click();
  const frame: [string, string][] = [
    ["中文名称", `${year} 年平安县区考核办法`],
    ["英文名称", `Assessment of counties ${year}`],
    ["年度", String(year)],
    ["地区", "3305"],
    ["从", `${year}-01-01`],
    ["至", `${year}-11-30`],
    ["依据", "《浙江省平安建设条例》考核与责任追究章"],
  ];
  for (const [label, value] of frame)
    await page
      .getByLabel(new RegExp(`^${label}`))
      .first()
      .fill(value);
  await page.getByRole("button", { name: "列出该地区的全部单位" }).click();
  await page.getByLabel("被考核单位 1 中文", { exact: true }).waitFor();

  const items: Item[] = [
    { code: "A1", zh: "事件按期办结率", en: "Events on time", points: "20", side: "扣分", method: "线性", more: async ({ type, choose }) => {
      await choose("数据来源", "平台指标");
      await page.getByRole("dialog").getByLabel(/^指标/).selectOption({ index: 1 });
      await type(/^零分线/, "60");
      await type(/^满分线/, "95");
    } },
    { code: "A2", zh: "综治中心建设", en: "Centre", points: "10", side: "扣分", method: "清单", more: async ({ type }) => {
      for (const [name, value] of [["编号", "a"], ["中文", "一站式受理"], ["英文", "One door"], ["分值", "10"]] as const) await type(`清单条目 1 ${name}`, value);
    } },
    { code: "A3", zh: "创新做法", en: "New ways", points: "5", side: "加分", method: "评审", more: ({ type }) => type(/^至少几人打分/, "3") },
    { code: "A4", zh: "暗访发现的问题", en: "Problems found", points: "5", side: "扣分", method: "按件", more: async ({ type }) => {
      for (const [name, value] of [["编号", "problem"], ["中文", "每处"], ["英文", "Each"], ["每件", "0.25"]] as const) await type(new RegExp(`1 ${name}`), value);
    } },
  ]; // prettier-ignore
  for (const item of items) {
    await page.getByRole("button", { name: "加项目" }).click();
    const dialog = page.getByRole("dialog");
    const type: Fill["type"] = (label, value) =>
      dialog
        .getByLabel(label, { exact: typeof label === "string" })
        .first()
        .fill(value);
    const choose: Fill["choose"] = async (label, option) =>
      void (await dialog.getByLabel(new RegExp(`^${label}`)).selectOption({ label: option }));
    await choose("方法", item.method);
    await choose("方向", item.side);
    for (const [label, value] of [
      ["编号", item.code],
      ["中文", item.zh],
      ["英文", item.en],
      ["分值", item.points],
      ["证明要求", "验收单或平台记录"],
    ] as const)
      // prettier-ignore
      await type(new RegExp(`^${label}`), value);
    await item.more({ type, choose });
    if (item.code === "A1") assert.deepEqual(await seriousFindings(page), []);
    await look(page, `item-${item.code}`);
    await dialog.getByRole("button", { name: "保存项目" }).click();
    await dialog.waitFor({ state: "detached" });
  }
  await look(page, "editor");
  await page.getByRole("button", { name: "保存草案" }).click();
  await page.getByRole("button", { name: "征求意见" }).click();
  await page.getByLabel(/征求意见到/).fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await page.getByRole("dialog").getByRole("button", { name: "征求意见" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("button", { name: "审定" }).count(), 0, "whoever drafted it does not approve it");
  assert.deepEqual(await seriousFindings(page), []);
  const address = page.url();

  // The day those concerned may still speak is over.
  mock.timers.enable({ apis: ["Date"], now: Date.now() + 86_400_000 });
  try {
    const { page: chief, problems: others } = await city.staff("shending1");
    await visit(chief, `${city.origin}/console/work`);
    await chief
      .getByRole("row", { name: /审定方案/ })
      .getByRole("link")
      .click();
    await chief.waitForURL(address);
    await chief.getByRole("button", { name: "审定" }).click();
    await chief.getByLabel(/文件（名称和文号）/).fill("平安湖州建设领导小组会议纪要〔2026〕9 号");
    await chief.getByRole("dialog").getByRole("button", { name: "审定" }).click();
    await chief.getByRole("button", { name: "公布" }).click();
    await chief.getByRole("dialog").getByRole("button", { name: "公布" }).click();
    await chief.getByText("已公布", { exact: true }).waitFor();
    await look(chief, "published");
    assert.deepEqual([...problems, ...others], []);
  } finally {
    mock.timers.reset();
  }
});
