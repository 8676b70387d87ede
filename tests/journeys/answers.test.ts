import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { journeyCity, seriousFindings, type JourneyCity, visit } from "./city.ts";
import { expired } from "./law-steps.ts";
import { heading, next } from "./steps.ts";

/** How far the city's clock stands ahead of the real one. */
let ahead = 0;
let city: JourneyCity;
before(async () => {
  city = await journeyCity({ now: () => new Date(Date.now() + ahead).toISOString() });
});
after(() => city.close());

const QUESTION = "沿街花箱谁来浇水";
const ANSWER = "由街道绿化队每周浇水两次，枯死的花木三天内更换。";
const day = (days: number): string => new Date(Date.now() + ahead + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

const look = async (page: Page, name: string): Promise<void> => {
  assert.deepEqual(await seriousFindings(page), [], name);
  const wide = await page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth");
  assert.ok(Number(wide) <= 0, `${name} is ${String(wide)} px wider than its screen`);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-${name}.png`, fullPage: true });
};

type Key = { home: string; id: string };
async function asked(): Promise<Key> {
  const id = uuidv7();
  const answer = await fetch(`${city.origin}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify({ id, category: "1501", description: "路边花箱没人浇水，想问谁来浇。", area: "330502001005" }),
  });
  return (await answer.json()) as Key;
}
/** The first two pages of the county's register of open service points. */
async function pagesOfPoints(): Promise<{ zh: string; placeZh: string }[][]> {
  const at = `${city.origin}/api/service-circle/points?area=330502&stage=open`;
  const page = async (of: string) => (await (await fetch(of)).json()) as { rows: { zh: string; placeZh: string }[]; next: string };
  const first = await page(at);
  return [first.rows, (await page(`${at}&cursor=${encodeURIComponent(first.next)}`)).rows];
}
const post = async (page: Page, path: string, data: object): Promise<void> => {
  const reply = await page
    .context()
    .request.post(`${city.origin}${path}`, { data, headers: { origin: city.origin, "idempotency-key": uuidv7() } });
  assert.equal(reply.ok(), true, `${path}: ${await reply.text()}`);
};

test("an answer is written, checked by another, published; a resident finds it and reports nothing; it is used in a case, and confirmed when its review falls due", async () => {
  const { page: writer, problems } = await city.staff("chengguan");
  await visit(writer, `${city.origin}/console/answers`);
  await writer.getByRole("link", { name: "怎么申请人民调解" }).waitFor();
  await look(writer, "list");
  await writer.getByRole("button", { name: "起草答复" }).click();
  await writer.getByLabel("问题", { exact: false }).first().fill(QUESTION);
  await writer.getByLabel("其他说法", { exact: false }).fill("路边花箱干了找谁");
  await writer.getByLabel("答复 必填").fill("打绿化队老王的手机 13800001234。");
  await writer.getByLabel("法律或文件名称", { exact: false }).fill("示意：街道绿化养护约定");
  await writer.getByLabel("示意依据，没有真实文件").check();
  await writer.getByLabel("类别", { exact: false }).selectOption("1501");
  await writer.getByLabel("复核日", { exact: false }).fill(day(30));
  await look(writer, "write");
  await writer.getByRole("button", { name: "保存，送另一个人核对" }).click();
  await writer.getByRole("alert").filter({ hasText: "不是单位或服务点的电话号码" }).waitFor();
  assert.equal(await writer.getByLabel("问题", { exact: false }).first().inputValue(), QUESTION, "nothing typed is lost");
  await writer.getByLabel("答复 必填").fill(ANSWER);
  await writer.getByRole("button", { name: "保存，送另一个人核对" }).click();
  await writer.getByText("有草稿待核对").waitFor();
  assert.equal(await writer.getByRole("button", { name: "核对", exact: true }).count(), 0, "nobody checks what they wrote");
  await look(writer, "draft");
  const path = new URL(writer.url()).pathname.replace("/console", "");

  const { page: checker, problems: seen } = await city.staff("chengguanshenpi", { width: 390, height: 844 });
  await visit(checker, `${city.origin}/console/work`);
  await checker.getByRole("link", { name: QUESTION }).click();
  await checker.getByRole("button", { name: "核对", exact: true }).click();
  const form = checker.getByRole("dialog", { name: "核对" });
  await form.getByLabel("内容和依据无误，通过").check();
  await look(checker, "check");
  await form.getByRole("button", { name: "核对" }).click();
  await checker.getByRole("button", { name: "发布", exact: true }).click();
  await checker.getByRole("dialog", { name: "发布" }).getByRole("button", { name: "发布" }).click();
  await checker.getByText("已发布").first().waitFor();

  const { page: resident, problems: outside } = await city.visitor({ javaScript: false });
  await resident.goto(`${city.origin}/report?category=1501`);
  await resident.getByRole("button", { name: "吴兴区" }).click();
  await resident.getByRole("button", { name: "月河街道" }).click();
  await resident.getByRole("button", { name: "浮星桥社区居委会" }).click();
  await next(resident);
  await heading(resident, /是这里面的一件吗？|请说说情况/);
  const none = resident.getByRole("button", { name: "都不是，继续反映" });
  if ((await none.count()) > 0) await none.click();
  await resident.getByRole("textbox", { name: "发生了什么" }).fill("门口路边花箱里的花都干了，不知道是谁负责浇水。");
  await next(resident);
  await heading(resident, "也许已经有答案");
  await resident.getByText(QUESTION).first().waitFor();
  await resident.getByRole("button", { name: "不是这个，继续反映" }).click();
  await heading(resident, /怎么联系您|联系/);
  await resident.getByRole("button", { name: "上一步" }).click();
  assert.match(await resident.getByRole("textbox", { name: "发生了什么" }).inputValue(), /花都干了/, "nothing typed is lost");
  await next(resident);
  await resident.getByText(QUESTION).first().click();
  await resident.getByRole("link", { name: "就是它，不用反映了" }).first().click();
  await heading(resident, QUESTION);
  await resident.getByText("三天内更换").waitFor();
  await resident.goto(`${city.origin}/answers?q=${encodeURIComponent("花箱 浇水")}`);
  await resident.getByRole("link", { name: QUESTION }).click();
  await resident.getByText("这条没有帮到我").click();
  await resident.getByLabel(/哪里不清楚/).fill("想知道星期几浇水");
  await resident.getByRole("button", { name: "告诉答复单位" }).click();
  await resident.getByText("已告诉答复单位，谢谢").waitFor();

  const matter = await asked();
  const { page: desk } = await city.staff("fenliu");
  await post(desk, `/api/incidents/${matter.home}/${matter.id}/verification`, { summary: "咨询路边花箱浇水" });
  await post(desk, `/api/incidents/${matter.home}/${matter.id}/dispatches`, { lead: "cg-330502001" });
  await post(writer, `/api/incidents/${matter.home}/${matter.id}/acceptance`, { unit: "cg-330502001" });
  await visit(writer, `${city.origin}/console/incidents/${matter.home}/${matter.id}`);
  const near = writer.getByRole("region", { name: "解答库" });
  await near.getByText(QUESTION).waitFor();
  await look(writer, "case");
  await near.getByRole("button", { name: "用这条答复" }).first().click();
  const reply = writer.getByRole("dialog");
  assert.match(
    await reply.getByRole("textbox", { name: /结果/ }).inputValue(),
    new RegExp(`${ANSWER.slice(0, 8)}[\\s\\S]*解答库：“${QUESTION}”第 1 版`),
  );
  const still = await writer.context().request.get(`${city.origin}/api/incidents/${matter.home}/${matter.id}`);
  assert.equal(((await still.json()) as { stage: string }).stage, "handling", "nothing was sent by itself");
  await visit(writer, `${city.origin}/console${path}`);
  await writer.getByText("想知道星期几浇水").waitFor();
  await writer
    .getByRole("region", { name: "在事项中使用" })
    .getByText(/第 1 版/)
    .waitFor();

  await post(writer, `/api/incidents/${matter.home}/${matter.id}/feedback`, { unit: "cg-330502001", ending: "solved", result: ANSWER });
  await post(desk, `/api/incidents/${matter.home}/${matter.id}/checks`, { passed: true, note: "已答复" });
  await visit(writer, `${city.origin}/console/incidents/${matter.home}/${matter.id}`);
  await writer.getByRole("button", { name: "提议收入解答库" }).click();
  await writer.getByText(/正文取自该事项对外的答复/).waitFor();
  assert.equal(await writer.getByLabel("答复 必填").inputValue(), ANSWER);
  assert.equal(await writer.getByLabel("问题", { exact: false }).first().inputValue(), "", "nothing of the resident's comes along");

  ahead = 32 * 86_400_000;
  await expired(city.origin);
  const { page: later } = await city.staff("chengguanshenpi");
  await visit(later, `${city.origin}/console/work`);
  await later
    .getByRole("row", { name: new RegExp(QUESTION) })
    .getByText("复核答复")
    .waitFor();
  await resident.goto(`${city.origin}${path}`);
  await resident.getByText(/此答复应于.*复核，可能已过时/).waitFor();
  await visit(later, `${city.origin}/console${path}`);
  await later.getByText(/此答复应于.*复核，可能已过时/).waitFor();
  await look(later, "due");
  await later.getByRole("button", { name: "复核，内容不变" }).click();
  const confirm = later.getByRole("dialog", { name: "复核，内容不变" });
  await confirm.getByLabel("下次复核日", { exact: false }).fill(day(300));
  await confirm.getByRole("button", { name: "复核，内容不变" }).click();
  await later.getByText(/复核不变，下次复核日/).waitFor();
  await resident.goto(`${city.origin}${path}`);
  assert.equal(await resident.getByText(/可能已过时/).count(), 0);
  assert.deepEqual([...problems, ...seen, ...outside], []);
  assert.deepEqual(await city.differences(), []);
});

test("a service point is found by its name wherever it stands in the register, or by going down the list; chosen, it keeps its name", async () => {
  const { page, problems } = await city.staff("quzhongxin", { width: 390, height: 844 });
  await visit(page, `${city.origin}/console/answers/write`);
  await page.getByLabel("服务点", { exact: true }).check();
  await page.getByText(/共 \d{3,} 个开放的服务点/).waitFor();
  const [, page2 = []] = await pagesOfPoints();
  const [far, last] = [page2[0]!, page2.at(-1)!];
  const box = page.getByRole("combobox", { name: /选服务点/ });
  await box.fill(far.zh);
  await page.getByTitle(`${far.zh} · ${far.placeZh}`).first().waitFor({ state: "attached" });
  await box.press("Enter");
  await page.getByText(`${far.zh} · ${far.placeZh}`).filter({ visible: true }).first().waitFor();
  await look(page, "point");
  // Without a word: the list goes on where its first page ends.
  await box.click();
  const list = page.locator(".ant-select-dropdown-list-holder").first();
  const shown = page.getByTitle(`${last.zh} · ${last.placeZh}`);
  for (let turns = 0; turns < 400 && (await shown.count()) === 0; turns += 1) {
    await list.evaluate((element: { scrollTop: number }) => void (element.scrollTop += 600));
    await page.waitForTimeout(30);
  }
  await shown.first().waitFor();
  assert.deepEqual(problems, []);
});

test("residents' pages of answers hold in both languages and large print, on a narrow phone", async () => {
  const { page, problems } = await city.visitor({ width: 320, height: 640 });
  for (const query of ["lang=zh&elder=0", "lang=en&elder=0", "lang=zh&elder=1"]) {
    await page.goto(`${city.origin}/?${query}`);
    await page.goto(`${city.origin}/answers`);
    await look(page, `portal-list-${query.replaceAll(/\W/g, "")}`);
    await page.goto(`${city.origin}/answers?q=${encodeURIComponent("居住证")}`);
    await page.getByRole("main").getByRole("heading", { level: 2 }).first().getByRole("link").click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await look(page, `portal-one-${query.replaceAll(/\W/g, "")}`);
  }
  await page.goto(`${city.origin}/answers?q=${encodeURIComponent("量子纠缠装置")}`);
  await page.getByText("没有找到").waitFor();
  assert.deepEqual(problems, []);
});
