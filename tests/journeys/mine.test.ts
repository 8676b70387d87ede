import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { followSecret } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { reportIncident } from "#modules/incidents";
import { journeyCity, overflows, seriousFindings, type JourneyCity } from "./city.ts";
import { COMMUNITY, heading } from "./steps.ts";

const PICTURES = process.env["ZUJI_PICTURES"];
const PHONE = "13812345678";
const OTHER = "13887654321";
let city: JourneyCity;
let follow: string;

before(async () => {
  city = await journeyCity();
  const { runtime, accounts } = city.serving;
  const [area] = await runtime.pools.write<{ code: string }[]>`select code from places.area where zh = ${COMMUNITY}`;
  assert.ok(area);
  const input = reportIncident.input.parse({
    id: uuidv7(),
    category: "0402",
    description: "三号楼下路灯不亮，老人晚上不敢出门",
    area: area.code,
    phone: PHONE,
    name: "王小明",
  });
  const key = await runtime.execute(reportIncident, input, { commandId: uuidv7(), actor: { kind: "resident", id: "resident" } });
  const other = reportIncident.input.parse({ ...input, id: uuidv7(), phone: OTHER });
  await runtime.execute(reportIncident, other, { commandId: uuidv7(), actor: { kind: "resident", id: "resident" } });
  follow = `/f/${key.home}/${key.id}/${followSecret(runtime, key)}`;
  const answer = await fetch(`${city.origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: city.origin },
    body: JSON.stringify({ login: "fenliu", password: accounts.find(({ login }) => login === "fenliu")?.password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const contact = await fetch(`${city.origin}/api/incidents/${key.home}/${key.id}/contact`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", origin: city.origin },
    body: JSON.stringify({ reason: "回访是否修好" }),
  });
  assert.equal(contact.status, 200);
});
after(() => city.close());

/** A demonstration has no gateway: the message is kept, and its code for as long as it is good. */
async function codeSent(page: Page, phone = PHONE): Promise<string> {
  for (let tries = 0; tries < 120; tries += 1) {
    const [sent] = await city.serving.runtime.pools.write<{ body: string }[]>`
      select body from notices.sent where body ~ '验证码 [0-9]{6}' and recipient_tail = ${phone.slice(-4)} order by at desc limit 1`;
    const code = /\d{6}/.exec(sent?.body ?? "")?.[0];
    if (code) return code;
    await page.waitForTimeout(250);
  }
  throw new Error("no code was sent");
}

async function looked(page: Page, name: string): Promise<void> {
  assert.deepEqual(await seriousFindings(page), []);
  assert.equal(await overflows(page), false);
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

test("a resident opens the own page with a code, sees who read it, corrects the phone, takes a copy and asks for erasure", async () => {
  const { page, problems } = await city.visitor({ width: 390, height: 844 });
  await page.goto(city.origin + follow);
  await page.getByRole("link", { name: /关于我的信息：/ }).click();
  await heading(page, "关于我的信息");
  await page.getByLabel("当时留下的手机号").fill(PHONE);
  await looked(page, "mine-phone-zh");
  await page.getByRole("button", { name: "发送验证码" }).click();
  await page.getByLabel("六位验证码").fill(await codeSent(page));
  await page.getByRole("button", { name: "查看" }).click();
  await page.getByText("138****5678").waitFor();
  const main = await page.getByRole("main").innerText();
  assert.match(main, /王\*明/);
  assert.ok(!main.includes(PHONE));
  await page.getByRole("listitem").filter({ hasText: "回访是否修好" }).first().waitFor();
  await looked(page, "mine-zh");
  const url = page.url();

  await page.getByText("更正手机").click();
  await page.getByLabel("正确的手机").fill("12");
  await page.getByRole("button", { name: "保存更正" }).first().click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("正确的手机").fill("139 8765 4321");
  await page.getByRole("button", { name: "保存更正" }).filter({ visible: true }).first().click();
  await page.getByText("139****4321").waitFor();

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /下载 PDF/ }).click()]);
  assert.match(download.suggestedFilename(), /关于我的信息.*\.pdf$/);

  await page.goto(`${page.url()}&lang=en&elder=1`);
  await heading(page, "What is held about me");
  await looked(page, "mine-en-elder");
  await page.goto(`${page.url()}&lang=zh&elder=0`.replaceAll("lang=en", "lang=zh"));
  await page.getByLabel("我明白删除后不能恢复").check();
  await page.getByRole("button", { name: "要求删除" }).click();
  await page.getByText(/要求已记录/).waitFor();
  await page.goto(url);
  await page.getByText(/验证已超过 30 分钟，或手机号已变更/).waitFor();
  assert.deepEqual(problems, []);
});

test("without JavaScript the page asks the same, and a stranger with the link but not the phone gets no code", async () => {
  const { page } = await city.visitor({ width: 390, height: 844, javaScript: false });
  await page.goto(city.origin + follow.replace(/^\/f\//, "/mine/"));
  await page.getByLabel("当时留下的手机号").fill("13700000000");
  await page.getByRole("button", { name: "发送验证码" }).click();
  await page.getByLabel("六位验证码").fill("000000");
  await page.getByRole("button", { name: "查看" }).click();
  await page
    .getByText(/验证码不对/)
    .first()
    .waitFor();
});

test("all under one's phone opens by the code; a code mistyped once keeps nobody out", async () => {
  const { page } = await city.visitor({ width: 390, height: 844, javaScript: false });
  await page.goto(`${city.origin}/mine`);
  await page.getByLabel("您的手机号").fill(OTHER);
  await page.getByRole("button", { name: "发送验证码" }).click();
  const code = await codeSent(page, OTHER);
  await page.getByLabel("六位验证码").fill(code === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "查看" }).click();
  await page
    .getByText(/验证码不对/)
    .first()
    .waitFor();
  await page.getByLabel("六位验证码").fill(code);
  await page.getByRole("button", { name: "查看" }).click();
  await page.getByRole("link", { name: "查看、更正、下载或删除" }).waitFor();
  assert.equal(await overflows(page), false);
});
