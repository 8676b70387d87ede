import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { journeyCity, type JourneyCity, visit } from "./city.ts";
import { neighbourDispute } from "./law-neighbours.ts";
import { askOnline, desksOf, look, name, paper, pick, pickUnit, step, VILLAGE, write, type Desks } from "./law-steps.ts";
import { heading, photo } from "./steps.ts";

const HOUR = 3_600_000;
let ahead = 0;
const clock = (): number => Date.now() + ahead;
const day = (days = 0): string => new Date(clock() + 8 * HOUR + days * 24 * HOUR).toISOString().slice(0, 10);
let city: JourneyCity;
let desks: Desks;
before(
  async () => {
    city = await journeyCity({ now: () => new Date(clock()).toISOString() });
    desks = desksOf(city);
  },
  { timeout: 300_000 },
);
after(() => city?.close());

test("a worker whose wages are not paid asks for mediation; it fails, and the own page tells what is open and keeps the paper", async () => {
  const { page: worker, problems } = await city.visitor();
  const { own, at } = await askOnline(worker, city.origin, {
    type: "labour",
    summary: "厂里欠我三个月工资，一共一万八千元。",
    name: "周工友",
    other: "某制衣厂",
    body: true,
  });

  const chair = await desks.desk("tiaoweihui", at);
  await step(chair, "受理", (form) => pick(form, "调委会", { index: 1 }));
  await step(chair, "记录意愿", async (form) => {
    await pick(form, "当事人", { index: 2 });
    await form.getByRole("radio", { name: "是" }).check();
    await pick(form, "方式", "phone");
  });
  await step(chair, "确定调解员", (form) => name(form, /./));
  await step(chair, "声明有无关系", (form) => form.getByRole("radio", { name: "否" }).check());
  await step(chair, "开始调解");
  await worker.goto(`${own}/room`);
  await worker.getByLabel("想说的话").fill("可以分两次付");
  await visit(chair, `${city.origin}/console${at}/room`);
  await chair.getByRole("textbox").last().fill("先付一半，年底付清");
  await chair.getByRole("button", { name: "提方案" }).click();
  await worker.getByText("先付一半，年底付清").waitFor();
  assert.equal(await worker.getByLabel("想说的话").inputValue(), "可以分两次付", "what is being written stays");
  await worker.getByRole("button", { name: "不能接受" }).click();
  await chair.getByText(/不接受 1/).waitFor();
  await worker.getByText(/您的回答已记下/).waitFor();
  await worker.getByRole("button", { name: "说", exact: true }).click();
  await chair.getByText("可以分两次付").waitFor();
  await worker.getByLabel("给谁看").selectOption({ label: "只和调解员说" });
  await worker.getByLabel("想说的话").fill("最少要先付一万");
  await worker.getByRole("button", { name: "说", exact: true }).click();
  await chair.getByText("最少要先付一万").waitFor();
  assert.match(await worker.getByLabel("给谁看").inputValue(), /^caucus/, "whoever speaks to the mediator alone goes on doing so");
  await look(worker, "own-room");
  await desks.desk("tiaoweihui", at);
  await step(chair, "调解不成", async (form) => {
    await write(form, "说明", "双方对工资数额分歧过大");
    await form.getByRole("checkbox", { name: /申请仲裁/ }).check();
    await form.getByRole("checkbox", { name: /法律援助/ }).check();
  });
  await chair.getByText("调解不成", { exact: true }).first().waitFor();
  await look(chair, "dispute-failed");

  await worker.goto(own);
  await heading(worker, /调解不成/);
  const told = worker.locator("section").filter({ has: worker.getByRole("heading", { name: "您还可以" }) });
  assert.match(await told.innerText(), /申请仲裁（劳动争议须先仲裁，一年内）[\s\S]*申请法律援助/);
  assert.equal(await worker.getByRole("button", { name: "不调了" }).count(), 0, "nothing is left to end");
  await paper(worker, /终止.*PDF/);
  await look(worker, "own-failed");
  assert.deepEqual([...problems, ...desks.problems()], []);
});

test("a petitioner who is not convinced asks for 复查 and then 复核; whoever took part below decides nothing above, and the last word is final", async () => {
  const { page: citizen, problems } = await city.visitor();
  await citizen.goto(`${city.origin}/petitions/file?place=${VILLAGE}`);
  await citizen.locator("#photo-file").setInputFiles(await photo("contract.jpg"));
  await citizen.getByLabel(/您的请求/).fill("拆除楼道口的违法棚屋\n书面说明处理经过");
  await citizen.getByLabel("事实和理由").fill("棚屋搭了两年，反映三次没有结果。");
  await citizen.getByLabel("姓名").fill("沈居民");
  await citizen.getByText("已上传").waitFor();
  await citizen.getByRole("button", { name: "提交", exact: true }).click();
  await citizen.getByText("已收到。请保存这一页的链接或编号").waitFor();
  assert.equal(new URL(citizen.url()).pathname, "/petitions/file", "the receipt is the answer itself: its secret is in no address yet");
  await citizen.getByRole("link", { name: "看进度" }).click();
  await citizen.getByRole("img", { name: "附件 1" }).waitFor();
  const follow = citizen.url().split("?")[0] ?? "";
  const [home, id] = new URL(follow).pathname.split("/").slice(2);
  const at = `/petitions/${home}/${id}`;
  const ask = async (reason: string): Promise<void> => {
    await citizen.goto(follow);
    await citizen.getByText("不同意？请上一级再看").first().click();
    await citizen.getByLabel("说明").first().fill(reason);
    await citizen.getByRole("button", { name: "不同意？请上一级再看" }).click();
    await heading(citizen, "复查（复核）中");
  };
  const deliver = (page: Page): Promise<void> =>
    step(page, "送达", async (form) => {
      await pick(form, "送达方式", "link");
      await form.getByLabel(/送达日期/).fill(day());
    });
  const decide = (page: Page, result: string, opinion: string): Promise<void> =>
    step(page, "出具复查（复核）意见", async (form) => {
      await pick(form, "结论", result);
      if (result !== "uphold") await pick(form, /主要原因/, "facts");
      await write(form, /^事实/, "查阅原卷并到现场看过。");
      await write(form, /^法律政策依据/, "城乡规划法第六十四条");
      await write(form, /^复查（复核）意见/, opinion);
    });

  const office = await desks.desk("fenliu", at);
  await step(office, "登记");
  await step(office, "甄别", async (form) => {
    await pick(form, "类别", "opinion");
    await write(form, /^理由/, "属于机关职责范围内的求决事项");
  });
  await step(office, "转送、交办", async (form) => {
    await pickUnit(form, /转给/, "月河街道综合行政执法中队");
    await pick(form, "方式", "assign");
    await write(form, /^理由/, "由中队办理");
  });
  const handler = await desks.desk("chengguan", at);
  await step(handler, "受理");
  await step(handler, "提出和解（调解）方案", async (form) => {
    await pick(form, "和解还是调解", "settlement");
    await write(form, /^协议内容/, "中队三十日内拆除一半。");
  });
  await handler.getByText("等信访人决定", { exact: false }).waitFor();
  await citizen.goto(follow);
  await citizen.getByRole("button", { name: "我同意，按这份方案办结" }).waitFor();
  await look(citizen, "petition-offer");
  // She does not agree, and nothing is asked of her: the petition goes on.
  await step(handler, "起草意见", async (form) => {
    await write(form, /^事实/, "棚屋系底楼住户两年前搭建。");
    await write(form, /^法律政策依据/, "浙江省违法建筑处置规定");
    await pick(form, "第 1 项请求：结论", "unsupported");
    await write(form, /^第 1 项请求：答复/, "属历史遗留，暂缓拆除。");
    await pick(form, "第 2 项请求：结论", "supported");
    await write(form, /^第 2 项请求：答复/, "处理经过随本意见书面告知。");
  });
  const head = await desks.desk("chengguanshenpi", at);
  await step(head, "审批出具");
  await deliver(head);
  await citizen.goto(follow);
  await heading(citizen, "意见已送达");
  assert.match(await citizen.getByRole("main").innerText(), /对第 1 项请求：不支持[\s\S]*对第 2 项请求：支持/);
  await ask("两年前就反映过，不是历史遗留。");

  const above = await desks.desk("fucha", at);
  await look(above, "petition-review");
  await decide(above, "uphold", "原意见认定事实清楚，维持。");
  await deliver(above);
  await ask("现场照片没有看。");
  const top = await desks.desk("fuhe", at);
  await decide(top, "change", "责令三十日内拆除，街道书面反馈。");
  await deliver(top);

  await citizen.goto(follow);
  await heading(citizen, "复核终结");
  const said = await citizen.getByRole("main").innerText();
  assert.match(said, /维持[\s\S]*变更[\s\S]*责令三十日内拆除/);
  assert.equal(await citizen.getByText("不同意？请上一级再看").count(), 0, "after the last word there is no further review");
  await paper(citizen, /复核意见书.*PDF/);
  await look(citizen, "petition-final");
  assert.deepEqual([...problems, ...desks.problems()], []);
});

test("a petition office drafts the report on half a year, another hand reads and issues it, and its paper opens", async () => {
  const writer = await desks.desk("quzhongxin", "/petition-reports");
  const begin = writer.getByRole("button", { name: /^起草/ }).first();
  const period = ((await begin.getAttribute("aria-label")) ?? "").replace("起草 ", "");
  await begin.click();
  const form = writer.getByRole("dialog", { name: `${period}信访工作报告` });
  await form.getByRole("button", { name: "添加一条建议" }).click();
  await pick(form, "种类", "policy");
  await pickUnit(form, /向谁提出/, "月河街道综合行政执法中队");
  await write(form, /^建议内容/, "楼道占用的查看结果书面告知反映人。");
  await pick(form, "采纳情况", "partly");
  await look(writer, "report-draft");
  await form.getByRole("button", { name: "保存" }).click();
  await form.waitFor({ state: "detached" });

  const head = await desks.desk("duban", "/petition-reports");
  await head.getByRole("button", { name: `查看草稿并签发 ${period}` }).click();
  const draft = head.getByRole("dialog");
  await draft.getByText("楼道占用的查看结果书面告知反映人。").waitFor();
  await draft.getByRole("button", { name: "签发" }).click();
  await draft.waitFor({ state: "detached" });
  await head.getByRole("button", { name: `查看报告 ${period}` }).click();
  const link = head.getByRole("dialog").getByRole("link", { name: /PDF/ });
  await link.waitFor();
  await look(head, "report-issued");
  const file = await head.request.get(new URL((await link.getAttribute("href")) ?? "", head.url()).href);
  assert.equal((await file.body()).subarray(0, 5).toString(), "%PDF-");
  assert.deepEqual(desks.problems(), []);
});

const pass = (ms: number): void => void (ahead += ms);
test("a neighbour dispute goes from the report to an agreement that both sign, a court confirms and the other side keeps", () =>
  neighbourDispute({ city, desks, day, clock, later: (ms) => desks.later(() => pass(ms)) }, pass));
