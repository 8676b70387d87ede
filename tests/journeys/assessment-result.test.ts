import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { Language } from "#web/words";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import assessment from "../../modules/assessment/module.ts";
import { journeyCity, overflows, seriousFindings, type JourneyCity, type Seat } from "./city.ts";
import { desksOf, type Desks } from "./law-steps.ts";

const PHONE = { width: 390, height: 844 };
const WUXING = "330502";
let ahead = 0;
let city: JourneyCity;
let desks: Desks;
before(async () => {
  city = await journeyCity({ now: () => new Date(Date.now() + ahead).toISOString() });
  desks = desksOf(city);
});
after(() => city.close());

const sql = () => city.serving.runtime.pools.write;
type Command = { name: string; input: { parse: (value: unknown) => unknown } };
const give = (name: string, input: unknown, id = uuidv7()): Promise<unknown> => {
  const command = (assessment.commands as unknown as Command[]).find((one) => one.name === name)!;
  const actor = { ...person({ role: "itemVerifier", area: "3305", unit: "zfw-3305" }), id };
  return city.serving.runtime.execute(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor });
};
const schemeOf = async (year: number): Promise<string> => {
  const [row] = await sql()<{ id: string }[]>`select id::text from assessment.scheme where year = ${year} and level = 'county'`;
  return row!.id;
};

/** What the year still owes before it can be closed: a point nobody objected to, and an objection its panel rejects. */
async function decideOpen(scheme: string): Promise<void> {
  const open = await sql()<{ home: string; id: string; panel: string[] | null }[]>`
    select e.home, e.id::text, s.state -> 'objection' -> 'panel' as panel from assessment.entry e join ledger.stream s on s.home = e.home and s.id = e.id
    where e.scheme = ${scheme} and e.stage in ('notified', 'objected')`;
  for (const { home, id, panel } of open) {
    if (!panel) await give("assessment.confirm-entry", { scheme, home, id });
    for (const member of panel?.slice(0, 2) ?? [])
      await give("assessment.review-entry", { scheme, home, id, upheld: false, reason: "交办时仍堵塞" }, member);
  }
}

/** Takes a step of the result in its dialog. */
async function step(
  page: Page,
  name: string,
  fill: (form: ReturnType<Page["getByRole"]>) => Promise<unknown> = async () => {},
): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  const form = page.getByRole("dialog", { name });
  await fill(form);
  assert.deepEqual(await seriousFindings(page), [], name);
  await form.getByRole("button", { name, exact: true }).click();
  await form.waitFor({ state: "detached" });
}

/** The page as it is read in a language, on a phone: all of it in sight, nothing serious to find. */
async function read({ page, context }: Seat, language: Language, path: string, until: RegExp): Promise<string> {
  await context.addCookies([{ name: "lang", value: language, url: city.origin }]);
  await page.goto(city.origin + path);
  await page.getByText(until).first().waitFor();
  // The same page in another language has the same parts: it is looked through once.
  const findings = page.url().includes("/console/") || language === "zh" ? await seriousFindings(page) : [];
  assert.deepEqual([findings, await overflows(page)], [[], false], `${path} ${language}`);
  if (process.env["LOOK"])
    await page.screenshot({ path: `${process.env["LOOK"]}-${path.replaceAll("/", "_")}-${language}.png`, fullPage: true });
  return page.getByRole("main").innerText();
}

const noticesOf = async ({ page }: Pick<Seat, "page">): Promise<{ text: string; link: string }[]> => {
  const { notices } = (await (await page.request.get(`${city.origin}/api/notices`)).json()) as {
    notices: { text: string; link: string }[];
  };
  return notices;
};
const told = async (seat: Pick<Seat, "page">, text: RegExp, link: string): Promise<void> => {
  for (let tries = 0; ; tries += 1) {
    const found = (await noticesOf(seat)).find((one) => text.test(one.text));
    if (found) return assert.equal(found.link, link);
    assert.ok(tries < 50, `nobody said ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const totalOf = async (scheme: string): Promise<number> => {
  const { years } = (await (await fetch(`${city.origin}/api/assessment/results`)).json()) as {
    years: { scheme: string; rows: { subject: string; total: number }[] }[];
  };
  return years.find((one) => one.scheme === scheme)?.rows.find(({ subject }) => subject === WUXING)?.total ?? Number.NaN;
};

test("a public objection to the year's result is upheld: it is taken back, put right and published anew; then it is final, awarded, and a title of the year before is taken back", async () => {
  const year = new Date().getFullYear();
  const [scheme, earlier] = [await schemeOf(year), await schemeOf(year - 1)];
  const [at, shown] = [`/console/assessment/${scheme}/result`, `/assessment/${scheme}`];
  ahead = Date.UTC(year + 1, 0, 4, 2) - Date.now();
  await decideOpen(scheme);
  const assessor = await desks.desk("kaohe", `/assessment/${scheme}`);
  await step(assessor, "收官并计算结果");
  const first = await desks.desk("shending1", `/assessment/${scheme}/result`);
  await first.getByText("初评").waitFor();
  await step(first, "公示");
  const published = await totalOf(scheme);
  const unit = await city.staff("duban", PHONE);
  await told(unit, new RegExp(`${year} 年考核结果已公示，到 ${year + 1}-01-\\d\\d 止`), at);

  const resident = await city.visitor(PHONE);
  await resident.page.goto(city.origin + shown);
  await resident.page.getByLabel("哪里不对").fill("吴兴区 C1：两次扣的是同一处。");
  await resident.page.getByLabel(/联系方式/).fill("13800001234");
  await resident.page.getByRole("button", { name: "提交异议" }).click();
  await resident.page.getByText("裁定和理由都在本页公开").waitFor();
  assert.match(await read(resident, "en", shown, /Objections while public/), /Received: 1; upheld 0, rejected 0, undecided 1/);

  const second = await desks.desk("shending2", `/assessment/${scheme}/result`);
  await second.getByRole("button", { name: "看异议内容" }).click();
  await second.getByRole("dialog").getByRole("textbox").fill("裁定公示期异议");
  await second.getByRole("dialog").getByRole("button", { name: "记录理由并打开" }).click();
  await second.getByText("13800001234").waitFor();
  await step(second, "裁定异议", async (form) => {
    await form.getByText(/改正得失分、重新计算后再公示/).waitFor();
    await form.getByLabel(/^裁定/).selectOption({ label: "成立" });
    await form.getByLabel(/^理由/).fill("两次交办的是同一处，只扣一次。");
  });
  await second.getByText("公示期异议成立，公示的结果已收回。请改正有错的得失分").waitFor();

  const [zh, en] = [
    await read(resident, "zh", shown, /已收回，正在改正/),
    await read(resident, "en", shown, /taken back and is being put right/),
  ];
  assert.match(zh, /裁定成立：两次交办的是同一处，只扣一次。/);
  assert.match(en, /Received: 1; upheld 1[\s\S]*upheld on .*两次交办的是同一处/);
  assert.doesNotMatch(zh + en, /长兴县|Changxing|13800001234|两次扣的/, "no rows that do not hold, no word of who objected");
  assert.match(await read(resident, "zh", "/assessment", /已收回，正在改正/), /为什么收回/);
  assert.match(await read(unit, "en", at, /An objection was upheld/), /becomes public anew once put right/);
  await told(unit, /The result of \d+ was taken back because an objection was upheld/, at);
  await told({ page: assessor }, /异议成立，公示的结果已收回。请改正/, at);

  const [point] = await sql()<{ home: string; id: string; points: number }[]>`
    select home, id::text, points from assessment.entry where scheme = ${scheme} and subject = ${WUXING} and item = 'C1' and stage = 'confirmed' limit 1`;
  const verifier = await desks.desk("kaohefuhe1", `/assessment/ledger?of=${scheme}&entry=${point!.home}/${point!.id}`);
  await step(verifier, "更正撤销", (form) => form.getByLabel(/^理由/).fill("公示期异议成立"));
  await desks.desk("shending1", `/assessment/${scheme}/result`);
  for (let tries = 0; (await first.getByRole("button", { name: "公示", exact: true }).count()) === 0; tries += 1) {
    assert.ok(tries < 50, "it is not computed anew");
    await first.reload();
    await first.getByRole("heading", { level: 1 }).waitFor();
  }
  await step(first, "公示");
  assert.equal(await totalOf(scheme), published - point!.points, "the point is won back");
  assert.match(await read(resident, "zh", shown, /公示中/), /收到 1 件：成立 1 件/, "who objected finds the decision here still");

  await desks.later(() => void (ahead += 12 * 86_400_000));
  const last = await desks.desk("shending2", `/assessment/${scheme}/result`);
  await step(last, "审定结果", (form) => form.getByLabel(/^文件/).fill("领导小组纪要 1 号"));
  const awarding = await desks.desk("shending1", `/assessment/${scheme}/result`);
  await step(awarding, "命名、通报", (form) => form.getByLabel(/^文件/).fill("通报 2 号"));
  assert.match(await read(resident, "zh", shown, /已命名通报/), /平安铜鼎/);

  await desks.desk("shending2", `/assessment/${earlier}/result`);
  await step(last, "撤销命名", async (form) => {
    await form.getByLabel(/^单位/).selectOption({ label: "吴兴区" });
    await form.getByLabel(/^文件/).fill("省统计局认定书 5 号");
    await form.getByLabel(/^理由/).fill("满意度数据造假。");
  });
  const said = {
    zh: /吴兴区 · 依据：省统计局认定书 5 号 · 理由：满意度数据造假。/,
    en: /Wuxing District · by 省统计局认定书 5 号 · why: 满意度数据造假。/,
  };
  for (const language of ["zh", "en"] as const)
    assert.match(await read(resident, language, `/assessment/${earlier}`, /被撤销的命名|Titles taken back/), said[language]);
  const own = await city.staff("duban", PHONE);
  await told(own, new RegExp(`${year - 1} 年的平安命名已被撤销，依据：省统计局认定书 5 号`), `/console/assessment/${earlier}/result`);
  await told(own, new RegExp(`${year} 年的荣誉不再保留`), at);
  assert.match(await read(resident, "zh", shown, /不再有/), new RegExp(`${year - 1} 年命名被撤销，不再有“平安铜鼎”`));
  const years = await read(resident, "en", "/assessment", /title taken back/);
  assert.match(years, new RegExp(`no longer “Bronze Safety Tripod”: the title of ${year - 1} was taken back`));
  assert.match(
    await read(own, "en", `/console/assessment/${earlier}/units/${WUXING}`, /Taken back on/),
    /Taken back on \d{4}-\d\d-\d\d, by 省统计局认定书 5 号\s+满意度数据造假。/,
  );
  assert.match(await read(own, "zh", `/console/assessment/${earlier}/result`, /撤销命名，依据/), /已撤销命名/);
  assert.deepEqual([...resident.problems, ...unit.problems, ...own.problems, ...desks.problems()], []);
});
