import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { anyone } from "#platform/access";
import { buildServer, platformWords, type HttpServer } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { command, noun, ref } from "#platform/ledger";
import { module, query } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";

const note = noun<{ text: string }, { type: "notes.written"; text: string }>({
  kind: "notes.note",
  initial: { text: "" },
  evolve: (_state, event) => ({ text: event.text }),
});
const Write = z.object({
  home: z.string().regex(/^\d{9}$/),
  id: z.uuid(),
  text: z.string().min(1).max(20),
  times: z.number().int().max(9).optional(),
});
const writeNote = command({
  name: "notes.write",
  route: "POST /api/notes/{home}/{id}",
  summary: { zh: "记", en: "write" },
  input: Write,
  about: (input) => [ref(note, input)],
  allow: anyone(),
  ratePerMinute: 600,
  run: (ctx, input) => {
    if (input.text === "bug") throw new TypeError("deliberate");
    if (input.text === "row")
      throw Object.assign(new Error("violates"), {
        severity: "ERROR",
        routine: "ExecConstraints",
        detail: "Failing row contains (沈阿毛).",
      });
    if (input.text === "away") throw Object.assign(new Error("terminating connection due to administrator command"), { code: "57P01" });
    if (input.text === "no") throw refuse.conflict("notes.no", { name: "甲" });
    return ctx.change(note, input, () => [{ type: "notes.written" as const, text: input.text }]);
  },
});
const readNotes = query({
  name: "notes.read",
  route: "GET /api/notes",
  summary: { zh: "读", en: "read" },
  input: z.object({ n: z.coerce.number().int().max(5).default(1) }),
  allow: { roles: ["gridWorker"], condition: "signed in", admits: (ctx) => ctx.actor.kind === "staff" },
  run: async (_ctx, input) => ({ n: input.n }),
});
const readBook = query({
  ...readNotes,
  name: "notes.book",
  route: "GET /api/book",
  tagged: true,
  run: async (_ctx, { n }) => ({ n, pages: "记".repeat(n * 1000) }),
});
const slow = command({ ...writeNote, name: "notes.slow", route: "POST /api/slow/{home}/{id}", ratePerMinute: 20 });

let city: TestCity;
let http: HttpServer;
const lines: string[] = [];
const worker = person({ role: "gridWorker", area: "330502" });
before(async () => {
  const notes = module({
    name: "notes",
    nouns: [{ noun: note, called: { zh: "便条", en: "Note" } }],
    events: { "notes.written": { zh: "写便条", en: "Written" } },
    commands: [writeNote, slow],
    queries: [readNotes, readBook],
    words: { "notes.no": { zh: "不行，{name}", en: "no, {name}" } },
    migrations: new URL("./migrations/", import.meta.url),
  });
  city = await testCity({ modules: [notes] });
  http = await buildServer({
    runtime: city.runtime,
    words: { ...platformWords, ...city.runtime.words },
    gate: { actorOf: async (token) => (token === "good" ? worker : token === "new" ? { ...worker, mustChangePassword: true } : null) },
    routes: [{ method: "GET", url: "/api/whence", handler: async ({ address }) => ({ status: 200, body: { address } }) }],
    cookieNames: ["__Host-zuji"],
    trustedProxies: 1,
    metricsToken: "of-the-house",
    logger: { write: (line) => void lines.push(line) },
    notReady: async () => null,
  });
});
after(async () => {
  await http.app.close();
  await city.close();
});

type Sent = { body?: unknown; raw?: Buffer | string; headers?: Record<string, string>; id?: string; url?: string };
const post = async ({ body, raw, headers = {}, id = uuidv7(), url }: Sent) => {
  const response = await http.app.inject({
    method: "POST",
    url: url ?? `/api/notes/330502001/${uuidv7()}`,
    headers: { "content-type": "application/json", "idempotency-key": id, ...headers },
    payload: raw ?? JSON.stringify(body ?? { text: "一" }),
  });
  return {
    status: response.statusCode,
    body: response.json<{ code?: string; message?: string; fields?: { path: string; code: string }[]; text?: string }>(),
    headers: response.headers,
  };
};

test("what cannot be taken is refused in the user's language, names the field, and leaves nothing behind", async () => {
  const before = await city.runtime.pools.write`select count(*)::int as n from ledger.event`;
  const cases: [Sent, number, string][] = [
    [{ body: { text: "" } }, 400, "input.invalid"],
    [{ body: { text: "长".repeat(21) } }, 400, "input.invalid"],
    [{ body: {} }, 400, "input.invalid"],
    [{ body: { text: 5 } }, 400, "input.invalid"],
    [{ body: { text: "a\u0000b" } }, 400, "input.unstorable"],
    [{ raw: '{"text":"\\ud800"}' }, 400, "input.unstorable"],
    [{ raw: '{"text":' }, 400, "input.not-json"],
    [{ raw: "[1]" }, 400, "input.not-json"],
    [{ raw: "" }, 400, "input.invalid"],
    [{ raw: Buffer.from([0x7b, 0x22, 0xc4, 0xe3, 0xba, 0xc3, 0x22, 0x7d]) }, 400, "input.not-utf8"],
    [{ raw: "x=1", headers: { "content-type": "application/xml" } }, 400, "input.media-type"],
    [{ raw: `{"text":"${"a".repeat(600_000)}"}` }, 413, "input.over-limit"],
    [{ id: "not-a-uuid" }, 400, "command.id-needed"],
    [{ url: "/api/notes/abc/def" }, 400, "input.invalid"],
    [{ url: "/api/nothing" }, 404, "platform.no-route"],
    [{ body: { text: "no" } }, 409, "notes.no"],
    [{ raw: `${"[".repeat(5000)}${"]".repeat(5000)}` }, 400, "input.not-json"],
    [{ body: { text: "ok", deep: JSON.parse(`${'{"a":'.repeat(60)}1${"}".repeat(60)}`) } }, 400, "input.unstorable"],
  ];
  for (const [sent, status, code] of cases) {
    const answer = await post(sent);
    assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(sent).slice(0, 120));
    assert.match(answer.body.message ?? "", /[一-鿿]/);
  }
  const after = await city.runtime.pools.write`select count(*)::int as n from ledger.event`;
  assert.deepEqual(after, before);
  const english = await post({ body: { text: "no" }, headers: { "accept-language": "en-GB,en;q=0.9" } });
  assert.equal(english.body.message, "no, 甲");
  const marked = await post({ body: { text: "", times: 99 } });
  assert.deepEqual(
    marked.body.fields?.map((field) => [field.path, field.code]),
    [
      ["text", "input.required"],
      ["times", "input.too-long"],
    ],
  );
});

test("a bug is a 500 with an id and no inside knowledge, and its neighbours in the batch go on", async () => {
  const answers = await Promise.all([post({}), post({ body: { text: "bug" } }), post({})]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 500, 200],
  );
  const told = JSON.stringify(answers[1]?.body);
  assert.ok(told.includes("platform.bug") && !told.includes("deliberate") && !told.includes("at "));
});

test("a database that is being started anew is no bug: 503 in the user's language, and when to come again", async () => {
  const { status, body } = await post({ body: { text: "away" } });
  assert.deepEqual([status, body.code], [503, "platform.away"]);
  assert.match(body.message ?? "", /请几秒后再试/);
});

test("a page of another site cannot write with somebody's cookie", async () => {
  const cookie = "__Host-zuji=good";
  assert.equal((await post({ headers: { cookie, "sec-fetch-site": "same-origin" } })).status, 200);
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ] as Record<string, string>[])
    assert.equal((await post({ headers: { cookie, ...headers } })).body.code, "access.other-origin", JSON.stringify(headers));
});

test("an ended session reads as nobody: the API says sign in, and a first password must be changed before anything else", async () => {
  const get = async (cookie: string) =>
    (await http.app.inject({ url: "/api/notes?n=2", headers: { cookie } })).json<{ code?: string; n?: number }>();
  assert.deepEqual(await get("__Host-zuji=good"), { n: 2 });
  assert.equal((await get("__Host-zuji=stale")).code, "access.sign-in");
  assert.equal((await get("__Host-zuji=new")).code, "access.password-first");
  assert.equal((await http.app.inject({ url: "/api/notes?n=77", headers: { cookie: "__Host-zuji=good" } })).statusCode, 400);
});

test("a write that brings an ended session is not taken as a resident's: it waits for the sign-in", async () => {
  assert.equal((await post({})).status, 200);
  const { status, body } = await post({ headers: { cookie: "__Host-zuji=stale", "sec-fetch-site": "same-origin" } });
  assert.deepEqual([status, body.code], [401, "access.sign-in"]);
});

test("a large answer that seldom changes goes out small, and a reader who has it is told so", async () => {
  const get = (n: number, headers: Record<string, string> = {}) =>
    http.app.inject({ method: "GET", url: `/api/book?n=${n}`, headers: { cookie: "__Host-zuji=good", ...headers } });
  const plain = await get(2);
  const small = await get(2, { "accept-encoding": "gzip, br" });
  assert.deepEqual([plain.headers["content-encoding"], small.headers["content-encoding"]], [undefined, "gzip"]);
  assert.equal(gunzipSync(small.rawPayload).toString("utf8"), plain.body);
  assert.ok(small.rawPayload.length < plain.rawPayload.length / 10);
  assert.equal(small.headers["cache-control"], "private, no-cache");
  const again = await get(2, { "if-none-match": `W/"other", ${String(plain.headers["etag"])}` });
  assert.deepEqual([again.statusCode, again.body], [304, ""]);
  assert.equal((await get(3, { "if-none-match": String(plain.headers["etag"]) })).statusCode, 200);
  const stranger = await http.app.inject({ method: "GET", url: "/api/book", headers: { "if-none-match": String(plain.headers["etag"]) } });
  assert.equal(stranger.statusCode, 401);
});

test("a household with IPv6 has one rate, whichever of its addresses it asks from", async () => {
  const from = (address: string) => post({ url: `/api/slow/330502001/${uuidv7()}`, headers: { "x-forwarded-for": address } });
  const flood = await Promise.all(Array.from({ length: 40 }, (_, n) => from(`2001:db8:7:7::${n.toString(16)}`)));
  assert.ok(flood.filter((answer) => answer.status === 429).length >= 15, flood.map(({ status }) => status).join(" "));
  assert.equal((await from("2001:db8:7:7:aaaa:bbbb:cccc:dddd")).status, 429);
  assert.equal((await from("2001:db8:7:8::1")).status, 200);
  // Routes with rates of their own (photos, sign-in) are told the same.
  const whence = async (address: string) =>
    (await http.app.inject({ url: "/api/whence", headers: { "x-forwarded-for": address } })).json<{ address: string }>().address;
  assert.equal(await whence("2001:db8:7:7::9"), "2001:db8:7:7::");
  assert.equal(await whence("2001:0db8:0007:0007:aaaa::1"), "2001:db8:7:7::");
  assert.equal(await whence("10.1.1.9"), "10.1.1.9");
});

test("a flood from one address is slowed and told how long; its neighbour is not", async () => {
  const from = (address: string) => post({ url: `/api/slow/330502001/${uuidv7()}`, headers: { "x-forwarded-for": address } });
  const flood = await Promise.all(Array.from({ length: 15 }, () => from("10.1.1.1")));
  const slowed = flood.filter((answer) => answer.status === 429);
  assert.equal(slowed.length, 5);
  assert.ok(Number(slowed[0]?.headers["retry-after"]) >= 1);
  assert.equal((await from("10.1.1.2")).status, 200);
});

test("the log names routes, never what stood in an address or a body, whether it was answered, refused or failed", async () => {
  const id = uuidv7();
  const begin = lines.length;
  await post({ url: `/api/notes/330502001/${id}`, body: { text: "约上门时间" } });
  await post({ url: `/api/notes/330502001/${id}?tail=8123`, body: { text: "bug" } });
  await post({ body: { text: "row" } });
  await http.app.inject({ url: "/api/notes?n=9&reason=%E7%BA%A6%E4%B8%8A%E9%97%A8&tail=8123" });
  await http.app.inject({ url: `/f/330502001/${id}/SECRET0123456789SECRET`, headers: { "x-zuji-reason": "%E7%BA%A6" } });
  await http.app.inject({ url: "/f/%E0%A4%A/SECRET0123456789SECRET" });
  const said = lines.slice(begin).join("");
  assert.ok(said.includes('"route":"/api/notes/:home/:id"') && lines.length - begin >= 4, said);
  for (const typed of [id, "8123", "SECRET", "约", "%E7", "沈阿毛"]) assert.ok(!said.includes(typed), `${typed} in ${said}`);
});

test("every answer carries the headers that keep foreign script out, and metrics name routes, never paths", async () => {
  const { headers } = await post({});
  const csp = String(headers["content-security-policy"]);
  assert.ok(csp.includes("script-src 'self'") && !csp.includes("unsafe"));
  assert.equal(headers["x-content-type-options"], "nosniff");
  const metrics = (await http.app.inject({ url: "/metrics" })).body;
  assert.ok(metrics.includes('route="/api/notes/:home/:id"') && !metrics.includes("330502001"));
  assert.equal((await http.app.inject({ url: "/readyz" })).statusCode, 200);
});

test("metrics are for the machine itself, and for others with the token; no proxy opens them to the street", async () => {
  const ask = async (headers: Record<string, string>, remoteAddress = "127.0.0.1") =>
    (await http.app.inject({ url: "/metrics", headers, remoteAddress })).statusCode;
  const bearer = { authorization: "Bearer of-the-house" };
  assert.equal(await ask({}), 200);
  assert.equal(await ask({}, "192.0.2.7"), 403);
  assert.equal(await ask({ "x-forwarded-for": "192.0.2.7" }), 403);
  assert.equal(await ask({ "x-forwarded-for": "127.0.0.1" }), 403);
  assert.equal(await ask({ authorization: "Bearer guessed" }, "192.0.2.7"), 403);
  assert.equal(await ask(bearer, "192.0.2.7"), 200);
  assert.equal(await ask({ ...bearer, "x-forwarded-for": "192.0.2.7" }), 200);
  const { message } = (await http.app.inject({ url: "/metrics", remoteAddress: "192.0.2.7", headers: { "accept-language": "zh" } })).json();
  assert.match(String(message), /ZUJI_METRICS_TOKEN/);
});

test("whoever sends half a request and then nothing is told so and hung up on, even if they never let go", async () => {
  const [{ connect }, { PassThrough }] = await Promise.all([import("node:net"), import("node:stream")]);
  await http.app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = http.app.server.address() as { port: number };
  assert.ok(http.app.server.requestTimeout >= 210_000, "two photos of 5 MB arrive at 400 kbit/s");
  // The time shortened: what is tried is what happens after it.
  http.app.server.headersTimeout = 1;
  http.app.server.requestTimeout = 1;
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  const heard = new PassThrough();
  socket.on("error", () => {});
  socket.pipe(heard);
  socket.write("GET /healthz HTTP/1.1\r\nhost: x\r\nx-a: ");
  const connections = (): Promise<number> => new Promise((done) => http.app.server.getConnections((_, count) => done(count)));
  for (let waited = 0; waited < 40 && (await connections()) === 0; waited += 1) await new Promise((done) => setTimeout(done, 50));
  assert.equal(await connections(), 1);
  for (let waited = 0; waited < 120 && (await connections()) > 0; waited += 1) await new Promise((done) => setTimeout(done, 100));
  assert.equal(await connections(), 0, "kept as long as the other side likes");
  assert.match(String(heard.read()), /^HTTP\/1\.1 408 /);
  socket.destroy();
});

test("half a form is waited for as long as a form may take, half a picture longer", async () => {
  const hasty = await buildServer({
    runtime: city.runtime,
    words: platformWords,
    gate: { actorOf: async () => null },
    routes: [{ method: "POST", url: "/api/pictures", raw: "anybody", handler: async () => ({ status: 200 }) }],
    cookieNames: ["s"],
    trustedProxies: 0,
    logger: false,
    bodyMs: 300,
    notReady: async () => null,
  });
  await hasty.app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = hasty.app.server.address() as { port: number };
  const half = (path: string, type: string): Promise<string> =>
    new Promise((resolve) => {
      let told = "";
      const socket = connect(port, "127.0.0.1", () =>
        socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: 50\r\n\r\n{"a":`),
      );
      socket.on("data", (chunk) => (told += chunk.toString()));
      socket.on("close", () => resolve(told));
      setTimeout(() => socket.destroy(), 1_500).unref();
    });
  const [form, picture] = await Promise.all([
    half(`/api/notes/330502001/${uuidv7()}`, "application/json"),
    half("/api/pictures", "image/jpeg"),
  ]);
  await hasty.app.close();
  assert.match(form, /^HTTP\/1\.1 408 .*input\.timeout.*请求没有按时发完/s);
  assert.equal(picture, "");
});
