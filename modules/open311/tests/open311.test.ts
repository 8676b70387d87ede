import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import formbody from "@fastify/formbody";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { buildServer, platformWords, type HttpServer } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { openRates } from "#platform/rates";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { reportIncident } from "#modules/incidents";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import type { Words } from "#web/words";
import { modules } from "../../../apps/server/modules.ts";
import { issueApiKey, revokeApiKey } from "../commands.ts";
import { open311Routes } from "../http.ts";
import { idOf, publicId } from "../public-id.ts";
import { listKeys } from "../queries.ts";
import { faults, type Answer } from "./published.ts";

const VILLAGE = "330502001005";
let city: TestCity;
let http: HttpServer;
let secret = "";
const admin = person({ role: "admin", area: "3305" });
const words = (): Words => Object.assign({}, platformWords, city.runtime.words) as Words;

before(async () => {
  const { areas } = demoPlaces();
  const some = areas.flatMap((history) => {
    const [first] = history.events;
    const kept = first?.type === "places.area-registered" && (first.code.length <= 6 || first.code.startsWith("330502001"));
    return kept ? [{ history, facts: { code: first.code, level: first.level, zh: first.zh, en: first.en ?? first.zh } }] : [];
  });
  city = await testCity({ modules, now: "2026-11-23T02:00:00.000Z" });
  await city.load([...some.map(({ history }) => history), ...demoUnits(some.map(({ facts }) => facts))]);
  const routes = open311Routes({
    runtime: city.runtime,
    city: () => ({ zh: "湖州市", en: "Huzhou" }),
    origin: "https://zuji.example",
    words: (code, language) => words()[code]?.[language] ?? code,
    rates: openRates(),
  });
  http = await buildServer({
    runtime: city.runtime,
    words: words(),
    gate: { actorOf: async () => null },
    routes,
    cookieNames: [],
    trustedProxies: 1,
    logger: false,
    notReady: async () => null,
  });
  await http.app.register(formbody);
  secret = (await issue()).secret;
});
after(async () => {
  await http.app.close();
  await city.close();
});

const issue = (more: object = {}) =>
  city.execute(
    issueApiKey,
    { id: uuidv7(), area: "3305", label: "社区小程序", until: "2027-06-30", perMinute: 600, ...more },
    { actor: admin },
  );

let caller = 0;
/** Each call from another address, so that only the rates that are meant are met. */
async function call(method: "GET" | "POST", path: string, form?: Record<string, string>, more: Record<string, string> = {}) {
  caller += 1;
  const reply = await http.app.inject({
    method,
    url: `/open311/v2/${path}`,
    headers: {
      "x-forwarded-for": `10.0.${caller >> 8}.${caller & 255}`,
      ...(form ? { "content-type": "application/x-www-form-urlencoded; charset=utf-8" } : {}),
      ...more,
    },
    ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
  });
  return {
    status: reply.statusCode,
    type: String(reply.headers["content-type"]),
    body: reply.body,
    json: () => JSON.parse(reply.body) as never,
  };
}
type Listed = Record<string, string | number | null>;
const lamp = {
  service_code: "0402",
  description: "路灯不亮，王小明家门口",
  lat: "30.8703",
  long: "120.0933",
  phone: "13800001234",
  last_name: "王",
  first_name: "小明",
};
const without = (...names: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(lamp).filter(([name]) => !names.includes(name)));
const post = (form: Record<string, string>, format = "json", more: Record<string, string> = {}) =>
  call("POST", `requests.${format}`, { api_key: secret, ...form }, more);
const LISTS = ["service", "request", "error", "attribute", "value", "endpoint"];
const xml = (body: string): unknown => {
  assert.equal(XMLValidator.validate(body), true);
  return new XMLParser({ parseTagValue: false, isArray: (name) => LISTS.includes(name) }).parse(body);
};

test("discovery is text/xml exactly and names two endpoints, one a format", async () => {
  const { type, body } = await call("GET", "discovery.xml");
  assert.equal(type, "text/xml");
  const { discovery } = xml(body) as {
    discovery: { changeset: string; endpoints: { endpoint: { url: string; formats: { format: string } }[] } };
  };
  assert.deepEqual(
    discovery.endpoints.endpoint.map(({ formats }) => formats.format),
    ["text/xml", "application/json"],
  );
  assert.equal(discovery.endpoints.endpoint[0]?.url, "https://zuji.example/open311/v2");
  assert.equal(((await call("GET", "discovery.json")).json() as { endpoints: unknown[] }).endpoints.length, 2);
});

test("services are those that may be reported by programme, as the specification's elements; a crime in progress is none", async () => {
  const inXml = (xml((await call("GET", "services.xml")).body) as { services: { service: Listed[] } }).services.service;
  const inJson = (await call("GET", "services.json")).json() as Listed[];
  assert.deepEqual(
    inXml.map((one) => one["service_code"]),
    inJson.map((one) => one["service_code"]),
  );
  assert.ok(inJson.length > 50);
  assert.deepEqual(Object.keys(inJson[0] ?? {}), ["service_code", "service_name", "description", "metadata", "type", "keywords", "group"]);
  assert.ok(!inJson.some((one) => one["service_code"] === "0301"));
  assert.equal(inJson.find((one) => one["service_code"] === "0402")?.["service_name"], "路灯故障");
  const english = (await call("GET", "services.json?locale=en")).json() as Listed[];
  assert.equal(english.find((one) => one["service_code"] === "0402")?.["service_name"], "Street lamp");
});

test("a definition lists its questions with their order; an unknown code is 404 in both formats", async () => {
  const { service_definition: found } = xml((await call("GET", "services/0208.xml")).body) as {
    service_definition: {
      service_code: string;
      attributes: { attribute: { code: string; variable: string; values?: { value: unknown[] } }[] };
    };
  };
  assert.equal(found.service_code, "0208");
  assert.deepEqual(
    found.attributes.attribute.map(({ code, variable }) => [code, variable]),
    [
      ["seen_at", "true"],
      ["language", "true"],
      ["danger", "false"],
    ],
  );
  assert.equal(found.attributes.attribute[1]?.values?.value.length, 2);
  const family = (await call("GET", "services/0102.json")).json() as { attributes: { code: string; description: string }[] }[];
  assert.match(JSON.stringify(family), /有人正受到伤害或威胁吗？如果是，请先拨打 110、120，并改报 1202。/);
  assert.match((await call("GET", "services.json")).body, /有人正受到伤害或威胁吗？/);
  const missing = await call("GET", "services/9999.json");
  assert.equal(missing.status, 404);
  assert.equal((missing.json() as Listed[])[0]?.["code"], 404);
  const inXml = await call("GET", "services/9999.xml");
  assert.equal(inXml.status, 404);
  assert.equal((xml(inXml.body) as { errors: { error: Listed[] } }).errors.error[0]?.["code"], "404");
});

test("a report by programme is the portal's own command, and its number leads to it", async () => {
  const sent = await post({ ...lamp, "attribute[seen_at]": "2026-11-23T08:00:00+08:00" });
  assert.equal(sent.status, 200, sent.body);
  const [receipt] = sent.json() as { service_request_id: string; service_notice: string }[];
  assert.match(receipt?.service_request_id ?? "", /^[0-9a-f]{32}$/);
  assert.match(receipt?.service_notice ?? "", /https:\/\/zuji\.example\/f\/\d{9}\//);
  const one = (await call("GET", `requests/${receipt?.service_request_id}.json`)).json() as Listed[];
  assert.equal(one[0]?.["status"], "open");
  assert.equal(one[0]?.["requested_datetime"], "2026-11-23T00:00:00+08:00");
  assert.equal(one[0]?.["service_name"], "路灯故障");
  assert.equal(one[0]?.["lat"], null, "alone in its village, its place is said no finer than the map says it");
  const inXml = xml((await post(lamp, "xml")).body) as { service_requests: { request: Listed[] } };
  assert.match(String(inXml.service_requests.request[0]?.["service_request_id"]), /^[0-9a-f]{32}$/);
  assert.equal((await city.verify()).findings.length, 0);
});

test("the list holds the place at the map's precision and nothing of whoever reported", async () => {
  for (let n = 0; n < 5; n += 1) await post(lamp);
  const listed = await call("GET", "requests.json?status=open&service_code=0402,0401");
  const rows = listed.json() as Listed[];
  assert.ok(rows.length >= 5);
  for (const word of ["王小明", "13800001234", "路灯不亮", "30.8703", "120.0933"]) assert.ok(!listed.body.includes(word), word);
  assert.ok(rows.every((row) => typeof row["lat"] === "number" && Math.abs(Number(row["lat"]) - 30.8703) < 0.3));
  assert.ok(rows.every((row) => /^\d{4}-\d{2}-\d{2}T00:00:00\+08:00$/.test(String(row["requested_datetime"]))));
  const inXml = xml((await call("GET", "requests.xml")).body) as { service_requests: { request: Listed[] } };
  assert.equal(inXml.service_requests.request.length, ((await call("GET", "requests.json")).json() as Listed[]).length);
  assert.equal(((await call("GET", "requests.json?status=closed")).json() as Listed[]).length, 0);
  assert.equal(((await call("GET", "requests.json?page_size=2&page=2")).json() as Listed[]).length, 2);
  const ids = rows.slice(0, 2).map((row) => row["service_request_id"]);
  assert.equal(((await call("GET", `requests.json?service_request_id=${ids.join(",")}`)).json() as Listed[]).length, 2);
});

test("a sealed kind has a token and never a number; whoever guesses its number finds nothing", async () => {
  const sealed = { service_code: "1503", description: "某窗口工作人员态度恶劣", address_id: "330502001" };
  const [receipt] = (await post(sealed)).json() as { token: string; service_request_id?: string }[];
  assert.equal(receipt?.service_request_id, undefined);
  const [answer] = (await call("GET", `tokens/${receipt?.token}.json`)).json() as Listed[];
  assert.equal(answer?.["service_request_id"], "");
  const id = idOf(city.runtime, "token", receipt?.token ?? "");
  assert.ok(id);
  assert.equal((await call("GET", `requests/${publicId(city.runtime, "request", id)}.json`)).status, 404);
  assert.ok(!(await call("GET", "requests.json")).body.includes('"1503"'));
});

test("a token of an open kind becomes its number", async () => {
  const id = uuidv7();
  await city.execute(reportIncident, { id, category: "0402", description: "路灯不亮", area: VILLAGE } as never, {});
  const [answer] = (await call("GET", `tokens/${publicId(city.runtime, "token", id)}.json`)).json() as Listed[];
  assert.equal(answer?.["service_request_id"], publicId(city.runtime, "request", id));
});

test("every expected no has the specification's status and says what to do, in both formats", async () => {
  const told = async (reply: ReturnType<typeof call>, status: number, words: RegExp) => {
    const { status: got, body } = await reply;
    assert.equal(got, status, body);
    assert.match(body, words);
  };
  const noCode = without("service_code");
  const nowhere = without("lat", "long");
  await told(call("POST", "requests.json", lamp), 403, /api_key/);
  await told(call("POST", "requests.xml", { ...lamp, api_key: "zuji_WRONG" }), 403, /<errors>\s*<error>\s*<code>403/);
  await told(post(noCode), 400, /service_code was not provided/);
  await told(post({ ...lamp, service_code: "9999" }), 404, /service_code was not found/);
  await told(post({ ...lamp, service_code: "0301" }), 400, /110/);
  await told(post(nowhere), 400, /lat and long, address_string or address_id/);
  await told(post({ ...lamp, lat: "95" }), 400, /WGS-84/);
  await told(post({ ...lamp, description: "长".repeat(4001) }), 400, /4000/);
  await told(post({ ...lamp, phone: "abc" }), 400, /phone/);
  await told(post({ ...nowhere, address_id: "330599999" }), 400, /address_id/);
  await told(post({ ...lamp, jurisdiction_id: "sf.gov" }), 404, /jurisdiction_id/);
  await told(call("GET", "services.json?jurisdiction_id=sf.gov"), 404, /jurisdiction_id/);
  await told(call("GET", "requests.json?start_date=2026-01-01&end_date=2026-11-01"), 400, /90/);
  await told(call("GET", "requests.json?start_date=yesterday"), 400, /W3C/);
  await told(call("GET", "requests.json?status=lost"), 400, /open, closed/);
  await told(call("GET", `requests/${"0".repeat(32)}.json`), 404, /service_request_id/);
  await told(call("GET", "tokens/nothing.json"), 404, /token/);
  await told(call("GET", "services"), 404, /\.xml or \.json/);
  await told(call("GET", "nothing.json"), 404, /nothing at this address/);
});

test("an address in words alone goes to the city's own desk", async () => {
  const nowhere = without("lat", "long");
  const sent = await post({ ...nowhere, address_string: "人民路近红旗路" });
  assert.equal(sent.status, 200, sent.body);
});

test("sent again with its key, a report stays one", async () => {
  const id = uuidv7();
  const [first] = (await post(lamp, "json", { "idempotency-key": id })).json() as Listed[];
  const [again] = (await post(lamp, "json", { "idempotency-key": id })).json() as Listed[];
  assert.equal(first?.["service_request_id"], again?.["service_request_id"]);
});

test("a key is shown once, slowed at its own rate, and useless once it is revoked or over", async () => {
  const issued = await issue({ perMinute: 2, until: "2026-12-31" });
  const send = () => call("POST", "requests.json", { ...lamp, api_key: issued.secret });
  assert.equal((await send()).status, 200);
  const slowed = await send();
  assert.equal(slowed.status, 429, slowed.body);
  const again = city.execute(
    issueApiKey,
    { id: issued.id, area: "3305", label: "再要", until: "2027-06-30", perMinute: 60 },
    { actor: admin },
  );
  await assert.rejects(again, (cause) => cause instanceof Refusal && cause.body.code === "open311.key-exists");
  const { rows } = await city.query(listKeys, {}, admin);
  assert.ok(!JSON.stringify(rows).includes(issued.secret) && rows.some(({ id }) => id === issued.id));
  const stored = await city.runtime.pools
    .write`select (select jsonb_agg(data) from ledger.event where kind = 'open311.key')::text || (select jsonb_agg(outcome) from ledger.command where name = 'open311.issue-key')::text as all`;
  assert.ok(!String(stored[0]?.["all"]).includes(issued.secret));
  await city.execute(revokeApiKey, { home: issued.home, id: issued.id }, { actor: admin });
  assert.equal((await send()).status, 403);
  const short = await issue({ until: "2026-11-24" });
  const before = city.now();
  city.set("2026-11-24T16:00:00.000Z");
  assert.equal((await call("POST", "requests.json", { ...lamp, api_key: short.secret })).status, 403);
  city.set(before);
});

test("only an administrator over the area issues and revokes keys; auditors see them", async () => {
  const issued = await issue({ area: "330502" });
  for (const [role, area] of [
    ["dispatcher", "3305"],
    ["auditor", "3305"],
    ["admin", "330503"],
    ["supervisor", "3305"],
  ] as const) {
    const actor = person({ role, area });
    await assert.rejects(
      city.execute(issueApiKey, { id: uuidv7(), area: "330502", label: "x", until: "2027-01-01", perMinute: 60 }, { actor }),
      Refusal,
    );
    await assert.rejects(city.execute(revokeApiKey, { home: issued.home, id: issued.id }, { actor }), Refusal);
  }
  assert.ok((await city.query(listKeys, {}, person({ role: "auditor", area: "330502" }))).rows.length > 0);
  await assert.rejects(city.query(listKeys, {}, person({ role: "gridWorker", area: "330502" })), Refusal);
});

for (const format of ["json", "xml"] as const)
  test(`in ${format} every answer, from discovery over a report with a key to its number and to every no, is as the published schemas say`, async () => {
    const fits = async (answer: Answer, reply: ReturnType<typeof call>, status = 200): Promise<string> => {
      const { status: got, body } = await reply;
      assert.equal(got, status, body);
      assert.deepEqual(faults(answer, format, body), [], body.slice(0, 1_000));
      return body;
    };
    await fits("discovery", call("GET", `discovery.${format}`));
    await fits("services", call("GET", `services.${format}`));
    const codes = ((await call("GET", "services.json")).json() as { service_code: string }[]).map((one) => one.service_code);
    for (const code of codes) await fits("definition", call("GET", `services/${code}.${format}`));
    // The published description has the key in the address; programmes also send it in the form.
    const sent = await fits("receipt", call("POST", `requests.${format}?api_key=${secret}`, lamp));
    const number = /[0-9a-f]{32}/.exec(sent)?.[0] ?? "";
    assert.match(await fits("requests", call("GET", `requests/${number}.${format}`)), new RegExp(number));
    await fits("requests", call("GET", `requests.${format}`));
    await fits("requests", call("GET", `requests.${format}?status=closed`));
    const sealed = await fits("receipt", post({ service_code: "1503", description: "窗口推诿", address_id: "330502001" }, format));
    await fits("token", call("GET", `tokens/${/[0-9a-f]{32}/.exec(sealed)?.[0]}.${format}`));
    await fits("errors", call("POST", `requests.${format}`, lamp), 403);
    await fits("errors", call("POST", `requests.${format}?api_key=zuji_WRONG`, lamp), 403);
    await fits("errors", post(without("service_code", "description"), format), 400);
    await fits("errors", call("GET", `services/9999.${format}`), 404);
    await fits("errors", call("GET", `requests.${format}?status=lost`), 400);
  });

test("the published schemas find what is planted, in both formats", () => {
  const row = {
    service_request_id: "a",
    status: "open",
    service_code: "0402",
    requested_datetime: "2026-11-23T00:00:00+08:00",
    updated_datetime: null,
    lat: 30.8,
    long: null,
  };
  const inJson = (part: object): string[] => faults("requests", "json", JSON.stringify([{ ...row, ...part }]));
  const inXml = (part: object): string[] => {
    const elements = Object.entries({ ...row, ...part }).map(([name, value]) => `<${name}>${value ?? ""}</${name}>`);
    return faults("requests", "xml", `<service_requests><request>${elements.join("")}</request></service_requests>`);
  };
  for (const told of [inJson, inXml]) {
    assert.deepEqual(told({}), []);
    const planted = [{ status: "lost" }, { requested_datetime: "2026-11-23T00:00:00" }, { lat: "north" }, { long: 181 }, { adress: "x" }];
    for (const part of planted) assert.ok(told(part).length > 0, JSON.stringify(part));
  }
  assert.ok(inJson({ service_request_id: 7 }).length > 0, "numbers are text");
  assert.ok(faults("requests", "xml", "<requests></requests>").length > 0);
  assert.ok(faults("errors", "json", "[]").length > 0);
});
