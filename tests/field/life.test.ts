import assert from "node:assert/strict";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import sharp from "sharp";
import type { Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { journeyCity, type JourneyCity } from "../journeys/city.ts";
import { openLine, type Line } from "./line.ts";
import { closePhones, draftOf, fileReport, grainy, open, openPhone, openTask, signIn, statusOf, type Phone } from "./phone.ts";
import { callerOf, reported, seenOf, type Caller, VILLAGE } from "./records.ts";

// What happens to a phone in the hands of people: it is full, its clock is wrong, it is lost, it is old, there are two of it.

const DAY_MS = 86_400_000;
let city: JourneyCity;
let line: Line;
let worker: Caller;
let leader: Caller;

before(async () => {
  city = await journeyCity();
  line = await openLine(city.origin);
  worker = await callerOf(city.serving, "wangge");
  leader = await callerOf(city.serving, "wanggezhang");
});
beforeEach(() => line.restore());
after(async () => {
  await closePhones();
  await line.close();
  await city.close();
});

const allSent = (page: Page): Promise<void> => statusOf(page).getByText("全部已上传", { exact: true }).waitFor({ timeout: 60_000 });
const refresh = (page: Page): Promise<void> => page.getByRole("button", { name: "更新" }).click();
async function offline({ page }: Phone): Promise<void> {
  line.cut();
  await refresh(page);
  await statusOf(page).getByText(/离线/).waitFor();
}

const found = async (number: string): Promise<Record<string, unknown> | undefined> => {
  const { body } = await leader.get(`/api/incidents?q=${number}`);
  const rows = body["rows"] as { home: string; id: string }[];
  assert.ok(rows.length <= 1, `${number} is there ${rows.length} times`);
  return rows[0] && (await leader.get(seenOf(`${rows[0].home}/${rows[0].id}`))).body;
};

/** The key of what is sealed, as a value of its own; the phone's identity is another key. */
const KEY = /[[,]"key false"/;

/** Everything in this browser's databases, as text, as somebody with the phone in hand and without its key finds it. */
const lyingAround = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const parts: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error(name));
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const request = db.transaction(store).objectStore(store).getAll() as IDBRequest<unknown[]>;
          request.onsuccess = () => resolve(request.result);
        });
        parts.push(
          JSON.stringify(rows, (_key, value: unknown) =>
            value instanceof ArrayBuffer || ArrayBuffer.isView(value)
              ? new TextDecoder().decode(value as ArrayBuffer)
              : value instanceof CryptoKey
                ? `key ${String(value.extractable)}`
                : value,
          ),
        );
      }
      db.close();
    }
    return parts.join("\n");
  });

test("what lies on the phone cannot be read there: tasks, words and photos are sealed, and the key cannot be taken out", async () => {
  await reported(city.serving, "三号楼301门口堆满杂物", "0501");
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  await phone.page.getByText("三号楼301门口堆满杂物").waitFor();
  await offline(phone);
  await fileReport(phone.page, "祠堂后面有人烧电线");
  const text = await lyingAround(phone.page);
  assert.match(text, KEY);
  assert.ok(!text.includes("三号楼301") && !text.includes("祠堂后面"));
  await phone.close();
});

test("two phones of one person: both arrive, and each hears of the other's", async () => {
  const key = await reported(city.serving, "墙上贴满小广告", "0503");
  const [one, two] = [await openPhone(line.origin), await openPhone(line.origin)];
  for (const phone of [one, two]) await signIn(phone, city.serving, "wangge");
  await offline(one);
  await offline(two);
  const numbers = [await fileReport(one.page, "第一部手机报的"), await fileReport(two.page, "第二部手机报的")];
  for (const { page } of [one, two]) {
    await open(page, `/task/${key}`);
    await page.getByRole("button", { name: "当场办结" }).click();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    assert.equal(await focused(), "当场办结", "whoever does not see goes on where the form begins");
    await page.getByRole("button", { name: "已处理好" }).click();
    await page.getByRole("button", { name: "存下", exact: true }).click();
    await page.getByText("上传后预计：已办结").waitFor();
    assert.equal(await focused(), "我能做的", "and comes back to what is left to do");
  }
  line.restore();
  for (const { page } of [one, two]) await refresh(page);
  await statusOf(one.page)
    .getByText(/全部已上传/)
    .waitFor({ timeout: 40_000 });
  await statusOf(two.page)
    .getByText(/全部已上传/)
    .waitFor({ timeout: 40_000 });
  for (const number of numbers) assert.ok(await found(number), number);
  const stands = (await leader.get(seenOf(key))).body as { timeline: { type: string }[] };
  assert.equal(stands.timeline.filter(({ type }) => type === "incidents.self-handled").length, 1);
  const asked = await Promise.all([one, two].map(({ page }) => statusOf(page).innerText()));
  assert.equal(asked.filter((text) => text.includes("1 件需要您看一下")).length, 1, "the later one is asked, and loses nothing");
  const ends = await Promise.all([one, two].map(({ page }) => page.getByRole("heading", { level: 1 }).innerText()));
  assert.equal(ends.filter((text) => text === "当场办结 已上传").length, 1, `the last step ends with a word: ${ends.join(" / ")}`);
  await one.close();
  await two.close();
});

test("a clock wrong by three days is told and moves no duty clock; what was said of the time stays as said", async () => {
  for (const wrongByMs of [-3 * DAY_MS, 3 * DAY_MS]) {
    const phone = await openPhone(line.origin, wrongByMs);
    await signIn(phone, city.serving, "wangge");
    await phone.page.getByText("手机时间差了 3 天").waitFor();
    const number = await fileReport(phone.page, `钟差${wrongByMs > 0 ? "快" : "慢"}三天时报的`);
    await allSent(phone.page);
    const record = await found(number);
    assert.ok(Math.abs(Date.parse(String(record?.["reportedAt"])) - Date.now()) < 120_000, "the server's own time counts");
    const [event] = await city.serving.runtime.pools.write<
      { seen: string }[]
    >`select data->>'seenAt' as seen from ledger.event where stream = ${String(record?.["id"])} and seq = 1`;
    assert.ok(Math.abs(Date.parse(event?.seen ?? "") - Date.now()) < 120_000, "the phone had learned how far it is off");
    await phone.close();
  }
});

test("a full phone says so in plain words, keeps what is on the screen and what was kept before, and takes it once there is room", async () => {
  const task = await reported(city.serving, "满的时候要办的一件", "0501");
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  await offline(phone);
  await fileReport(phone.page, "满之前存的一件");
  // As a browser says it when no byte is left: the write is refused by this name and its transaction ends. (DevTools' own quota stops no IndexedDB here.)
  await phone.page.evaluate(() => {
    const stores = IDBObjectStore.prototype as unknown as Record<"put", (...values: unknown[]) => unknown>;
    stores.put = new Proxy(stores.put, {
      apply: (put, store: IDBObjectStore, values): unknown => {
        if (document.documentElement.dataset["full"] !== "yes") return Reflect.apply(put, store, values);
        store.transaction.abort();
        throw new DOMException("no space left", "QuotaExceededError");
      },
    });
    document.documentElement.dataset["full"] = "yes";
  });
  // One tap and nothing typed: that it was not kept must be said there too.
  await openTask(phone.page, task);
  await phone.page.getByRole("button", { name: "明天再来" }).click();
  await phone.page.getByRole("alert").getByText("手机存满了").waitFor();
  await open(phone.page, "/");
  await open(phone.page, "/report");
  await phone.page
    .locator("input[type=file]")
    .first()
    .setInputFiles(await grainy("big.jpg"));
  await phone.page.locator(".f-thumb").waitFor();
  await phone.page.getByRole("button", { name: "公共设施" }).click();
  await phone.page.getByRole("button", { name: /路灯故障/ }).click();
  await phone.page.getByRole("textbox", { name: /自己写/ }).fill("满了以后写的");
  await phone.page.getByLabel("网格", { exact: true }).selectOption({ index: 1 });
  await phone.page.getByRole("button", { name: "存下并上报" }).click();
  await phone.page.getByRole("alert").getByText("手机存满了").waitFor();
  assert.equal(await phone.page.getByRole("textbox", { name: /自己写/ }).inputValue(), "满了以后写的");
  await statusOf(phone.page).getByText("离线，已存 1 件").waitFor();
  await phone.page.evaluate(() => (document.documentElement.dataset["full"] = "no"));
  await phone.page.getByRole("button", { name: "存下并上报" }).click();
  await phone.page.getByRole("heading", { name: /已存下/ }).waitFor();
  line.restore();
  await refresh(phone.page);
  await allSent(phone.page);
  await phone.close();
});

test("a photo of 40 MB is made small on the phone; one that is no photo is told and takes nothing with it", async () => {
  const side = 6_200;
  const folder = await mkdtemp(join(tmpdir(), "zuji-photo-"));
  const path = join(folder, "huge.jpg");
  await sharp({
    create: { width: side, height: side, channels: 3, background: "#777", noise: { type: "gaussian", mean: 128, sigma: 60 } },
  })
    .jpeg({ quality: 99, chromaSubsampling: "4:4:4" })
    .toFile(path);
  assert.ok((await stat(path)).size > 40 * 1024 * 1024);
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  await open(phone.page, "/report");
  const file = phone.page.locator("input[type=file]").first();
  await file.setInputFiles(path);
  await phone.page.locator(".f-thumb").waitFor({ timeout: 60_000 });
  await rm(folder, { recursive: true });
  await file.setInputFiles({ name: "not.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no photo at all") });
  await phone.page.getByText(/这张照片打不开/).waitFor();
  assert.equal(await phone.page.locator(".f-thumb").count(), 1);
  await phone.page.getByRole("button", { name: "公共设施" }).click();
  await phone.page.getByRole("button", { name: /路灯故障/ }).click();
  await phone.page.getByRole("textbox", { name: /自己写/ }).fill("照片很大的一件");
  // The draft outlives the app: opening the camera may end it. The last words are sealed a moment after they were typed.
  await phone.page.waitForTimeout(1_000);
  await phone.page.reload();
  await phone.page.locator(".f-thumb").waitFor();
  assert.equal(await phone.page.getByRole("textbox", { name: /自己写/ }).inputValue(), "照片很大的一件");
  await phone.page.getByRole("button", { name: "用我现在的位置" }).click();
  await phone.page.getByText(/定位精度约 18 米/).waitFor();
  await phone.page.getByRole("button", { name: "存下并上报" }).click();
  const number =
    /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await phone.page.getByRole("heading", { name: /已存下/ }).innerText())?.[0] ?? "";
  await allSent(phone.page);
  const row = await city.serving.runtime.pools.write<{ bytes: number }[]>`select bytes from files.photo order by at desc limit 1`;
  assert.ok((row[0]?.bytes ?? 0) < 2 * 1024 * 1024, "what arrives is small");
  assert.notEqual(number, "");
  await phone.close();
});

test("an outbox of the app's first version is sealed, understood and sent once", async () => {
  const phone = await openPhone(line.origin);
  const id = uuidv7();
  const photo = uuidv7();
  const jpeg = (await grainy("old.jpg", 400)).buffer.toString("base64");
  const planted = {
    id: uuidv7(),
    command: "incidents.report-incident",
    url: "/api/incidents",
    at: Date.now(),
    by: worker.account,
    photos: [photo],
    body: { id, category: "0402", description: "旧版应用存的一件", area: VILLAGE, photos: [photo], channel: "grid", language: "zh" },
  };
  await phone.page.evaluate(
    async ({ account, item, bytes, photoId }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(`zuji-field-${account}`, 1);
        request.onupgradeneeded = () => {
          request.result.createObjectStore("outbox", { keyPath: "id" });
          request.result.createObjectStore("photos", { keyPath: "id" }).createIndex("item", "item");
        };
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("open"));
      });
      const tx = db.transaction(["outbox", "photos"], "readwrite");
      tx.objectStore("outbox").put(item);
      tx.objectStore("photos").put({
        id: photoId,
        item: item.id,
        blob: new Blob([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], { type: "image/jpeg" }),
      });
      await new Promise((resolve) => (tx.oncomplete = resolve));
      db.close();
    },
    { account: worker.account, item: planted, bytes: jpeg, photoId: photo },
  );
  await signIn(phone, city.serving, "wangge");
  await allSent(phone.page);
  const rows = await city.serving.runtime.pools.write<
    { photos: string[] }[]
  >`select data->'photos' as photos from ledger.event where stream = ${id}`;
  assert.deepEqual(
    rows.map(({ photos }) => photos),
    [[photo]],
  );
  assert.ok(!(await lyingAround(phone.page)).includes("旧版应用存的"));
  await phone.close();
});

test("too long without contact locks the phone; its own person opens it again and nothing unsent is lost", async () => {
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  await offline(phone);
  const number = await fileReport(phone.page, "锁上之前存的一件");
  await phone.context.addInitScript(`{ const right = Date.now.bind(Date); Date.now = () => right() + ${8 * DAY_MS}; }`);
  await phone.page.reload();
  await phone.page.getByRole("heading", { name: "太久没有联网，资料已锁上" }).waitFor();
  await phone.page.getByText("没有上传的 1 件都在").waitFor();
  assert.doesNotMatch(await lyingAround(phone.page), KEY, "the key is gone");
  line.restore();
  await signIn(phone, city.serving, "wangge");
  await allSent(phone.page);
  assert.ok(await found(number));
  await phone.close();
});

test("signing out asks while something is unsent; left behind, it waits sealed for its own person, whoever uses the phone meanwhile", async () => {
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  await offline(phone);
  const number = await fileReport(phone.page, "退出前没传的一件");
  await open(phone.page, "/me");
  await phone.page.getByRole("button", { name: "退出登录" }).click();
  await phone.page.getByRole("heading", { name: "还有 1 件没有上传" }).waitFor();
  await phone.page.getByRole("button", { name: "不退出" }).click();
  await phone.page.getByRole("button", { name: "退出登录" }).click();
  await phone.page.getByRole("button", { name: "留在本机，退出" }).click();
  await phone.page.getByText(/有 1 件还没有上传，本人登录后上传/).waitFor();
  line.restore();
  await signIn(phone, city.serving, "wanggezhang");
  await allSent(phone.page);
  assert.equal(await found(number), undefined, "nobody sends another's words");
  await open(phone.page, "/me");
  await phone.page.getByRole("button", { name: "退出登录" }).click();
  await signIn(phone, city.serving, "wangge");
  await allSent(phone.page);
  assert.ok(await found(number));
  await phone.close();
});

test("an ended session keeps everything and sends it after signing in again", async () => {
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  await city.serving.runtime.pools.write`delete from access.session where account = ${worker.account}`;
  worker = await callerOf(city.serving, "wangge");
  const number = await fileReport(phone.page, "登录过期时存的一件");
  await open(phone.page, "/");
  await phone.page.getByText("登录已过期。存下的都在，登录后自动上传。").waitFor();
  await phone.page.getByRole("button", { name: "重新登录" }).click();
  await phone.page.getByLabel("密码").fill(city.serving.accounts.find(({ login }) => login === "wangge")?.password ?? "");
  await phone.page.getByRole("button", { name: "登录", exact: true }).click();
  await allSent(phone.page);
  assert.ok(await found(number));
  await phone.close();
});

test("a lost phone is shut out: at its next contact it destroys what it holds and says so", async () => {
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  const devices = (await worker.get("/api/grid-work/devices")).body as unknown as { home: string; id: string; contactAt: string }[];
  const newest = devices.sort((left, right) => right.contactAt.localeCompare(left.contactAt))[0];
  assert.ok(newest);
  const admin = await callerOf(city.serving, "guanli");
  assert.equal((await admin.post(`/api/grid-work/devices/${newest.home}/${newest.id}/shutting-out`, { reason: "lost" })).status, 200);
  await refresh(phone.page);
  await phone.page.getByText("这部手机已被停用").waitFor();
  const left = await lyingAround(phone.page);
  assert.doesNotMatch(left, KEY);
  assert.ok(!left.includes(worker.account), "nor whose it was");
  await phone.close();
});

test("a worker moved to another village loses the old one's data at the next contact, and nothing unsent", async () => {
  const admin = await callerOf(city.serving, "guanli");
  const phone = await openPhone(line.origin);
  await reported(city.serving, "旧网格里的垃圾", "0501");
  await signIn(phone, city.serving, "wanggezhang");
  await phone.page.getByText("旧网格里的垃圾").waitFor();
  await open(phone.page, "/visit");
  await phone.page.getByLabel(/哪一户/).fill("旧网格三号");
  await draftOf(phone.page, "visit");
  await open(phone.page, "/");
  const account = leader.account;
  const old = { role: "gridLeader", area: VILLAGE, unit: `village-${VILLAGE}` };
  const next = { role: "gridLeader", area: "330502001006", unit: "village-330502001006" };
  assert.equal((await admin.post(`/api/people/330502001/${account}/grants`, next)).status, 200);
  assert.equal((await admin.post(`/api/people/330502001/${account}/revocations`, old)).status, 200);
  await refresh(phone.page);
  await phone.page.getByText("您负责的网格有调整").waitFor();
  assert.equal(await phone.page.getByText("旧网格里的垃圾").count(), 0);
  await open(phone.page, "/visit");
  assert.equal(await phone.page.getByLabel(/哪一户/).inputValue(), "", "nor a door of the old grid");
  await phone.close();
});
