import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { journeyCity, overflows, seriousFindings, type JourneyCity } from "../journeys/city.ts";
import { openLine, type Line } from "./line.ts";
import { closePhones, fileReport, open, openPhone, openTask, signIn, statusOf, type Phone } from "./phone.ts";
import { callerOf, dispatched, fedBack, reported, seenOf, type Caller, type Staff } from "./records.ts";

let city: JourneyCity;
let line: Line;
let staff: Staff;
let worker: Caller;

before(async () => {
  city = await journeyCity();
  line = await openLine(city.origin);
  staff = { dispatcher: await callerOf(city.serving, "fenliu"), handler: await callerOf(city.serving, "chengguan") };
  worker = await callerOf(city.serving, "wangge");
});
beforeEach(() => line.restore());
after(async () => {
  await closePhones();
  await line.close();
  await city.close();
});

type Event = { type: string; stream: string; data: Record<string, unknown> };
const eventsBy = (account: string, type: string): Promise<Event[]> =>
  city.serving.runtime.pools.write<Event[]>`
    select type, stream::text, data from ledger.event where actor = ${account} and type = ${type} and at > now() - interval '1 hour' order by at, stream, seq`;

/** No network as a phone meets it: the line is dead, and the browser may or may not have noticed. */
async function goOffline(phone: Phone, noticed: boolean): Promise<void> {
  line.cut();
  if (noticed) await phone.context.setOffline(true);
  await phone.page.getByRole("button", { name: "更新" }).click();
  await statusOf(phone.page).getByText(/离线/).waitFor();
}
async function goOnline(phone: Phone): Promise<void> {
  line.restore();
  await phone.context.setOffline(false);
}
const allSent = (phone: Phone): Promise<void> => statusOf(phone.page).getByText("全部已上传", { exact: true }).waitFor({ timeout: 60_000 });

test("five reports with photos and three tasks done without a network arrive once each, whatever breaks on the way", async () => {
  const [bikes, posters] = [
    await reported(city.serving, "楼道里停着电动车在充电。", "0202"),
    await reported(city.serving, "墙上贴满了小广告。", "0503"),
  ];
  const lamp = await fedBack(city.serving, staff, "吉北路口路灯不亮");
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  await goOffline(phone, true);

  const numbers: string[] = [];
  for (const [index, words] of ["一号楼下路灯不亮", "二号楼下路灯不亮", "三号楼下路灯不亮", "桥头路灯不亮", "祠堂口路灯不亮"].entries())
    numbers.push(await fileReport(phone.page, words, { photos: index === 0 ? 2 : 1, side: 1_600 }));
  assert.equal(new Set(numbers).size, 5);
  await statusOf(phone.page).getByText("离线，已存 5 件").waitFor();

  for (const [key, result] of [
    [bikes, "已劝离，楼道清空。"],
    [posters, "已铲除。"],
  ] as const) {
    await openTask(phone.page, key);
    await phone.page.getByRole("button", { name: "当场办结" }).click();
    await phone.page.getByRole("textbox", { name: "怎么处理的" }).fill(result);
    await phone.page.getByRole("button", { name: "存下", exact: true }).click();
    // The same fold as the server's says what will come of it.
    await phone.page.getByText("上传后预计：已办结").waitFor();
  }
  await openTask(phone.page, lamp);
  await phone.page.getByRole("button", { name: "核查" }).click();
  await phone.page.getByRole("button", { name: "通过" }).click();
  await phone.page.getByRole("button", { name: "现场看过" }).click();
  await phone.page.getByRole("button", { name: "存下", exact: true }).click();
  await phone.page.getByText("上传后预计：已办结").waitFor();
  await statusOf(phone.page).getByText("离线，已存 8 件").waitFor();

  await phone.page.reload();
  await statusOf(phone.page).getByText("离线，已存 8 件").waitFor();
  await phone.restart();
  await statusOf(phone.page).getByText("离线，已存 8 件").waitFor();
  assert.equal((await eventsBy(worker.account, "incidents.reported")).length, 0, "nothing has left the phone");

  // Back for a moment: the line breaks in the middle of the first photo.
  line.restore();
  const broken = line.cutAfter(120_000);
  await phone.page.getByRole("button", { name: "更新" }).click();
  await broken;
  await statusOf(phone.page).getByText("离线，已存 8 件").waitFor();
  assert.equal((await eventsBy(worker.account, "incidents.reported")).length, 0);
  const [half] = await city.serving.runtime.pools.write<{ id: string; received: number; length: number }[]>`
    select id::text, received, length from files.upload where received > 0`;
  assert.ok(half && half.received < half.length, "a part of the first photo is there");

  // Back again: the photo goes on from there, the server takes the first report and the phone never hears that it did.
  line.restore();
  const sentFrom: number[] = [];
  phone.context.on("request", (request) => {
    if (request.method() === "PATCH" && request.url().includes(half.id)) sentFrom.push(Number(request.headers()["upload-offset"]));
  });
  const lost = line.loseAnswerTo("POST /api/incidents HTTP");
  await phone.page.getByRole("button", { name: "更新" }).click();
  await lost;
  await statusOf(phone.page).getByText("离线，已存 8 件").waitFor();
  assert.equal((await eventsBy(worker.account, "incidents.reported")).length, 1, "it had arrived");

  await goOnline(phone);
  await phone.page.getByRole("button", { name: "更新" }).click();
  await allSent(phone);
  assert.equal(Math.min(...sentFrom), half.received, "not a byte of what had arrived went up again");

  const reports = await eventsBy(worker.account, "incidents.reported");
  assert.equal(reports.length, 5);
  assert.equal(new Set(reports.map(({ stream }) => stream)).size, 5);
  const photos = reports.flatMap(({ data }) => data["photos"] as string[]);
  assert.equal(new Set(photos).size, 6);
  await city.serving.runtime.jobs.runDue();
  const kept = await city.serving.runtime.pools.write<
    { id: string }[]
  >`select id::text from files.photo where stream is not null and id = any(${photos}::uuid[])`;
  assert.equal(kept.length, 6, "every photo has arrived and is its record's");
  assert.deepEqual(
    (await eventsBy(worker.account, "incidents.self-handled")).map(({ stream }) => stream).sort(),
    [bikes, posters].map((key) => key.slice(10)).sort(),
  );
  assert.deepEqual(
    (await eventsBy(worker.account, "incidents.checked")).map(({ stream }) => stream),
    [lamp.slice(10)],
  );
  const found = (await staff.dispatcher.get(`/api/incidents?q=${numbers[3]}`)).body["rows"] as { number: string }[];
  assert.deepEqual(
    found.map(({ number }) => number),
    [numbers[3]],
    "the number said aloud without a network is the record's own",
  );
  assert.deepEqual(await city.differences(), []);

  await open(phone.page, "/outbox");
  await phone.page.getByText("没有待传的，都已上传。").waitFor();
  assert.deepEqual(phone.problems, []);
  await phone.close();
});

test("a conflict holds nothing up: both sides stay, and what was written becomes a note when the worker says so", async () => {
  const key = await reported(city.serving, "垃圾堆在路边。", "0501");
  const second = await reported(city.serving, "又一堆垃圾。", "0501");
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  await goOffline(phone, false);
  for (const [one, result] of [
    [key, "我已清走。"],
    [second, "这一堆也清走了。"],
  ] as const) {
    await openTask(phone.page, one);
    await phone.page.getByRole("button", { name: "当场办结" }).click();
    await phone.page.getByRole("textbox", { name: "怎么处理的" }).fill(result);
    await phone.page.getByRole("button", { name: "存下", exact: true }).click();
    await phone.page.getByText("上传后预计：已办结").waitFor();
  }
  // Meanwhile the leader of the grid has put the first one right too.
  const leader = await callerOf(city.serving, "wanggezhang");
  assert.equal((await leader.post(`${seenOf(key)}/self-handling`, { result: "网格长已处理。" })).status, 200);
  await goOnline(phone);
  await phone.page.getByRole("button", { name: "更新" }).click();
  await statusOf(phone.page).getByText("全部已上传 · 1 件需要您看一下").waitFor({ timeout: 40_000 });
  assert.equal((await eventsBy(worker.account, "incidents.self-handled")).filter(({ stream }) => second.endsWith(stream)).length, 1);

  await open(phone.page, "/outbox");
  await phone.page.getByText("您离线时，这件事已经办了一步").waitFor();
  assert.deepEqual(await seriousFindings(phone.page), []);
  await phone.page.getByRole("button", { name: "补记为备注" }).click();
  await allSent(phone);
  const timeline = (await leader.get(seenOf(key))).body["timeline"] as { type: string; text: string | null }[];
  assert.deepEqual(
    timeline.filter(({ type }) => type === "incidents.noted").map(({ text }) => text),
    ["我已清走。"],
  );
  assert.deepEqual(phone.problems, []);
  await phone.close();
});

test("the department's phone accepts and feeds back in one go without a network, in order", async () => {
  const key = await dispatched(city.serving, staff, "公园门口路灯不亮");
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "chengguan");
  await goOffline(phone, true);
  await openTask(phone.page, key);
  await phone.page.getByRole("button", { name: "接单" }).click();
  await phone.page.getByRole("button", { name: "存下", exact: true }).click();
  await phone.page.getByText("上传后预计：办理中").waitFor();
  await phone.page.getByRole("button", { name: "反馈结果" }).click();
  await phone.page.getByRole("button", { name: "已解决" }).click();
  await phone.page.getByRole("button", { name: "已处理好" }).click();
  await phone.page.getByRole("button", { name: "存下", exact: true }).click();
  await phone.page.getByText("上传后预计：待核查").waitFor();
  await phone.page.getByRole("button", { name: "不在家" }).click();
  await phone.page.getByText("已存下：不在家").waitFor();
  assert.equal(await overflows(phone.page), false);
  await goOnline(phone);
  await allSent(phone);
  const record = (await staff.dispatcher.get(seenOf(key))).body as { stage: string; timeline: { type: string }[] };
  assert.equal(record.stage, "fedBack");
  assert.deepEqual(record.timeline.map(({ type }) => type.split(".")[1]).slice(-3), ["accepted", "fed-back", "noted"]);
  assert.deepEqual(phone.problems, []);
  await phone.close();
});
