import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Page } from "playwright-core";
import { journeyCity, overflows, seriousFindings, type JourneyCity } from "../journeys/city.ts";
import { openLine, type Line } from "./line.ts";
import { roleLink } from "../../boot/tasks/start.ts";
import { closePhones, draftOf, fileReport, grainy, open, openPhone, signIn, statusOf, type Phone } from "./phone.ts";
import { callerOf, reported, type Caller } from "./records.ts";

let city: JourneyCity;
let line: Line;
let phone: Phone;
let worker: Caller;
let task: string;

before(async () => {
  city = await journeyCity();
  line = await openLine(city.origin);
  worker = await callerOf(city.serving, "wangge");
  task = await reported(city.serving, "路口垃圾没有清", "0501");
  phone = await openPhone(line.origin);
});
beforeEach(async () => {
  line.restore();
  if ((await phone.page.getByRole("navigation").count()) > 0) await asUsual(phone.page);
});
after(async () => {
  await closePhones();
  await line.close();
  await city.close();
});

const allSent = (page: Page): Promise<void> => statusOf(page).getByText("全部已上传", { exact: true }).waitFor({ timeout: 60_000 });
/** Chinese, in standard print, whatever the test before looked at. */
async function asUsual(page: Page): Promise<void> {
  await open(page, "/me");
  await page.getByRole("heading", { name: /^(我的|Me)$/ }).waitFor();
  for (const name of [/^中文$/, /^标准字号$/]) {
    const button = page.getByRole("button", { name });
    if ((await button.count()) > 0) await button.click();
  }
}
const done = (page: Page): Promise<void> => page.getByRole("heading", { name: /已存下|已记下|巡查已存下/ }).waitFor();
async function offline({ page }: Phone): Promise<void> {
  line.cut();
  await page.getByRole("button", { name: "更新" }).click();
  await statusOf(page).getByText(/离线/).waitFor();
}

const events = (type: string) =>
  city.serving.runtime.pools.write<{ data: Record<string, unknown>; stream: string }[]>`
    select data, stream::text from ledger.event where actor = ${worker.account} and type = ${type} and at > now() - interval '1 hour' order by at`;

test("the door, and every screen behind it, is sound for assistive technology, in large print and in English too, and nothing sticks out", async () => {
  const { page } = phone;
  await page.getByLabel("用户名").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await signIn(phone, city.serving, "wangge");
  const patrol = await page.evaluate(() =>
    fetch("/api/grid-work/day").then((reply) => reply.json() as Promise<{ items: { kind: string; home: string; id: string }[] }>),
  );
  const walk = patrol.items.find(({ kind }) => kind === "patrol");
  assert.ok(walk, "the demonstration has a patrol plan here");
  const screens = [
    "/",
    "/report",
    `/task/${task}`,
    "/outbox",
    "/me",
    "/visit",
    "/request",
    "/patrol",
    `/patrol/${walk.home}/${walk.id}`,
    "/nowhere",
  ];
  await page.getByRole("button", { name: "按远近" }).click();
  await page.getByText("位置只在手机上算远近，不上传、不保存。").waitFor();
  // As a browser offers it: one card under the list, not asked again once put off, and always under 我的.
  await page.evaluate(() => {
    const offer = Object.assign(new Event("beforeinstallprompt"), {
      prompt: async () => void (document.documentElement.dataset["asked"] = "yes"),
    });
    dispatchEvent(offer);
  });
  await page.getByRole("button", { name: "以后再说" }).click();
  assert.equal(await page.getByRole("heading", { name: "装到手机桌面" }).count(), 0);
  await open(page, "/me");
  await page.getByRole("button", { name: "装到手机桌面" }).click();
  await page.waitForFunction(() => document.documentElement.dataset["asked"] === "yes");
  for (const look of ["标准", "大字", "English"]) {
    if (look !== "标准") {
      await open(page, "/me");
      await page.getByRole("button", { name: look === "大字" ? "大字版" : "English" }).click();
    }
    for (const screen of screens) {
      await open(page, screen);
      await page.getByRole("heading", { level: 1 }).waitFor();
      assert.deepEqual(await seriousFindings(page), [], `${look} ${screen}`);
      assert.equal(await overflows(page), false, `${look} ${screen} sticks out`);
    }
  }
});

test("visits, requests and patrols are done without a network and arrive as what they are: a yes, a no that leaves nothing, tags and findings without a track", async () => {
  const { page } = phone;
  await offline(phone);
  await open(page, "/visit");
  await page.getByRole("button", { name: "安全提示" }).click();
  await page.getByText("您可以不见、不答").waitFor();
  await page.getByRole("button", { name: "对方同意", exact: true }).click();
  await page.getByRole("button", { name: "已发放宣传资料" }).click();
  await page.getByRole("button", { name: "存下", exact: true }).click();
  await done(page);
  await open(page, "/");
  await open(page, "/visit");
  await page.getByRole("button", { name: "对方不同意" }).click();
  await page.getByText("没有任何后果").waitFor();
  await open(page, "/");
  await open(page, "/visit");
  await page.getByRole("button", { name: "听取意见" }).click();
  await page.getByLabel(/哪一户/).fill("三号楼 301");
  await page.getByRole("button", { name: "明天再来" }).click();
  await done(page);
  // Taken back as easily as it was given, and before anything has been sent.
  await open(page, "/");
  await open(page, "/visit");
  await page.getByText("有人要收回同意？").click();
  await page.getByRole("button", { name: /^对方收回同意 安全提示/ }).click();
  await page.getByRole("button", { name: /^销毁“安全提示/ }).click();
  await page.getByText("已存下：对方收回同意").waitFor();
  await open(page, "/");
  await open(page, "/request");
  await page.getByLabel("需要什么").fill("楼道灯坏了，请人来修");
  await draftOf(page, "request");
  // A camera may end the app behind it: what was written is there again.
  await page.reload();
  await page.getByText("接着上次没存完的继续").waitFor();
  assert.equal(await page.getByLabel("需要什么").inputValue(), "楼道灯坏了，请人来修");
  await page.getByRole("button", { name: "存下", exact: true }).click();
  await page.getByRole("alert").getByText("请选哪一种").waitFor();
  await page.getByRole("button", { name: "联系维修" }).click();
  await page.getByLabel(/电话/).fill("123");
  await page.getByRole("button", { name: "存下", exact: true }).click();
  await page.getByRole("alert").getByText("电话号码不对").waitFor();
  await page.getByLabel(/电话/).fill("13800001234");
  await page.getByRole("button", { name: "存下", exact: true }).click();
  await done(page);

  await open(page, "/patrol");
  await page.getByRole("heading", { name: "巡查", exact: true }).waitFor();
  await page.locator(".f-task").first().click();
  await page.getByLabel("手输标签上的码").fill("没有这个码");
  await page.getByRole("button", { name: "加上" }).click();
  await page.getByRole("alert").getByText("这不是巡查标签上的码").waitFor();
  const plan = page.url().split("/").slice(-2).join("/");
  const leader = await callerOf(city.serving, "wanggezhang");
  const sheet = (await leader.get(`/api/grid-work/plans/${plan}/tag-sheet`)).body as { tags: { tag: string; zh: string }[] };
  const tag = sheet.tags[0];
  assert.ok(tag);
  await page.getByLabel("手输标签上的码").fill(tag.tag);
  await page.getByRole("button", { name: "加上" }).click();
  await page.getByText(`已记下：${tag.zh}`).waitFor();
  // A tag of another grid: a clear word, and nothing lost.
  await page.getByLabel("手输标签上的码").fill(tag.tag.replace(/\.[0-9a-f]{8}-/, ".00000000-"));
  await page.getByRole("button", { name: "加上" }).click();
  await page.getByText("这个标签不是您网格的点").waitFor();
  await page.getByRole("button", { name: "发现问题" }).click();
  await page.getByRole("button", { name: "通道被占" }).click();
  await page.getByLabel(/同时上报/).selectOption({ label: "消防通道堵塞、设施损坏" });
  await page.getByRole("button", { name: "存下", exact: true }).click();
  await page.getByText("发现的问题已存下").waitFor();
  await page.getByRole("button", { name: "这次巡查结束" }).click();
  await done(page);

  await open(page, "/outbox");
  await page.getByRole("heading", { name: "待传", exact: true }).waitFor();
  // Two visits, a no and a consent taken back, a request, two tags, a finding, the end of the walk: each says where it stands.
  assert.equal(
    await page
      .locator(".f-state")
      .filter({ hasText: /^待传$/ })
      .count(),
    9,
  );
  line.restore();
  await page.getByRole("button", { name: "全部再传一次" }).click();
  await statusOf(page).getByText("全部已上传 · 1 件需要您看一下").waitFor({ timeout: 40_000 });
  assert.equal((await events("grid-work.visit-made")).length, 1);
  const [refused] = await events("grid-work.visit-refused");
  assert.ok(refused && !("purpose" in refused.data) && !("where" in refused.data), "a no leaves nothing");
  assert.equal((await events("grid-work.visit-absent")).length, 1);
  assert.equal((await events("grid-work.consent-withdrawn")).length, 1);
  await open(page, "/visit");
  await page.getByText("有人要收回同意？").click();
  assert.equal(await page.getByRole("button", { name: /^对方收回同意/ }).count(), 0);
  assert.equal((await events("grid-work.request-taken")).length, 1);
  assert.equal((await events("grid-work.point-looked-at")).length, 1);
  const [finding] = await events("grid-work.found");
  assert.ok(finding?.data["incident"], "the finding is a report too");
  assert.equal((await events("incidents.reported")).length, 1);
  const walk = [...(await events("grid-work.point-looked-at")), finding, ...(await events("grid-work.patrol-finished"))];
  assert.ok(
    walk.every((event) => event && !/"(lon|lat|point)":\s*\{|accuracy/.test(JSON.stringify(event.data))),
    "no position on the walk",
  );
  await open(page, "/outbox");
  await page.getByText("没有收下").waitFor();
  await page.getByRole("button", { name: "不要了" }).click();
  await page.getByRole("button", { name: /确定不要/ }).click();
  await allSent(page);
  assert.deepEqual(phone.problems, []);
});

test("without a network: a spoken note beside the words, codes read by the camera and by touch, a request handed over; all of it arrives", async () => {
  const { page } = phone;
  const leader = await callerOf(city.serving, "wanggezhang");
  const plan = await page.evaluate(() =>
    fetch("/api/grid-work/day").then((reply) => reply.json() as Promise<{ items: { kind: string; home: string; id: string }[] }>),
  );
  const walk = plan.items.find(({ kind }) => kind === "patrol");
  const asked = plan.items.find(({ kind }) => kind === "request");
  assert.ok(walk && asked, "there are a walk and a request to work on");
  const { tags } = (await leader.get(`/api/grid-work/plans/${walk.home}/${walk.id}/tag-sheet`)).body as {
    tags: { tag: string; zh: string }[];
  };
  const [code, touched] = [tags[0], tags[1] ?? tags[0]];
  assert.ok(code && touched);
  const looksBefore = (await events("grid-work.point-looked-at")).length;
  await offline(phone);

  await open(page, "/");
  await open(page, "/report");
  await page.getByRole("button", { name: "加一段语音" }).click();
  await page.getByRole("button", { name: /停止录音（[1-9]/ }).click({ timeout: 10_000 });
  await page.locator("audio.f-voice").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  // The page may be ended behind the camera: the recording is in the draft.
  await page.reload();
  await page.locator("audio.f-voice").waitFor();
  await fileReport(page, "有一段语音的上报", { photos: 0 });

  // This browser has neither reader: first only typing is offered, then both are, as on a phone that has them.
  await page.evaluate(() => {
    for (const name of ["BarcodeDetector", "NDEFReader"]) Reflect.deleteProperty(globalThis, name);
  });
  await open(page, "/patrol");
  await page.locator(".f-task").first().click();
  await page.getByLabel("手输标签上的码").waitFor();
  assert.equal(await page.getByText("拍标签").count(), 0);
  assert.equal(await page.getByRole("button", { name: "碰标签" }).count(), 0);
  await page.evaluate(
    ([seen, near]) => {
      class BarcodeDetector {
        detect = async (): Promise<{ rawValue: string }[]> => (seen ? [{ rawValue: seen }] : []);
      }
      class NDEFReader {
        onreading: ((event: unknown) => void) | null = null;
        scan = async (): Promise<void> => {
          const data = new DataView(new TextEncoder().encode(near).buffer);
          setTimeout(() => this.onreading?.({ message: { records: [{ recordType: "text", data }] } }), 50);
        };
      }
      Object.assign(globalThis, { BarcodeDetector, NDEFReader });
    },
    [code.tag, touched.tag] as const,
  );
  await open(page, "/patrol");
  await page.locator(".f-task").first().click();
  await page.locator(".f-camera input").setInputFiles(await grainy("tag.jpg", 200));
  await page.getByText(`已记下：${code.zh}`).waitFor();
  await page.getByRole("button", { name: "碰标签" }).click();
  await page.getByText(`已记下：${touched.zh}`).waitFor();
  // A picture without a code: said, and typing is still there.
  await page.evaluate(() => {
    Object.assign(globalThis, {
      BarcodeDetector: class {
        detect = async () => [];
      },
    });
  });
  await page.locator(".f-camera input").setInputFiles(await grainy("wall.jpg", 200));
  await page.getByText(/没认出标签/).waitFor();
  await page.getByLabel("手输标签上的码").waitFor();

  await open(page, `/request/${asked.home}/${asked.id}`);
  await page.getByRole("button", { name: "已移交别处" }).click();
  await page.getByLabel("结果").fill("水管在小区红线外，属自来水公司。");
  await page.getByRole("button", { name: "办结", exact: true }).click();
  await page.getByRole("alert").getByText("请写明移交给谁").waitFor();
  await page.getByLabel("移交给哪个单位").fill("市自来水公司");
  await page.getByLabel("对方接收人").fill("值班员 李工");
  assert.deepEqual(await seriousFindings(page), []);
  assert.equal(await overflows(page), false);
  await page.getByRole("button", { name: "办结", exact: true }).click();
  await done(page);

  await open(page, "/outbox");
  line.restore();
  await page.getByRole("button", { name: "再传", exact: true }).first().click();
  await allSent(page);
  const spoken = (await events("incidents.reported")).find(({ data }) => data["voice"]);
  assert.ok(spoken);
  const voiceUrl = `/api/voices/${String(spoken.data["voice"])}`;
  const [file] = await city.serving.runtime.pools.write<{ kind: string; milliseconds: number }[]>`
    select kind, milliseconds from files.photo where id = ${String(spoken.data["voice"])}`;
  assert.ok(file && file.kind === "voice" && file.milliseconds >= 900, JSON.stringify(file));
  await city.serving.runtime.jobs.runDue();
  const heard = await page.evaluate((url) => fetch(url).then((reply) => [reply.status, reply.headers.get("content-type")]), voiceUrl);
  assert.deepEqual(heard, [200, "audio/wav"]);
  assert.equal((await fetch(city.origin + voiceUrl)).status, 404, "nobody else hears it");
  assert.equal((await events("grid-work.point-looked-at")).length, looksBefore + (code === touched ? 1 : 2));
  const [over] = (await events("grid-work.request-ended")).filter(({ data }) => data["ending"] === "elsewhere");
  assert.equal(over?.stream, asked.id);
  assert.deepEqual(phone.problems, []);
});

test("the app speaks what was chosen in the same browser, names its screens, and sends nobody of the offices on rounds", async () => {
  const other = await openPhone(line.origin);
  const { page } = other;
  await other.context.addCookies([{ name: "lang", value: "en", url: line.origin }]);
  await page.reload();
  await page.getByLabel("User name").fill("guanli");
  await page.getByLabel("Password").fill(city.serving.accounts.find(({ login }) => login === "guanli")?.password ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "To the console" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Home visit" }).count(), 0);
  await page.getByRole("navigation").getByRole("link", { name: "Outbox" }).click();
  await page.waitForFunction(() => document.title.startsWith("Outbox · "));
  await open(page, "/me");
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("heading", { name: "我的" }).waitFor();
  assert.equal((await other.context.cookies()).find(({ name }) => name === "lang")?.value, "zh");

  // The link of another demonstration account, over the open app: the form filled in, and another person only by the button.
  const leader = city.serving.accounts.find(({ login }) => login === "wanggezhang");
  assert.ok(leader);
  await page.goto(roleLink(line.origin, leader));
  await page.getByRole("heading", { name: "网格员登录" }).waitFor();
  assert.equal(await page.getByLabel("用户名").inputValue(), "wanggezhang");
  assert.equal(await page.getByLabel("密码").inputValue(), leader.password);
  assert.equal(page.url(), `${line.origin}/field`);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("heading", { name: "今天要办的" }).waitFor();
  assert.deepEqual(other.problems, []);
  await other.close();
});

test("a new version of the app waits while something is unsent, and comes in when all has arrived", async () => {
  const { page } = phone;
  await city.serving.runtime.pools.write`delete from access.session where account = ${worker.account}`;
  await fileReport(page, "更新之前存的一件");
  await open(page, "/");
  await page.getByText("登录已过期").waitFor();
  const worked = await (await fetch(`${line.origin}/field/sw.js`)).text();
  const next = line.serveWorker(`// a later version\n${worked}`);
  await page.evaluate(() => {
    sessionStorage.setItem("changed", "0");
    navigator.serviceWorker.addEventListener("controllerchange", () => sessionStorage.setItem("changed", "1"));
  });
  const update = (): Promise<unknown> =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration("/field");
      await registration?.update().catch(() => null);
    });
  await update();
  await page.waitForTimeout(3_000);
  assert.ok(next.asked() > 0, "the new version was looked at");
  const standing = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/field");
    return { waiting: Boolean(registration?.waiting), changed: sessionStorage.getItem("changed") };
  });
  assert.deepEqual(standing, { waiting: false, changed: "0" });

  await page.getByRole("button", { name: "重新登录" }).click();
  await page.getByLabel("密码").fill(city.serving.accounts.find(({ login }) => login === "wangge")?.password ?? "");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await allSent(page);
  await update();
  await page.waitForFunction(() => sessionStorage.getItem("changed") === "1");
  await allSent(page);
});
