import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { PageReply, PageRequest } from "#web/visits";
import { ALONG, ended, fixtureApi, followView, ID, OPINION, PETITION, SECRET, type Fixture } from "./fixture.ts";
import { entry } from "./fixture-records.ts";

type Portal = { renderPortal: (request: PageRequest, api: Fixture) => Promise<PageReply> };
let portal: Portal;
before(async () => {
  portal = (await import(new URL("../../../dist/portal-server/server.js", import.meta.url).href)) as Portal;
});

const COMMAND = "01935b7e-7c1a-7cc0-9f0a-00000000c0de";
const open = (api: Fixture, path: string, more: Partial<PageRequest> = {}): Promise<PageReply> => {
  const url = new URL(path, "http://portal.test");
  return portal.renderPortal(
    {
      method: more.form ? "POST" : "GET",
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      form: null,
      language: "zh",
      elder: false,
      origin: url.origin,
      commandId: COMMAND,
      ...more,
    },
    api,
  );
};
const answered = {
  id: ID,
  category: "0402",
  area: "330502001001",
  address: "红旗路 120 号",
  description: "灯不亮",
  name: "",
  phone: "13800001234",
};

test("pages speak Chinese by default and English by a switch that stays", async () => {
  const zh = await open(fixtureApi(), "/");
  assert.match(zh.body, /<html lang="zh-CN"/);
  assert.equal(zh.headers["set-cookie"], undefined);
  const en = await open(fixtureApi(), "/?lang=en", { language: "en" });
  assert.match(en.body, /<html lang="en"/);
  assert.match(en.headers["set-cookie"] ?? "", /^lang=en; Path=\/;/);
  const both = await open(fixtureApi(), "/map?lang=en&elder=1&area=330502", { language: "en", elder: true });
  assert.equal(both.status, 303);
  assert.equal(both.headers["location"], "/map?elder=1&area=330502");
});

test("the foot of a page, written once for many, is in the page's language and names this city's hotline as text", async () => {
  const footOf = async (path: string, language: "zh" | "en", hotline: string): Promise<string> => {
    const api = fixtureApi();
    const city = { name: { zh: "湖州", en: "Huzhou" }, demo: false, hotline, version: "<1>" };
    const told: Fixture = {
      ...api,
      get: (asked, given) => (asked === "/api/city" ? (Promise.resolve({ ok: true, value: city }) as never) : api.get(asked, given)),
    };
    const { body } = await open(told, path, { language });
    return body.slice(body.indexOf("<footer"), body.indexOf("</footer>"));
  };
  const first = await footOf("/paper", "zh", "12345");
  assert.equal(await footOf("/accessibility", "zh", "12345"), first);
  assert.match(first, /href="tel:12345".*&lt;1>/s);
  const english = await footOf("/paper", "en", "12345");
  assert.match(english, /Privacy/);
  assert.doesNotMatch(english, /隐私/);
  assert.match(await footOf("/paper", "zh", "12333"), /href="tel:12333"/);
});

test("pages in one frame have each their own title, their own way back and their own place in the navigation", async () => {
  const [map, city, follow] = await Promise.all([
    open(fixtureApi(), "/map?area=330502"),
    open(fixtureApi(), "/map"),
    open(fixtureApi(), "/follow"),
  ]);
  assert.match(map.body, /href="\/map\?area=330502&amp;lang=en"/);
  assert.match(city.body, /href="\/map\?lang=en"/);
  for (const { body } of [map, city]) assert.match(body, /<a href="\/map" aria-current="page">/);
  assert.match(follow.body, /<a href="\/follow" aria-current="page">/);
  const titles = [map, city, follow].map(({ body }) => /<title>([^<]+) · 足迹<\/title>/.exec(body)?.[1]);
  assert.ok(titles.every((title) => title !== undefined) && titles[0] !== titles[2], titles.join());
  assert.doesNotMatch(map.body + follow.body, /\ue000/);
  const kept = (page: PageReply): unknown[] => (page.pieces ?? []).filter((piece) => typeof piece !== "string");
  assert.deepEqual(
    kept(map).map((piece, index) => piece === kept(city)[index]),
    [true, true, true, true],
    "the same objects, to be packed once",
  );
});

test("a gas leak shows 119 before there is any field to type in", async () => {
  const { body } = await open(fixtureApi(), "/report", { form: { step: "category", category: "0203" } });
  assert.match(body, /href="tel:119"/);
  assert.doesNotMatch(body, /<textarea|type="text"/);
});

test("a family dispute begins with whether somebody is being hurt; yes leads to the telephone and the sealed kind, no to the form", async () => {
  const family = { category: "0102", id: ID };
  const asked = await open(fixtureApi(), "/report", { form: { ...family, step: "category" } });
  assert.match(asked.body, /<h1>有人正受到伤害或威胁吗？<\/h1>/);
  assert.match(asked.body, /href="tel:110"[\s\S]*href="tel:120"/);
  assert.doesNotMatch(asked.body, /<textarea|type="text"/);
  const yes = await open(fixtureApi(), "/report", { form: { ...family, step: "ask", danger: "yes" } });
  assert.match(yes.body, /请先打 110[\s\S]*href="tel:120"/);
  assert.match(yes.body, /name="category" value="1202"/);
  assert.match(yes.body, /data-island="sent"/);
  const no = await open(fixtureApi(), "/report", { form: { ...family, step: "ask", danger: "no" } });
  assert.match(no.body, /在什么地方？/);
  assert.match(no.body, /name="asked" value="0102"/);
  // Not by the address, not by an old draft, not by a form of one's own.
  for (const form of [null, { ...family, resume: "1" }, { ...family, step: "exact" }, { ...answered, ...family, step: "check" }]) {
    const api = fixtureApi();
    const { body } = await open(api, "/report?category=0102", { form });
    assert.match(body, /<h1>有人正受到伤害或威胁吗？<\/h1>/);
    assert.deepEqual(api.posted, []);
  }
  const english = await open(fixtureApi(), "/report?lang=en", { language: "en", form: { ...family, step: "ask", switch: "1" } });
  assert.match(english.body, /Is somebody being hurt or threatened now\?/);
});

test("a finished report reaches the server once, whole, under the id of the page, and leads to its receipt", async () => {
  const api = fixtureApi();
  const reply = await open(api, "/report", {
    form: { ...answered, step: "check", commandId: COMMAND, photos: ["01935b7e-7c1a-7cc0-9f0a-00000000f010"] },
  });
  // The receipt itself, at the address of the form: its secret is in no address, no history, no Referer.
  assert.equal(reply.status, 200);
  assert.match(reply.body, /收到了，谢谢您[\s\S]*8K2M 4T7Q/);
  assert.ok(reply.body.includes(`href="/f/330502001/${ID}/${SECRET}"`));
  assert.match(reply.body, /<button[^>]*form="receipt"[^>]*formaction="\/report\?lang=en"/);
  const english = await open(fixtureApi(), "/report?lang=en", {
    language: "en",
    form: { receipt: `330502001/${ID}/${SECRET}`, switch: "1" },
  });
  assert.match(english.body, /Received, thank you[\s\S]*8K2M 4T7Q/);
  assert.deepEqual(api.posted, [
    {
      path: "/api/incidents",
      id: COMMAND,
      body: {
        id: ID,
        category: "0402",
        description: "灯不亮",
        point: null,
        area: "330502001001",
        address: "红旗路 120 号",
        name: null,
        phone: "13800001234",
        email: null,
        photos: ["01935b7e-7c1a-7cc0-9f0a-00000000f010"],
        channel: "portal",
        language: "zh",
      },
    },
  ]);
});

test("when the server refuses, the page asks that question again with everything still there", async () => {
  const api = fixtureApi();
  api.refuseNext({
    ok: false,
    status: 400,
    refusal: { code: "input.invalid", kind: "invalid", message: "有些内容需要修改", fields: [{ path: "phone", code: "input.format" }] },
  });
  const { status, body } = await open(api, "/report", { form: { ...answered, step: "check" } });
  assert.equal(status, 422);
  assert.match(body, /<a href="#phone">有些内容需要修改<\/a>/);
  for (const kept of [
    'name="description" value="灯不亮"',
    'name="address" value="红旗路 120 号"',
    'name="area" value="330502001001"',
    'name="category" value="0402"',
  ])
    assert.ok(body.includes(kept), kept);
  assert.match(body, /id="phone"[^>]*value="13800001234"/);
});

test("a server that cannot be reached loses nothing either", async () => {
  const api = fixtureApi();
  api.refuseNext({ ok: false, status: 0, refusal: { code: "network.unreachable", kind: "conflict", message: "连不上服务器" } });
  const { status, body } = await open(api, "/report", { form: { ...answered, step: "check" } });
  assert.equal(status, 503);
  assert.match(body, /连不上服务器/);
  assert.ok(body.includes('name="description" value="灯不亮"'));
});

test("changing the language in the middle keeps what was typed, without checking it", async () => {
  const { status, body } = await open(fixtureApi(), "/report?lang=en", {
    language: "en",
    form: { ...answered, description: "还没写完", step: "words", switch: "1" },
  });
  assert.equal(status, 200);
  assert.match(body, /<html lang="en"/);
  assert.match(body, /还没写完<\/textarea>/);
  assert.match(body, /formaction="\/report\?lang=zh"/);
});

test("changing the language of a page that is about a place keeps the place, and one switch after another is each kept", async () => {
  const form = { step: "words", text: "夜里巡逻少了，希望多来几趟。", wish: "no" };
  const { body } = await open(fixtureApi(), "/opinions/give?area=330502001&c=square&lang=zh", { form });
  assert.match(body, /核对后提交/);
  const [elder, language] = [...body.matchAll(/formaction="([^"]+)"/g)].map(([, to]) => to?.replaceAll("&amp;", "&") ?? "");
  assert.deepEqual([elder, language], ["/opinions/give?area=330502001&c=square&elder=1", "/opinions/give?area=330502001&c=square&lang=en"]);
  const switched = await open(fixtureApi(), language!, { form: { ...form, step: "check", switch: "1" }, language: "en" });
  assert.match(switched.body, /Check, then send/);
  assert.ok(switched.body.includes(form.text));
});

test("script typed into any field stays words", async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const forms: Record<string, string>[] = [
    { ...answered, description: evil, address: evil, name: evil, step: "contact", phone: "" },
    { ...answered, description: evil, step: "words", switch: "1" },
    { ...answered, step: "place", q: evil, find: "1" },
    { step: "group", group: evil },
  ];
  for (const form of forms) assert.doesNotMatch((await open(fixtureApi(), "/report", { form })).body, /<script>alert|<img src=x/);
  const api = fixtureApi();
  api.show(followView({ description: evil, placeName: evil, timeline: [{ ...followView().timeline[0]!, text: evil }] }));
  assert.doesNotMatch((await open(api, `/f/330502001/${ID}/${SECRET}`)).body, /<script>alert|<img src=x/);
});

test("a place outside the city is told so, with the nearest place, and can still be sent", async () => {
  const { body } = await open(fixtureApi(), "/report", {
    form: { step: "place", category: "0402", use: "point", lon: "121.47", lat: "31.23" },
  });
  assert.match(body, /这个地方不在本市/);
  assert.match(body, /月河街道，约 52\.3 公里/);
  assert.match(body, /name="lon" value="121\.47"/);
});

test("who asks for mediation in a family is asked first whether somebody is being hurt; yes leads to the telephone and the sealed kind", async () => {
  const at = "/mediation/ask?place=330502001001";
  const chosen = await open(fixtureApi(), at);
  assert.match(chosen.body, /<button[^>]*name="type"[^>]*value="family"/);
  assert.doesNotMatch(chosen.body, /<textarea|type="text"/);
  const asked = await open(fixtureApi(), at, { form: { step: "type", type: "family" } });
  assert.match(asked.body, /<h1>有人正受到伤害或威胁吗？<\/h1>/);
  assert.match(asked.body, /href="tel:110"[\s\S]*href="tel:120"/);
  assert.doesNotMatch(asked.body, /<textarea|type="text"/);
  const yes = await open(fixtureApi(), at, { form: { step: "type", type: "family", danger: "yes" } });
  assert.match(yes.body, /请先打 110/);
  assert.match(yes.body, /action="\/report"[\s\S]*name="category" value="1202"/);
  const no = await open(fixtureApi(), at, { form: { step: "type", type: "family", danger: "no" } });
  assert.match(no.body, /name="asked" value="0102"[\s\S]*<textarea/);
  const other = await open(fixtureApi(), at, { form: { step: "type", type: "consumer" } });
  assert.match(other.body, /<textarea/);
  // Nor by changing the kind on the form: what was typed goes through the question.
  const api = fixtureApi();
  const changed = await open(api, at, { form: { step: "form", type: "family", summary: "吵架", name: "王某", theirName: "李某" } });
  assert.match(changed.body, /<h1>有人正受到伤害或威胁吗？<\/h1>/);
  assert.match(changed.body, /name="summary" value="吵架"/);
  assert.deepEqual(api.posted, []);
});

test("a petition is looked up by a form that posts, and its receipt's secret is in no address before the link is opened", async () => {
  const api = fixtureApi();
  const { body } = await open(api, "/petitions?number=8K2M4T7QXR4D&tail=1234");
  assert.match(body, /<form[^>]*method="post"[^>]*action="\/petitions"/);
  assert.doesNotMatch(body, /method="get"|value="1234"/);
  assert.deepEqual(api.posted, [], "an address asks nothing");
  const told = { code: "petitions.wrong-number", kind: "notFound", message: "没有找到。" } as const;
  api.refuseNext({ ok: false, status: 404, refusal: told });
  const wrong = await open(api, "/petitions", { form: { number: " 8K2M4T7QXR4D ", tail: "1234" } });
  assert.equal(wrong.status, 404);
  assert.match(wrong.body, /formaction="\/petitions\?lang=en"/);
});

test("a petition is followed on the page of all numbers: how far it is and no word of it, then the next; wrong, it looks like any number", async () => {
  const seen = await open(fixtureApi(), "/follow", { form: { number: PETITION.number, tail: "5678" } });
  assert.equal(seen.status, 200);
  assert.match(seen.body, /8K2M-4T7Q-XR4D/);
  assert.match(seen.body, /凭编号只能看进度[\s\S]*href="\/follow"[^>]*>再查一件/);
  assert.doesNotMatch(seen.body, /<textarea/);
  const english = await open(fixtureApi(), "/follow", { form: { number: PETITION.number, tail: "5678" }, language: "en" });
  assert.match(english.body, /Look up another/);
  const wrong = await open(fixtureApi(), "/follow", { form: { number: PETITION.number, tail: "9999" } });
  const unknown = await open(fixtureApi(), "/follow", { form: { number: "ZZZZ-BBBB-CCCC", tail: "9999" } });
  assert.equal(wrong.status, 404);
  assert.equal(wrong.body.replaceAll(PETITION.number, ""), unknown.body.replaceAll("ZZZZ-BBBB-CCCC", ""));
});

test("neighbours' reports of the same kind are offered before one's own, and joining sends no second report", async () => {
  const api = fixtureApi();
  const near = await open(api, "/report", { form: { step: "exact", category: "0402", lon: "120.1", lat: "30.87" } });
  assert.match(near.body, /是这里面的一件吗？[\s\S]*路灯故障/);
  const joined = await open(api, "/report", { form: { join: `330502001/${ID}`, sure: "1", phone: "" } });
  assert.match(joined.body, /记下了[\s\S]*8K2M 4T7Q/);
  assert.ok(joined.body.includes(`href="/f/330502001/${ID}/${ALONG}"`), "a way to follow it");
  assert.doesNotMatch(joined.body, /已满/);
  const left = await open(fixtureApi(), "/report", { form: { join: `330502001/${ID}`, sure: "1", phone: "13800001234" } });
  assert.match(left.body, /已满，这次没有保存您的/);
  assert.deepEqual(
    api.posted.map(({ path, body }) => ({ path, body })),
    [
      {
        path: `/api/incidents/330502001/${ID}/followers`,
        body: { home: "330502001", id: ID, followerId: COMMAND, phone: null, email: null, language: "zh" },
      },
    ],
  );
});

test("whoever met it too follows the progress: no words, no rights, no way to the reporter's pages", async () => {
  const { body } = await open(fixtureApi(), `/f/330502001/${ID}/${ALONG}`);
  assert.match(body, /这件事您也遇到/);
  assert.match(body, /11月26日/);
  assert.doesNotMatch(body, /撤回|有个问题想问您|\/proof|\/mine\/|data-live/);
});

test("a receipt says that the promised date may still move while that year's holidays are not published", async () => {
  const api = fixtureApi();
  const path = `/receipt/330502001/${ID}?s=${SECRET}`;
  assert.doesNotMatch((await open(api, path)).body, /放假安排还没公布/);
  const { dueHow } = followView();
  api.show(followView({ dueHow: dueHow && { ...dueHow, provisional: true } }));
  assert.match((await open(api, path)).body, /前有答复 那一年的放假安排还没公布/);
});

test("an answer that did not get through is asked again at its own question alone", async () => {
  const api = fixtureApi();
  const question = { question: "哪一盏？", answer: null };
  api.show(
    followView({
      questions: [
        { no: 1, ...question },
        { no: 2, ...question },
      ],
    }),
  );
  api.refuseNext({ ok: false, status: 409, refusal: { code: "incidents.not-open", kind: "conflict", message: "已经结束" } });
  const form = { step: "answers", question: "2", answer: "门口那一盏" };
  const { body } = await open(api, `/f/330502001/${ID}/${SECRET}`, { form });
  assert.match(body, /id="answer-1"[^>]*><\/textarea>/);
  assert.match(body, /id="answer-2"[^>]*>门口那一盏<\/textarea>/);
});

test("nothing of a sealed kind stays on the device or is compared with neighbours", async () => {
  const { body } = await open(fixtureApi(), "/report", { form: { step: "exact", category: "1202", lon: "120.1", lat: "30.87" } });
  assert.match(body, /data-island="sent"/);
  assert.doesNotMatch(body, /data-island="draft"|是这里面的一件吗/);
});

test("the follow page says the promised date, how it was counted, who holds it and what comes next", async () => {
  const { body } = await open(fixtureApi(), `/f/330502001/${ID}/${SECRET}`);
  for (const words of [
    "11月26日",
    "17:30",
    "3 个工作日",
    "吴兴区综合行政执法局",
    'href="tel:05722021234"',
    "另一个人核查",
    "有个问题想问您",
  ])
    assert.ok(body.includes(words), words);
});

test("photos open for the holder of the link only", async () => {
  const api = fixtureApi();
  const withPhoto = followView({ timeline: [{ ...followView().timeline[0]!, photos: ["01935b7e-7c1a-7cc0-9f0a-00000000f010"] }] });
  api.show(withPhoto);
  const own = await open(api, `/f/330502001/${ID}/${SECRET}`);
  assert.ok(own.body.includes(`"/api/photos/01935b7e-7c1a-7cc0-9f0a-00000000f010?size=thumb"`));
  assert.doesNotMatch(own.body, /[?&;]secret=/, "no address carries the secret into logs and referrers");
  const byNumber = await open(api, "/follow", { form: { number: "8K2M4T7Q", tail: "1234" } });
  assert.doesNotMatch(byNumber.body, /api\/photos/);
});

test("how long a contact is held is told as registered, and nothing is claimed that is not known", async () => {
  const { body } = await open(fixtureApi(), "/report", { form: { ...answered, step: "words" } });
  assert.match(body, /办结 365 天后自动抹去/);
});

test("how long things are held is told in years where it is years: nobody counts 10,957 days", async () => {
  const { body } = await open(fixtureApi(), "/privacy");
  assert.match(body, /办结后 1 年/);
  assert.doesNotMatch(body, /办结后 \d{3,} 天/);
});

test("what of it is sensitive is said, whether it was weighed and until when, and who is given data", async () => {
  const { body } = await open(fixtureApi(), "/privacy");
  assert.match(body, /其中的敏感信息[\s\S]*人身安全情况[\s\S]*2月4日[^<]*审定，2028年1月2日[^<]*前重新评估/);
  assert.match(body, /尚未完成/, "the other was not");
  assert.match(body, /提供给谁、委托给谁[\s\S]*代办证件的寄送[\s\S]*委托给[\s\S]*示意寄递单位[\s\S]*收件人姓名/);
});

test("the auditor's report of a year is found from the page on privacy, names purposes as that page does, withholds, and leaves as CSV", async () => {
  assert.match((await open(fixtureApi(), "/privacy")).body, /href="\/privacy\/audits"/);
  const { body: all } = await open(fixtureApi(), "/privacy/audits");
  assert.match(all, /href="\/privacy\/audits\/2025"[^>]*>2025 年个人信息保护审计报告/);
  const { body } = await open(fixtureApi(), "/privacy/audits/2025");
  assert.match(body, /<p>查看都写明了理由。<\/p><p>抽查没有发现无关的查看。<\/p>/);
  assert.match(body, /gone\.purpose[\s\S]*合计[\s\S]*48/, "a purpose that is no longer registered keeps its code");
  assert.doesNotMatch(body, />mediation\.safety</);
  assert.match(body, /拒绝：法律规定要保存（47）[\s\S]*合计[\s\S]*不公布/);
  const english = await open(fixtureApi(), "/privacy/audits/2025", { language: "en" });
  assert.match(english.body, /Written in Chinese only[\s\S]*lang="zh-CN"[\s\S]*Check a sample every quarter/);
  assert.equal((await open(fixtureApi(), "/privacy/audits/2024")).status, 404);
  const csv = await open(fixtureApi(), "/privacy/audits/2025/numbers.csv");
  assert.match(csv.headers["content-type"] ?? "", /^text\/csv/);
  assert.match(csv.body, /"个人信息权利请求：结果","同意","不公布"/);
});

test("a number withheld from the public says so", async () => {
  const { body } = await open(fixtureApi(), "/figures?area=330502");
  assert.match(body, />不公布</);
});

test("by number and phone tail only progress shows; a wrong tail looks like a number that does not exist", async () => {
  const seen = await open(fixtureApi(), "/follow", { form: { number: "8K2M 4T7Q", tail: "1234" } });
  assert.match(seen.body, /正在办理/);
  assert.doesNotMatch(seen.body, /三盏路灯|<textarea/);
  const wrong = await open(fixtureApi(), "/follow", { form: { number: "8K2M4T7Q", tail: "9999" } });
  const unknown = await open(fixtureApi(), "/follow", { form: { number: "8K2M4T7Q", tail: "0000" } });
  assert.equal(wrong.status, 404);
  assert.equal(wrong.body.replaceAll("9999", ""), unknown.body.replaceAll("0000", ""));
});

test("an opinion is followed on the same page: how far it is, by when, no words and no rating; wrong, it looks like any number", async () => {
  const seen = await open(fixtureApi(), "/follow", { form: { number: OPINION.number, tail: "4321" } });
  assert.match(seen.body, /已立项，在办/);
  assert.match(seen.body, /12月20日周日 前/);
  assert.match(seen.body, /凭编号只能看进度/);
  assert.doesNotMatch(seen.body, /<textarea|name="score"|已按期删除|您说的</);
  const english = await open(fixtureApi(), "/follow", { form: { number: OPINION.number, tail: "4321" }, language: "en" });
  assert.match(english.body, /By number only the progress shows/);
  const wrong = await open(fixtureApi(), "/follow", { form: { number: OPINION.number, tail: "9999" } });
  const unknown = await open(fixtureApi(), "/follow", { form: { number: "ZZZZ-BBBB-CCCC", tail: "9999" } });
  assert.equal(wrong.status, 404);
  assert.equal(wrong.body.replaceAll(OPINION.number, ""), unknown.body.replaceAll("ZZZZ-BBBB-CCCC", ""));
});

test("what was done stands before the question whether one is satisfied; an answered question is out of the way", async () => {
  const api = fixtureApi();
  api.show({ ...ended(), questions: [{ no: 1, question: "三盏都在围墙外面吗？", answer: "是" }] });
  const { body } = await open(api, `/f/330502001/${ID}/${SECRET}`);
  const [result, rate, way] = ["三盏灯已更换为 LED 灯", "您满意吗？", "走过的每一步"].map((words) => body.indexOf(words));
  assert.ok(result! > 0 && result! < rate! && rate! < way!, `${result} ${rate} ${way}`);
  assert.doesNotMatch(body, /有个问题想问您/);
  api.show(followView());
  assert.doesNotMatch((await open(api, `/f/330502001/${ID}/${SECRET}`)).body, /<h2[^>]*>结果</);
});

test("while another unit is still at work nobody is said to be checking; an extension is part of how the date is counted", async () => {
  const api = fixtureApi();
  const said = entry("2026-11-24", "16:10", "fed-back", "吴兴区综合行政执法局", "Wuxing District Urban Management Bureau");
  const page = async (more: Parameters<typeof followView>[0]) => {
    api.show(followView(more));
    return (await open(api, `/f/330502001/${ID}/${SECRET}`)).body;
  };
  const before = followView().timeline;
  const part = await page({ timeline: [...before, said] });
  assert.match(part, /其中一个单位说它那部分办完了/);
  assert.doesNotMatch(part, /正请别人核查|后来延期了一次/);
  const both = await page({ stage: "fedBack", timeline: [...before, said, said] });
  assert.deepEqual([both.match(/它那部分办完了/g)?.length, both.match(/正请别人核查/g)?.length], [1, 1]);
  const longer = entry("2026-11-24", "09:00", "extended", "吴兴区综合行政执法局", "Wuxing District Urban Management Bureau", "等灯杆");
  assert.match(await page({ timeline: [...before, longer] }), /3 个工作日。[\s\S]*后来延期了一次，原因见下面的经过。/);
});

test("a merged report shows the way to the one it was joined with, a handed-over one to which body it went", async () => {
  const api = fixtureApi();
  const follow = `/f/330502001/${ID}/${ALONG}`;
  api.show(followView({ stage: "merged", joined: { stage: "ended", ending: "solved", follow } }));
  const merged = (await open(api, `/f/330502001/${ID}/${SECRET}`)).body;
  assert.match(merged, /合并后的那件：解决了/);
  assert.ok(merged.includes(`href="${follow}"`));
  const given = entry("2026-11-24", "10:00", "handed-over", "月河街道综治中心", "Yuehe Subdistrict Centre", "在铁路用地内");
  const timeline = [...followView().timeline, { ...given, detail: { to: "铁路公安处" } }];
  api.show(followView({ stage: "ended", ending: "elsewhere", timeline }));
  assert.match((await open(api, `/f/330502001/${ID}/${SECRET}`)).body, /<h2[^>]*>结果<[\s\S]*移交给：铁路公安处/);
});

test("a receipt on paper says what was reported, where and when", async () => {
  const { body } = await open(fixtureApi(), `/receipt/330502001/${ID}?s=${SECRET}`);
  assert.match(body, /路灯故障[\s\S]*吴兴区月河街道红丰社区[\s\S]*11月23日[^<]*09:12/);
});

test("the paper form asks for the groups of kinds that are open to report today, in the order of the screen", async () => {
  const api = fixtureApi();
  const groups = (body: string, before: string) => [...body.matchAll(new RegExp(`${before}([^<]+)<`, "g"))].map(([, name]) => name);
  const paper = groups((await open(api, "/paper")).body, "☐ ");
  assert.ok(paper.length > 1);
  assert.deepEqual(paper, groups((await open(api, "/report")).body, `<span class="choice-label">`));
});

test("two presses rate; 没解决 leads on to reopening", async () => {
  const api = fixtureApi();
  api.show(ended());
  const page = `/f/330502001/${ID}/${SECRET}`;
  assert.equal((await open(api, page, { form: { step: "ratings", solved: "no" } })).status, 422);
  const rated = await open(api, page, { form: { step: "ratings", solved: "no", satisfied: "2" } });
  assert.match(rated.headers["location"] ?? "", /\?done=ratings#reopen$/);
  const reopened = await open(api, page, { form: { step: "reopenings", reopenReason: "又灭了一盏" } });
  assert.equal(reopened.status, 303);
  assert.deepEqual(
    api.posted.map(({ path, body }) => [path.split("/").at(-1), body]),
    [
      ["ratings", { home: "330502001", id: ID, secret: SECRET, satisfied: 2, solved: false, text: null }],
      ["reopenings", { home: "330502001", id: ID, secret: SECRET, reason: "又灭了一盏" }],
    ],
  );
});

test("a rate of nothing is a dash, and every rate has its numbers beside it and its records behind it", async () => {
  const said = async (area: string) => (await open(fixtureApi(), `/figures?area=${area}`)).body;
  assert.match(await said("330502001005"), /不单独公开。这里是所在乡镇/);
  assert.match(await said("3305x"), /没有这个地区。这里是全市的数字/);
  assert.doesNotMatch(await said("330502"), /没有这个地区|不单独公开/);
  const { body } = await open(fixtureApi(), "/figures?month=2026-10");
  assert.match(body, /href="\/figures\/evt\.sat\?area=330523&amp;month=2026-10">—</);
  assert.match(body, /94\.93%/);
  assert.match(body, /1180 \/ 1243/);
});

test("the records behind a figure come whole as a file no spreadsheet can be tricked by", async () => {
  const { headers, body } = await open(fixtureApi(), "/figures/evt.ontime/records.csv?area=330502&month=2026-11&set=denominator");
  assert.match(headers["content-type"] ?? "", /text\/csv/);
  assert.equal(body.trim().split("\r\n").length, 23);
  assert.ok(body.startsWith("\uFEFF"));
  assert.ok(body.includes(`"'=HYPERLINK(""http://evil"")"`), "a place named like a formula is text");
});

test("what does not exist is a page in plain words with a way on", async () => {
  for (const path of ["/nothing", "/f/1/2/3", "/figures/no.such", "/%E0%A4%A"]) {
    const { status, body } = await open(fixtureApi(), path);
    assert.equal(status, 404, path);
    assert.match(body, /<h1>/);
    assert.match(body, /<a /);
  }
});

test("a helper of a joint task has words of its own, a pause takes the promise back until work goes on, a part says what it is about", async () => {
  const api = fixtureApi();
  const first = followView().timeline[0]!;
  const step = (type: string, detail: typeof first.detail) => ({ ...first, type: `incidents.${type}`, detail });
  api.show(
    followView({
      stage: "suspended",
      timeline: [
        step("dispatched", { passedTo: "月河街道综合行政执法中队" }),
        step("accepted", { helper: true }),
        step("recalled", { helper: true }),
      ],
      parts: [{ number: "07X1XVMV21V9", category: "0402", stage: "handling", ending: null, follow: `/f/330502001/${ID}/${ALONG}` }],
    }),
  );
  const { body } = await open(api, `/f/330502001/${ID}/${SECRET}`);
  assert.match(body, /交给：月河街道综合行政执法中队/);
  assert.match(body, /协助的单位已参加办理/);
  assert.match(body, /请来协助的一个单位不用参加了/);
  assert.doesNotMatch(body, /正在另找单位|负责单位已接手/);
  assert.match(body, /暂停前答应的是 .+；恢复办理后顺延/);
  assert.doesNotMatch(body, /前有答复/);
  assert.match(body, /路灯故障（07X1 XVMV 21V9）：正在办理/);
});

test("what was handed over says that the other body goes on with it", async () => {
  const api = fixtureApi();
  const over = { ...followView().timeline[0]!, type: "incidents.handed-over", text: "信号灯归交警。", detail: { to: "交警支队" } };
  api.show(followView({ stage: "ended", ending: "elsewhere", timeline: [over] }));
  const { body } = await open(api, `/f/330502001/${ID}/${SECRET}`);
  assert.match(body, /移交给：交警支队[\s\S]*接下来由他们办/);
});

test("the page to follow by number names all that can be followed there in both languages", async () => {
  const [zh, en] = await Promise.all([open(fixtureApi(), "/follow"), open(fixtureApi(), "/follow", { language: "en" })]);
  assert.match(zh.body, /反映的事、投诉、信访、服务代办和民意都在这里查/);
  assert.match(en.body, /For reports, complaints, petitions, service requests and opinions/);
  assert.match(en.body, /<title>Check progress · /);
  assert.doesNotMatch(en.body, /Follow a report|Report number/i);
});

test('whoever met it too reads of the reporter, never "you"; who says it is not solved finds the way back right under the rating', async () => {
  const api = fixtureApi();
  const first = followView().timeline[0]!;
  const step = (type: string): typeof first => ({
    ...first,
    type: `incidents.${type}`,
    detail: type === "called-back" ? { outcome: "unsolved" } : {},
  });
  const timeline = ["reported", "asked", "answered", "ended", "called-back", "rated", "reopened", "withdrawn"].map(step);
  api.show(followView({ by: "along", stage: "ended", ending: "withdrawn", timeline, questions: [], may: [], rating: null }));
  const along = (await open(api, `/f/330502001/${ID}/${ALONG}`)).body;
  const way = along.slice(along.indexOf("<h1>"), along.indexOf('class="facts"'));
  assert.match(way, /反映人撤回了[\s\S]*有人反映了这件事[\s\S]*反映人回答了问题[\s\S]*反映人说没解决/);
  assert.doesNotMatch(way.replaceAll("这件事您也遇到", "").replaceAll("告诉您", ""), /您/);

  const rating = { satisfied: 2, solved: false, text: null, calledBack: false, taken: false };
  api.show({ ...ended(), rating, may: ["reopen"] });
  const own = (await open(api, `/f/330502001/${ID}/${SECRET}`)).body;
  assert.ok(own.indexOf('id="reopen"') < own.indexOf("走过的每一步"), "before the whole history");
});

test("the list of items says who does each and within what time, or whom to call, in both languages", async () => {
  const zh = await open(fixtureApi(), "/items");
  assert.match(zh.body, /事项清单/);
  assert.match(zh.body, /路灯故障[\s\S]{0,200}综合行政执法局办理；3 个工作日内办结；网格员可以当场办/);
  const en = await open(fixtureApi(), "/items?lang=en", { language: "en" });
  assert.match(en.body, /Street lamp[\s\S]{0,200}Done by: Enforcement Bureau; done within 3 working days/);
});

test("a petition agent gets no grade that nobody chose: nothing is sent, and the page says what is missing", async () => {
  const api = fixtureApi();
  const view = {
    number: "S7A2-V125-MW6R",
    stage: "ended",
    agentName: "龚志强",
    agentUnit: "社会治理中心",
    agentUnitEn: "Governance Centre",
    certificate: "代02001",
  };
  const rest = {
    powers: ["write", "submit"],
    until: "2027-11-01",
    matter: "楼道杂物",
    reports: [],
    over: false,
    feedback: null,
    may: ["rate"],
    follow: [],
  };
  const sent: unknown[] = [];
  const told: Fixture = {
    ...api,
    get: (asked, given) =>
      asked.startsWith("/api/petitions/mandates/followed/")
        ? (Promise.resolve({ ok: true, value: { ...view, ...rest } }) as never)
        : api.get(asked, given),
    post: (_path, body) => {
      sent.push(body);
      return Promise.resolve({ ok: true, value: {} }) as never;
    },
  };
  const rated = (score: string) => open(told, "/mandate/330502001/1/secret", { form: { step: "rate", score, text: "" } });
  const asked = await open(told, "/mandate/330502001/1/secret", { language: "en" });
  assert.match(asked.body, /<option value>Choose<\/option>/);
  assert.match(asked.body, /Write up, Hand in/);
  assert.match((await rated("")).body, /请填写“代理办得怎么样”/);
  assert.deepEqual(sent, []);
  assert.equal((await rated("2")).status, 303);
  assert.deepEqual(sent, [{ secret: "secret", score: "2", text: null }]);
});
