import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import cells from "../../modules/cells/module.ts";
import { SHIPPED } from "../../modules/cells/shipped/index.ts";
import { openLine, type Line } from "../field/line.ts";
import { closePhones, grainy, openPhone, signIn, statusOf } from "../field/phone.ts";
import { journeyCity, overflows, seriousFindings, type JourneyCity, visit } from "./city.ts";

let city: JourneyCity;
let line: Line;
const HOME = "330502001";
const ID = uuidv7();
const campus = SHIPPED.find(({ code }) => code === "C05")!;
/** Lines on which the demonstration city gives no points without evidence. */
const INSISTING = campus.lines.filter(({ key }) => key).map(({ code }) => code);
const proofOf = (code: string): RegExp => new RegExp(`^${code} 写明`);
const self = campus.lines.map(({ code, points, key, methods }) => ({
  line: code,
  points,
  photos: [],
  cited: key ? { kind: methods.includes("S") ? "signature" : "document", what: "签字的检查记录" } : null,
}));

type Command = { name: string; input: { parse: (value: unknown) => unknown } };
const give = (name: string, input: unknown, actor: Actor): Promise<unknown> => {
  const command = (cells.commands as unknown as Command[]).find((one) => one.name === name)!;
  return city.serving.runtime.execute(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor });
};

before(async () => {
  city = await journeyCity();
  const [round] = await city.serving.runtime.pools.write<{ id: string }[]>`
    select id::text from cells.round where scheme = 'C05' and seed is null order by from_on desc limit 1`;
  assert.ok(round, "the demonstration has a round that is open");
  const desk = person({ role: "handler", area: HOME, unit: `centre-${HOME}` });
  await give("cells.apply", { home: HOME, id: ID, scheme: "C05", round: round.id, unit: "C05E-330502001", self, declared: true }, desk);
});
after(async () => {
  await closePhones();
  await line?.close();
  await city.close();
});
const look = async (page: { screenshot: (options: object) => Promise<unknown> }, name: string): Promise<void> => {
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-${name}.png`, fullPage: true });
};

async function certificateOf(stage: string): Promise<string> {
  const [row] = await city.serving.runtime.pools.write<{ certificate: string }[]>`
    select certificate from cells.application where stage = ${stage} and certificate is not null limit 1`;
  assert.ok(row, `the demonstration has one that is ${stage}`);
  return row.certificate;
}

test("a dispatcher opens a school's application, sees it line by line beside what is covered, and passes the preliminary check", async () => {
  const { page, problems } = await city.staff("fenliu");
  await visit(page, `${city.origin}/console/cells`);
  await page.getByRole("row", { name: /^平安校园 吴兴区 18 17 94.4%/ }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "list");
  await page.getByRole("link", { name: "月河街道特殊教育学校" }).click();
  await page.getByText("消防：出口畅通，器材完好，每月检查").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "one");
  await page.getByRole("button", { name: "初审通过" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "初审通过" }).last().click();
  await page.getByRole("button", { name: "抽取检查员" }).waitFor();
  assert.deepEqual(problems, []);
});

test("without JavaScript a resident sees what is covered, verifies a certificate and checks the own home", async () => {
  const { page, problems } = await city.visitor({ javaScript: false });
  await page.goto(`${city.origin}/cells`);
  await page.getByRole("row", { name: /^平安乡镇（街道） \d/ }).waitFor();
  await page.goto(`${city.origin}/cells/kinds/C05?version=1`);
  await page
    .getByRole("row", { name: /消防：出口畅通，器材完好，每月检查/ })
    .getByText("佐证（有一样就行）：现场照片、签字记录", { exact: true })
    .waitFor();
  await page.getByRole("link", { name: "现在用第 2 版" }).click();
  await page
    .getByRole("row", { name: /消防：出口畅通，器材完好，每月检查/ })
    .getByText(/没有佐证不给分$/)
    .waitFor();
  await page.goto(`${city.origin}/cells/certificate`);
  const number = await certificateOf("awarded");
  await page.getByLabel("证书编号").fill(number.toLowerCase());
  await page.getByRole("button", { name: "核对" }).click();
  await page.getByText("这张证书是真的，现在有效。").waitFor();
  await page.goto(`${city.origin}/cells/certificate/C05-2026-0000-0000-0000`);
  await page.getByRole("textbox", { name: "证书编号" }).waitFor();
  await page.goto(`${city.origin}/cells/home`);
  for (const place of ["吴兴区", "月河街道", "浮星桥社区"]) await page.getByRole("link", { name: new RegExp(place) }).click();
  await page.getByRole("checkbox", { name: /安全带/ }).check();
  await page.getByRole("checkbox", { name: /烟感/ }).check();
  await page.getByRole("button", { name: "看看结果" }).click();
  await page.getByText("合计 22 分").waitFor();
  await page.getByRole("button", { name: "收回这次自查" }).click();
  await page.getByText("已收回").waitFor();
  assert.deepEqual(problems, []);
});

test("a desk finds the family that asked for somebody to come, opens how to reach it with a reason, and writes what was done, which ends it", async () => {
  const own = SHIPPED.find(({ code }) => code === "C04")!;
  const help = { phone: "13805720016", address: "浮星桥社区 3 幢 201 室" };
  const check = { id: uuidv7(), area: `${HOME}005`, self: [{ line: own.lines[0]!.code, yes: true }], help };
  await give("cells.check-family", check, { kind: "resident", id: "resident" });
  const { page, problems } = await city.staff("fenliu");
  await visit(page, `${city.origin}/console/cells`);
  const asking = page.getByRole("region", { name: /请人上门看看的家庭/ });
  await asking.getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: "一个家庭请人上门看看" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "一个家庭请人上门看看", "a screen reader hears where it is");
  await page.getByRole("button", { name: "查看电话和地址" }).click();
  const reason = page.getByRole("dialog");
  await reason.getByRole("textbox").fill("上门前联系");
  await reason.getByRole("button", { name: "查看电话和地址" }).click();
  await reason.waitFor({ state: "detached" });
  await page.getByText(help.phone).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await page.getByRole("button", { name: "已上门，记下结果" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("换了烟感电池，讲了逃生路线");
  await page.getByRole("dialog").getByRole("button").last().click();
  await page.getByRole("heading", { level: 1, name: "平安细胞" }).waitFor();
  await page.getByRole("row").nth(1).waitFor();
  assert.equal(await asking.count(), 0);
  assert.deepEqual(problems, []);
});

test("a school applies from its own account on a phone, sees itself and no other unit", async () => {
  const { page, problems } = await city.staff("xuexiao", { width: 390, height: 844 });
  await visit(page, `${city.origin}/console/cells/apply`);
  await page.getByText("自评合计 0 分").waitFor();
  for (const { code, points } of campus.lines) await page.getByLabel(`${code} 自评`).fill(String(points));
  await page.getByLabel("C05-01 自评").fill("");
  await page.getByRole("button", { name: "提交申报" }).click();
  await page.getByRole("alert").getByText("C05-01 还没有填得分").waitFor();
  await page.getByLabel("C05-01 自评").fill("7");
  await page.getByText("自评合计 99 分").waitFor();
  await page.getByRole("button", { name: "提交申报" }).click();
  await page.getByRole("alert").getByText("C05-02 给了分还没有佐证").waitFor();
  for (const code of INSISTING) await page.getByLabel(proofOf(code)).fill("台账和签到表在校办");
  await page.reload();
  await page.getByText(/^已恢复 .* 没有提交的内容。/).waitFor();
  await page.getByText("自评合计 99 分").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  assert.equal(await overflows(page), false);
  await look(page, "apply");
  await page.getByRole("button", { name: "提交申报" }).click();
  await page.getByRole("alert").getByText("请先确认以上属实").waitFor();
  await page.getByRole("checkbox", { name: /以上属实/ }).check();
  await page.getByRole("button", { name: "提交申报" }).click();
  await page.getByRole("heading", { name: "经过" }).waitFor();
  await page.getByText("待初审").first().waitFor();
  assert.equal(await overflows(page), false);
  await look(page, "own");
  await visit(page, `${city.origin}/console/cells`);
  await page.getByRole("link", { name: "月河街道职业学校" }).waitFor();
  assert.equal(await page.getByRole("main").getByRole("link", { name: /街道/ }).count(), 1, "the own application alone");
  assert.deepEqual(problems, []);
});

test("an inspector looks at a school with no network; what was found arrives once, each picture at its line, though the answer was lost", async () => {
  line = await openLine(city.origin);
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "xiaofang");
  const { page } = phone;
  const school = page.getByRole("link", { name: /月河街道第二小学/ });
  await school.waitFor();
  line.cut();
  await school.click();
  await page.getByRole("button", { name: "不事先通知" }).click();
  for (const button of await page.getByRole("button", { name: /满分$/ }).all()) await button.click();
  await page.getByLabel("C05-03 得分").fill("6");
  await page.getByRole("button", { name: "存下检查记录" }).click();
  await page.getByRole("alert").getByText("没有佐证不能给分").waitFor();
  for (const code of INSISTING.filter((one) => one !== "C05-03")) await page.getByLabel(proofOf(code)).fill("现场检查记录已签字");
  await page.getByRole("button", { name: "存下检查记录" }).click();
  await page.getByRole("alert").getByText("请写理由").waitFor();
  await page.getByLabel("扣分理由").fill("二楼东侧出口上锁");
  await page.getByRole("list", { name: "C05-03 需要整改" }).getByRole("button", { name: "重大" }).click();
  await page.getByRole("button", { name: "拍照佐证 C05-03" }).click();
  await page.locator("#line-C05-03 input[type=file]").first().setInputFiles(await grainy("lock.jpg", 300)); // prettier-ignore
  await page.locator("#line-C05-03 .f-thumb").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "offline");
  await page.getByLabel("单位陈述（选填）").fill("锁已当场打开");
  await page.getByRole("button", { name: "存下检查记录" }).click();
  await page.getByRole("heading", { name: /已存下/ }).waitFor();
  await page.getByRole("button", { name: "回到今天" }).click();
  await statusOf(page).getByText("离线，已存 1 件").waitFor();
  const lost = line.loseAnswerTo("POST /api/cells/applications/");
  line.restore();
  await page.getByRole("button", { name: "更新" }).click();
  await lost;
  line.restore();
  await page.getByRole("button", { name: "更新" }).click();
  await statusOf(page).getByText("全部已上传", { exact: true }).waitFor({ timeout: 60_000 });
  const found = await city.serving.runtime.pools.write<{ data: { results: { line: string; photos: string[] }[] }; unit: string }[]>`
    select e.data, a.name as unit from ledger.event e join cells.application a on a.home = e.home and a.id = e.stream
    where e.type = 'cells.inspected' and a.name = '月河街道第二小学'`;
  assert.equal(found.length, 1);
  assert.deepEqual(
    found[0]?.data.results.filter(({ photos }) => photos.length > 0).map((one) => `${one.line} ${one.photos.length}`),
    ["C05-03 1"],
  );
  assert.deepEqual(phone.problems, []);
});

type Seat = Awaited<ReturnType<JourneyCity["staff"]>>;
/** Opens the dialog of a step, fills it, sends it; ends when the dialog is gone. */
async function takeStep(
  { page }: Seat,
  name: string,
  fill: (dialog: ReturnType<Seat["page"]["getByRole"]>) => Promise<void> = async () => {},
) {
  await page.getByRole("region", { name: "现在可以做的" }).getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog", { name });
  await fill(dialog);
  await look(page, `step-${name}`);
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}
const stands = (seat: Seat, stage: string): Promise<void> =>
  seat.page.getByRole("region", { name: "环节" }).getByText(stage, { exact: true }).waitFor();

async function caseOf(name: string): Promise<{ at: string; home: string; id: string; inspectors: string[]; inspectedBy: string }> {
  const [row] = await city.serving.runtime.pools.write<
    { home: string; id: string; state: { inspectors: string[]; inspection: { by: string } } }[]
  >`select a.home, a.id::text, s.state from cells.application a join ledger.stream s on s.home = a.home and s.id = a.id where a.name = ${name}`;
  assert.ok(row, name);
  const { home, id, state } = row;
  return { at: `${city.origin}/console/cells/${home}/${id}`, home, id, inspectors: state.inspectors, inspectedBy: state.inspection.by };
}

test("the school mends what was found and is looked at again; another is named, warned after a fire, mends and holds its title again", async () => {
  const { at, home, id, inspectors, inspectedBy } = await caseOf("月河街道第二小学");
  const police = person({ role: "handler", area: "330502", unit: "ps-330502" });
  await give("cells.countersign", { home, id }, { ...police, id: inspectors.find((one) => one !== inspectedBy)! } as Actor);
  const [desk, fire, chief] = [await city.staff("fenliu"), await city.staff("xiaofang"), await city.staff("duban")];
  await visit(desk.page, at);
  await takeStep(desk, "报告整改", (dialog) => dialog.getByLabel(/整改措施/).fill("东侧出口的锁已拆除，换成推杆门。"));
  await visit(fire.page, at);
  await takeStep(fire, "复查", async (dialog) => {
    await dialog.getByLabel("C05-03 检查").fill("12");
    await dialog.getByLabel("C05-03 需要整改").selectOption({ label: "已整改" });
    await dialog.getByLabel(proofOf("C05-03")).fill("现场复查记录，双方签字");
    await dialog.getByLabel(/复查情况/).fill("推杆门一推就开。");
    assert.deepEqual(await seriousFindings(fire.page), []);
  });
  await visit(chief.page, at);
  await stands(chief, "待公示");
  await takeStep(chief, "公示");

  const third = await caseOf("月河街道第三小学");
  await visit(chief.page, third.at);
  await takeStep(chief, "命名");
  await chief.page.getByText(/^证书 C05-/).waitFor();
  await takeStep(chief, "警示", async (dialog) => {
    await dialog.getByLabel(/依据文书/).fill("火灾事故简易调查认定书 吴消火认〔2026〕第 12 号");
    await dialog.getByLabel(/理由/).fill("教学楼配电间起火，无人受伤。");
    assert.deepEqual(await seriousFindings(chief.page), []);
  });
  const { page: anyone } = await city.visitor();
  await anyone.goto(`${city.origin}/cells/${third.home}/${third.id}`);
  await anyone.getByText("警示中").waitFor();
  await visit(desk.page, third.at);
  await takeStep(desk, "报告整改", (dialog) => dialog.getByLabel(/整改措施/).fill("配电间线路全部更换，装了电气火灾监控。"));
  await chief.page.reload();
  assert.equal(await chief.page.getByRole("button", { name: "恢复", exact: true }).count(), 0, "whoever warned does not restore");
  const above = await city.staff("dajuan");
  await visit(above.page, third.at);
  await takeStep(above, "恢复", (dialog) => dialog.getByLabel(/理由/).fill("复查合格，监控在用。"));
  await chief.page.reload();
  await stands(chief, "已命名");
  const [spring] = await city.serving.runtime.pools.write<
    { round: string }[]
  >`select round::text from cells.application where id = ${third.id}`;
  const ruler = person({ role: "supervisor", area: "3305", unit: "zfw-3305" });
  const numbers = { seed: "排列五 8 8 1 0 2", source: "示意", count: 3 };
  await give("cells.draw-checks", { scheme: "C05", round: spring!.round, ...numbers }, ruler);
  await chief.page.reload();
  await takeStep(chief, "安排动态检查", async (dialog) => {
    await dialog.getByLabel(/理由/).fill("年度随机抽查。");
    assert.deepEqual(await seriousFindings(chief.page), []);
  });
  await chief.page.getByText("第 1 次动态检查（不事先通知）").waitFor();
  await anyone.reload();
  await anyone.getByText("已命名").first().waitFor();
  await anyone.goto(`${city.origin}/cells/rounds`);
  await anyone.getByRole("link", { name: "吴兴区平安校园春季创建" }).click();
  await anyone.getByRole("button", { name: "在这台设备上重算" }).click();
  await anyone.getByText("2 个单位的抽取全部重算一致").waitFor();
  assert.deepEqual(await seriousFindings(anyone), []);
  assert.equal(await overflows(anyone), false);
  const [drawn] = await city.serving.runtime.pools.write<
    { round: string }[]
  >`select round::text from cells.application where name = '月河街道机关幼儿园' order by applied_at limit 1`;
  await anyone.goto(`${city.origin}/cells/rounds/${drawn!.round}`);
  await anyone.getByRole("heading", { name: "抽查了哪些单位" }).waitFor();
  await anyone.getByRole("button", { name: "在这台设备上重算" }).click();
  await anyone.getByText("第 1 次抽查单位：抽出 月河街道机关幼儿园，与公布的相同").waitFor();
  await anyone.getByText("3 个单位的抽取全部重算一致").waitFor();
  assert.deepEqual(await seriousFindings(anyone), []);
  assert.equal(await overflows(anyone), false);
  for (const { problems } of [desk, fire, chief, above]) assert.deepEqual(problems, []);
});
