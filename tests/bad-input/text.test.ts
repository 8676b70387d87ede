import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { toCsv } from "../../web/console/csv.ts";
import { assertRefusal, badCity, type BadCity } from "./city.ts";
import { COMMUNITY, code, done, fieldCodes, lamp, reported, UNIT } from "./deeds.ts";
import { NASTY_TEXT } from "./nasty.ts";

let city: BadCity;
before(async () => {
  city = await badCity();
});
after(async () => city?.close());

const SCRIPT = "<script>alert('足迹')</script>";
const ATTRIBUTE = "\"onerror=alert(1) '><img src=x onerror=alert(2)>";

test("a description of 4,000 characters is taken whole; 4,001, blank and missing are refused at the field", async () => {
  const whole = "好".repeat(4_000);
  const { at, secret } = await reported(city.resident(), { description: whole });
  const view = await done(city.resident().get(`/api/incidents/followed${at.slice("/api/incidents".length)}?secret=${secret}`));
  assert.equal((view.json as { description: string }).description, whole);
  const cases: readonly [string, unknown, string][] = [
    ["4,001 characters", "好".repeat(4_001), "description input.too-long"],
    ["blank", " \n\u3000 ", "description input.required"],
    ["missing", undefined, "description input.required"],
    ["an array", ["好"], "description input.format"],
    ["a control character", "好\u0007", "description input.format"],
  ];
  for (const [name, description, expected] of cases) {
    const reply = await city.resident().post("/api/incidents", lamp({ description }));
    assertRefusal(city, reply, name);
    assert.deepEqual(fieldCodes(reply), [expected], name);
  }
});

test("bodies that are too large, in another charset, cut off or no JSON are each refused in their own words", async () => {
  // 你好 in GBK.
  const gbk = Buffer.concat([Buffer.from('{"description":"'), Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), Buffer.from('"}')]);
  const surrogate = Buffer.concat([Buffer.from('{"description":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]);
  const cases: readonly [string, Buffer, Record<string, string>, number, string][] = [
    ["600 KiB", Buffer.from(JSON.stringify({ description: "x".repeat(600 * 1024) })), {}, 413, "input.over-limit"],
    ["GBK", gbk, {}, 400, "input.not-utf8"],
    ["GBK, and saying so", gbk, { "content-type": "application/json; charset=gbk" }, 400, "input.not-utf8"],
    ["a lone surrogate in raw bytes", surrogate, {}, 400, "input.not-utf8"],
    ["UTF-16", Buffer.from('{"a":1}', "utf16le"), {}, 400, "input.not-json"],
    ["half of it", Buffer.from('{"description":"好'), {}, 400, "input.not-json"],
    ["an array", Buffer.from("[1]"), {}, 400, "input.not-json"],
    ["a number", Buffer.from("1e999"), {}, 400, "input.not-json"],
    ["XML", Buffer.from("<a/>"), { "content-type": "application/xml" }, 400, "input.media-type"],
    ["100,000 brackets", Buffer.from("[".repeat(100_000)), {}, 400, "input.not-json"],
    ["100 levels", Buffer.from(`{"a":${"[".repeat(100)}${"]".repeat(100)}}`), {}, 400, "input.unstorable"],
    ["50,000 levels", Buffer.from(`{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`), {}, 400, "input.unstorable"],
  ];
  const before = await city.counts();
  for (const [name, body, headers, status, expected] of cases) {
    const reply = await city.call("/api/incidents", { body, headers, id: uuidv7(), from: "127.200.0.1" });
    assertRefusal(city, reply, name);
    assert.deepEqual([reply.status, code(reply)], [status, expected], name);
  }
  assert.deepEqual(await city.counts(), before);
});

test("broken addresses and overlong headers are refused, the server goes on", async () => {
  for (const path of [
    "/api/incidents/%ED%A0%80/x",
    "/api/incidents/%",
    `/api/incidents/330502001/${"x".repeat(500)}`,
    "/api/none",
    "/api/photos/..%2f..%2fetc%2fpasswd",
  ])
    assertRefusal(city, await city.call(path), path);
  const long = await city.call(`/api/city?q=${"x".repeat(4_000)}`, { headers: { "x-long": "y".repeat(20_000) } });
  assert.equal(long.status, 431);
  assertRefusal(city, long, "headers over 16 KB");
  assert.match((long.json as { message: string }).message, /headers are too large/);
  for (const path of [
    "/%ED%A0%80",
    "/f/330502001/%/x",
    "/%00",
    "/..%2f..%2f",
    "/constructor",
    "/__proto__",
    "/report?lang=%00&elder=__proto__",
  ])
    assert.ok((await city.call(path)).status < 500, path);
  assert.equal((await city.call("/healthz")).status, 200);
});

test("names nobody can type are kept as they are and come back so", async () => {
  const dispatcher = await city.staff("fenliu");
  for (const name of ["𠮷野家𪚥", "买买提·吐尔逊", "O'Brien-Ñandú", "عبد\u200Fالله", "ｆｕｌｌ　ｗｉｄｔｈ", "👩‍🚒", "䶮"]) {
    const { at } = await reported(city.resident(), { name, phone: "13800138000" });
    const contact = await done(dispatcher.post(`${at}/contact`, { reason: "核实情况" }));
    assert.equal((contact.json as { name: string }).name, name.normalize("NFC"));
  }
});

/** Every text field of one case filled with it, through the hands that fill it. */
async function caseOf(text: string): Promise<{ at: string; secret: string; number: string }> {
  const [dispatcher, handler, leader, approver, resident] = [
    await city.staff("fenliu"),
    await city.staff("chengguan"),
    await city.staff("wanggezhang"),
    await city.staff("chengguanshenpi"),
    city.resident(),
  ];
  const made = await reported(resident, { description: text, address: text, name: text.slice(0, 50), phone: "13800138000" });
  const { at, secret } = made;
  await done(dispatcher.post(`${at}/verification`, { summary: text.slice(0, 120) }));
  await done(dispatcher.post(`${at}/questions`, { question: text }));
  await done(resident.post(`${at}/answers`, { secret, question: 1, answer: text }));
  await done(dispatcher.post(`${at}/dispatches`, { lead: UNIT, note: text }));
  await done(handler.post(`${at}/notes`, { text }));
  await done(handler.post(`${at}/acceptance`, { unit: UNIT }));
  await done(
    approver.post(`${at}/suspension`, {
      basis: "budget",
      reason: text,
      reviewOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    }),
  );
  await done(handler.post(`${at}/resumption`, { note: text }));
  await done(handler.post(`${at}/feedback`, { unit: UNIT, ending: "solved", result: text }));
  await done(leader.post(`${at}/checks`, { passed: true, note: text }));
  await done(resident.post(`${at}/ratings`, { secret, satisfied: 5, solved: true, text }));
  return { at, secret, number: made.number };
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

test("scripts in every text field are words on the follow page and data in the console's answers", async () => {
  for (const text of [SCRIPT, ATTRIBUTE]) {
    const { at, secret, number } = await caseOf(text);
    const page = await city.call(`/f/${at.slice("/api/incidents/".length)}/${secret}`);
    assert.equal(page.status, 200);
    assert.match(String(page.headers["content-type"]), /^text\/html/);
    // The words are there, in a form that runs nowhere.
    assert.ok(page.text.includes(escaped(text).slice(0, 20)), "the words are shown");
    assert.ok(!page.text.includes("<script>alert"), "a script of a visitor");
    assert.ok(!page.text.includes("<img src=x"), "an element of a visitor");
    assert.ok(!/<[a-z][^<>]*\sonerror=/i.test(page.text.replace(/="[^"]*"/g, "")), "a handler of a visitor");
    assert.match(String(page.headers["content-security-policy"]), /script-src 'self'(;|$)/);
    const dispatcher = await city.staff("fenliu");
    for (const path of [at, `/api/incidents?view=all&q=${number}`, `/api/incidents/near?area=${COMMUNITY}`]) {
      const reply = await done(dispatcher.get(path));
      assert.match(String(reply.headers["content-type"]), /^application\/json/, path);
      assert.equal(reply.headers["x-content-type-options"], "nosniff", path);
    }
    const view = (await dispatcher.get(at)).json as { description: string; summary: string; timeline: { text: string | null }[] };
    assert.equal(view.description, text);
    assert.equal(view.summary, text.slice(0, 120));
    assert.ok(view.timeline.filter((entry) => entry.text === text).length >= 5, "the timeline tells each of them as it was written");
  }
});

test("what pages repeat from their own address is words too", async () => {
  const inside = encodeURIComponent(`"><script>alert(1)</script>`);
  for (const path of [
    `/report?area=${inside}&category=${inside}&description=${inside}&step=${inside}`,
    `/follow?number=${inside}&tail=${inside}`,
    `/map?area=${inside}&from=${inside}`,
    `/figures?area=${inside}&month=${inside}`,
    `/figures/${inside}`,
    `/receipt/${inside}/${inside}?follow=${inside}`,
    `/f/330502001/${inside}/${inside}`,
    `/${inside}`,
    `/signals?area=${inside}`,
  ]) {
    const page = await city.call(path, { from: "127.200.0.2" });
    assert.ok(page.status < 500, `${path}: ${page.status}`);
    assert.ok(!page.text.includes("<script>alert"), path);
    assert.ok(page.headers["location"] === undefined || !/[<>"]/.test(String(page.headers["location"])), path);
  }
});

test("the form without scripts bears what the form with scripts bears", async () => {
  for (const [index, text] of NASTY_TEXT.entries()) {
    const form = new URLSearchParams(
      Object.fromEntries(
        [
          "step",
          "commandId",
          "id",
          "category",
          "description",
          "area",
          "address",
          "name",
          "phone",
          "lon",
          "lat",
          "photos",
          "__proto__",
          "constructor",
        ].map((name) => [name, text.slice(0, 5_000).toWellFormed()]),
      ),
    );
    form.append("description", text.slice(0, 100).toWellFormed());
    const page = await city.call("/report", {
      body: Buffer.from(form.toString()),
      headers: { "content-type": "application/x-www-form-urlencoded" },
      from: `127.201.0.${index}`,
    });
    assert.ok(page.status < 500, `${JSON.stringify(text.slice(0, 40))}: ${page.status}`);
    assert.ok(!page.text.includes("<script>alert"), text);
  }
});

test("cells of a spreadsheet are text, whatever they begin with", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", `=HYPERLINK("http://x")`]) {
    const line = toCsv([[text]]).replace("\uFEFF", "");
    assert.doesNotMatch(line, /^"?[=+\-@\t\r]/, text);
  }
  assert.match(toCsv([[`a"b,c\nd`]]), /"a""b,c\nd"/);
});

test("the public file of a figure holds no text anybody typed", async () => {
  await caseOf(SCRIPT);
  await city.serving.runtime.jobs.runDue();
  const today = new Date().toISOString().slice(0, 7);
  const file = await city.call(`/figures/evt.reported/records.csv?month=${today}`, { from: "127.200.0.3" });
  assert.match(String(file.headers["content-type"]), /^text\/csv/);
  assert.ok(file.text.split("\r\n").length > 5, file.text.slice(0, 200));
  assert.ok(!file.text.includes("<script>alert"));
});

test("fields that pretend to be something else are in the wrong form, wherever they lie", async () => {
  const before = await city.counts();
  for (const field of [{ length: { toString: "x" } }, { length: { valueOf: 1 } }, { length: 5 }, { toString: null }, [{ valueOf: [] }]]) {
    const reply = await city.resident().post("/api/incidents", lamp({ description: field }));
    assertRefusal(city, reply, JSON.stringify(field));
  }
  assert.deepEqual(await city.counts(), before);
});
