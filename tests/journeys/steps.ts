import assert from "node:assert/strict";
import sharp from "sharp";
import type { Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { overflows, quiet, seriousFindings, type JourneyCity, type Seat, visit } from "./city.ts";

/** The community all demonstration accounts work around. */
export const COMMUNITY = "浮星桥社区居委会";

const STREET = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
  <rect width="1200" height="900" fill="#14233b"/><rect y="640" width="1200" height="260" fill="#20262f"/>
  <rect x="60" y="260" width="300" height="390" fill="#1d3050"/><rect x="840" y="180" width="300" height="470" fill="#1b2c49"/>
  <path d="M90 300h60v60h-60zM220 300h60v60h-60zM880 240h60v60h-60zM1000 360h60v60h-60z" fill="#e8c65a"/>
  <path d="M600 700V240q0-50 60-50h70" fill="none" stroke="#8b96a5" stroke-width="18"/><path d="M700 180h110l-20 40h-70z" fill="#5b6675"/>
  <path d="M0 760h1200" stroke="#c9ced6" stroke-width="10" stroke-dasharray="90 60"/></svg>`;

/** A photo as a phone takes it, with the place it was taken in its EXIF. */
export async function photo(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp(Buffer.from(STREET))
    .withExif({ IFD0: { Make: "phone" }, IFD3: { GPSLatitude: "30/1 52/1 0/1", GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

export const next = (page: Page): Promise<void> => page.getByRole("button", { name: "继续", exact: true }).click();
export const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();

/** Home page → street lamp → the community from the list. Ends on "where exactly". */
export async function beginLamp(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page
    .getByRole("main")
    .getByRole("link", { name: /我要反映/ })
    .click();
  await page.getByRole("button", { name: /公共设施/ }).click();
  await page.getByRole("button", { name: /路灯故障/ }).click();
  await page.getByRole("button", { name: "吴兴区" }).click();
  await page.getByRole("button", { name: "月河街道" }).click();
  await page.getByRole("button", { name: COMMUNITY }).click();
  await heading(page, "具体在哪一处？");
}

/** From "where exactly" to the words; near duplicates are looked at and passed by. */
export async function toWords(page: Page, address: string): Promise<void> {
  await page.getByLabel(/路名、门牌/).fill(address);
  await next(page);
  await heading(page, /是这里面的一件吗？|请说说情况/);
  const none = page.getByRole("button", { name: "都不是，继续反映" });
  if ((await none.count()) > 0) await none.click();
  await heading(page, "请说说情况");
}

/** From the contact page to the receipt. Returns the number as printed there and the follow link. */
export async function sendReport(page: Page, phone = ""): Promise<{ number: string; follow: string }> {
  if (phone) await page.getByLabel(/手机号或固定电话/).fill(phone);
  await next(page);
  await heading(page, "发送前请核对");
  await page.getByRole("button", { name: "发送" }).click();
  await heading(page, "收到了，谢谢您");
  const number = (await page.getByText(/^[0-9A-Z]{4}[- ][0-9A-Z]{4}[- ][0-9A-Z]{4}$/).innerText()).replace(/\s/g, "-");
  const follow = await page.getByRole("link", { name: "看进度" }).getAttribute("href");
  assert.match(follow ?? "", /^\/f\/\d{9}\/[0-9a-f-]{36}\/[\w-]{20,}$/);
  return { number, follow: follow ?? "" };
}

/** Opens the incident from a view of the queue, as its reader would. */
export async function openCase(page: Page, origin: string, view: string, number: string): Promise<void> {
  await visit(page, `${origin}/console/incidents?view=${view}`);
  await page
    .getByRole("row", { name: new RegExp(number) })
    .getByRole("link", { name: number })
    .click();
  await heading(page, new RegExp(number));
}

/** Opens the form of a step; `fill` fills it; it is sent at once instead of after the ten seconds. */
export async function takeStep(
  page: Page,
  step: string,
  fill: (form: ReturnType<Page["getByRole"]>) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole("complementary", { name: "下一步" }).getByRole("button", { name: step, exact: true }).click();
  // What asks nothing has no form.
  if (step !== "接单") {
    const form = page.getByRole("dialog", { name: new RegExp(`^${step}`) });
    await fill(form);
    await form.getByRole("button", { name: step, exact: true }).click();
  }
  await page.getByRole("button", { name: "立即提交" }).click();
  await page.getByText(new RegExp(`已提交：${step}`)).waitFor();
}

/** A page of a desk read anew in both languages: nothing sticks out sideways in either, and axe finds nothing serious. */
export async function seenInBoth({ origin }: JourneyCity, { page, context }: Seat, name: string): Promise<void> {
  for (const language of ["en", "zh"]) {
    await context.addCookies([{ name: "lang", value: language, url: origin }]);
    await page.reload();
    await page.getByRole("main").getByRole("heading").first().waitFor();
    await quiet(page);
    assert.equal(await overflows(page), false, `${name} ${language}`);
    if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-${name}-${language}.png`, fullPage: true });
  }
  assert.deepEqual(await seriousFindings(page), [], name);
}

/** Gives commands and reads as one of the staff, by the console's own session and without its screens. */
export async function said(
  { origin, serving }: Pick<JourneyCity, "origin" | "serving">,
  login: string,
): Promise<(path: string, body?: Record<string, unknown>) => Promise<Record<string, unknown>>> {
  const account = serving.accounts.find((one) => one.login === login);
  const answer = await fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ login, password: account?.password }),
  });
  assert.equal(answer.status, 200, login);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return async (path, body) => {
    const reply = await fetch(
      origin + path,
      body
        ? {
            method: "POST",
            headers: { cookie, origin, "content-type": "application/json", "idempotency-key": uuidv7() },
            body: JSON.stringify(body),
          }
        : { headers: { cookie } },
    );
    assert.equal(reply.status, 200, `${path} ${await reply.clone().text()}`);
    return (await reply.json()) as Record<string, unknown>;
  };
}

/** The staff's steps through the console's own commands but without its screens: for journeys that begin where the staff has come so far. */
export async function end(city: JourneyCity, number: string, until: "accepted" | "ended" = "ended"): Promise<void> {
  const [dispatcher, department, checker] = await Promise.all([said(city, "fenliu"), said(city, "chengguan"), said(city, "wanggezhang")]);
  const found = (await dispatcher(`/api/incidents?q=${number}`))["rows"] as { home: string; id: string }[];
  const at = `/api/incidents/${found[0]?.home}/${found[0]?.id}`;
  const unit = "cg-330502001";
  await dispatcher(`${at}/verification`, { summary: "路灯不亮" });
  await dispatcher(`${at}/dispatches`, { lead: unit });
  await department(`${at}/acceptance`, { unit });
  if (until === "accepted") return;
  await department(`${at}/feedback`, { unit, ending: "solved", result: "已更换灯具。" });
  await checker(`${at}/checks`, { passed: true, note: "到场看过，亮了。" });
}
