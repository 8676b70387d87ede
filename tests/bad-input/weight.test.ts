import assert from "node:assert/strict";
import { once } from "node:events";
import net from "node:net";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { uuidv7 } from "#platform/ids";
import { assertRefusal, badCity, newAddress, signIn, type BadCity, type Reply } from "./city.ts";
import { code } from "./deeds.ts";
import { importRoutes } from "../../apps/server/imports.ts";
import { templateRoutes } from "../../apps/server/document-templates.ts";

let city: BadCity;
before(async () => {
  city = await badCity();
});
after(async () => city?.close());

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const BYTES = { "content-type": "application/octet-stream" };
const MIB = 1024 * 1024;

const addressOf = (path: string): string =>
  path
    .replace(/\{home\}/g, "330502001")
    .replace(/\{village\}/g, "330502001005")
    .replace(/\{\w+\}/g, () => uuidv7());
const cookies = new Map<string, string>();
async function cookieOf(login: string): Promise<string> {
  const cookie = cookies.get(login) ?? (await signIn(city, login));
  cookies.set(login, cookie);
  return cookie;
}

/** Addresses that take more than a form, for staff: an outline of places, a list that is brought. */
const large = (): string[] =>
  city.serving.runtime.modules.flatMap((one) =>
    one.commands.flatMap(({ route, bodyLimit = 0 }) =>
      bodyLimit > 512 * 1024 && route.startsWith("POST ")
        ? [
            route
              .slice(5)
              .replace(/\{home\}/g, "330502001")
              .replace(/\{\w+\}/g, () => uuidv7()),
          ]
        : [],
    ),
  );

test("a stranger's megabytes are read nowhere but where photos are sent", async () => {
  assert.ok(large().length > 3, "commands that take much");
  const two = Buffer.alloc(2 * MIB, "a=1&");
  const json = Buffer.from(`[${"[],".repeat(600_000)}1]`);
  const cases: readonly [string, Buffer, Record<string, string>, number, string][] = [
    ["/report", two, FORM, 413, "input.over-limit"],
    ["/no/such/page", json, {}, 413, "input.over-limit"],
    ["/no/such/page", two, BYTES, 413, "input.over-limit"],
    [`/api/photos/${uuidv7()}`, json, {}, 413, "input.too-large"],
    [`/api/photos/${uuidv7()}`, two, FORM, 413, "input.too-large"],
    [`/api/papers/${uuidv7()}`, two, { "content-type": "application/pdf" }, 401, "access.sign-in"],
    ["/api/imports/checks/units", json, {}, 401, "access.sign-in"],
    ["/api/document-templates/petition/file", json, {}, 401, "access.sign-in"],
    ...large().flatMap((path): [string, Buffer, Record<string, string>, number, string][] => [
      [path, json, {}, 401, "access.sign-in"],
      [path, two, BYTES, 401, "access.sign-in"],
    ]),
  ];
  for (const [path, body, headers, status, expected] of cases) {
    const about = `${path} ${headers["content-type"] ?? "json"}`;
    // What is not read at all may be hung up on while it is still being sent.
    const reply = await city.call(path, { body, headers, id: uuidv7(), from: newAddress() }).catch((cause: unknown) => String(cause));
    if (typeof reply === "string") {
      assert.match(reply, /ECONNRESET|EPIPE/, about);
      continue;
    }
    assertRefusal(city, reply, about);
    assert.deepEqual([reply.status, code(reply)], [status, expected], about);
  }
});

/** One who holds one of these posts, and one who holds none of them. */
function peopleFor(roles: readonly string[]): { holder: string | null; other: string } {
  const all = city.serving.accounts;
  return {
    holder: all.find(({ role }) => roles.includes(role))?.login ?? null,
    other: all.find(({ role }) => !roles.includes(role))!.login,
  };
}
const sent = (reply: Promise<Reply>) =>
  reply.catch((cause: unknown): null => {
    // What is not read may be hung up on while it is still being sent.
    assert.match(String(cause), /ECONNRESET|EPIPE/);
    return null;
  });

test("only whose post a large form is for may send more than a form, each as much as that one needs; nothing of it is kept", async () => {
  const before = await city.counts();
  // Mounted from nothing but their own words: what they do is not asked here.
  const nothing = {} as never;
  const plain = [...importRoutes(nothing), ...templateRoutes(nothing)].filter(({ bodyLimit = 0 }) => bodyLimit > 512 * 1024);
  const commands = city.serving.runtime.modules.flatMap((one) => one.commands).filter(({ bodyLimit = 0 }) => bodyLimit > 512 * 1024);
  const all = [
    ...commands.map(({ route, bodyLimit = 0, allow }) => ({ path: addressOf(route.slice(5)), bodyLimit, senders: allow.roles })),
    ...plain.map(({ url, bodyLimit = 0, senders }) => ({
      path: url.replace(":kind", "petition"),
      bodyLimit,
      senders: senders ?? [],
    })),
  ];
  assert.ok(all.length >= 14, String(all.length));
  for (const { path, bodyLimit, senders } of all) {
    // A tree of a thousand small lists costs ten times its bytes; whoever is not meant has none of it read.
    const { holder, other } = peopleFor(senders);
    const cookie = await cookieOf(other);
    const body = Buffer.from(`[${"[],".repeat(300_000)}1]`);
    const refused = await sent(city.call(path, { body, headers: { cookie }, id: uuidv7(), from: newAddress() }));
    if (refused) {
      assertRefusal(city, refused, path);
      assert.deepEqual([refused.status, code(refused)], [403, "access.not-yours"], `${path} by ${other}`);
    }
    assert.ok(holder !== null, `${path}: nobody may send it over the network, so a form is enough`);
    const theirs = await cookieOf(holder);
    const over = Buffer.alloc(bodyLimit + 1024, " ");
    const heavy = await sent(city.call(path, { body: over, headers: { cookie: theirs }, id: uuidv7(), from: newAddress() }));
    if (!heavy) continue;
    assertRefusal(city, heavy, path);
    assert.deepEqual([heavy.status, code(heavy)], [413, "input.over-limit"], path);
    assert.match(String((heavy.json as { message: string }).message), new RegExp(`最多 ${Math.floor(bodyLimit / 1024 / 1024)} MB`), path);
  }
  assert.deepEqual(await city.counts(), before);
});

test("a form's weight is said in the language of who sent it, with what to do", async () => {
  const cookie = await cookieOf("fenliu");
  const body = Buffer.from(JSON.stringify({ name: "长".repeat(400_000) }));
  const ask = (language: string) =>
    city.call("/api/incidents", { body, headers: { cookie, "accept-language": language }, id: uuidv7(), from: newAddress() });
  const [zh, en] = [await ask("zh-CN"), await ask("en")];
  assert.equal(zh.status, 413);
  assert.match(zh.text, /最多 512 KB.*什么也没有保存.*附件/);
  assert.match(en.text, /at most 512 KB.*nothing was kept.*attachments/);
});

test("from one account one large form is read at a time, and so many a minute", async () => {
  const cookie = await cookieOf("guanli");
  const hold = async (): Promise<net.Socket> => {
    const socket = net.connect({ host: "127.0.0.1", port: Number(new URL(city.serving.origin).port) });
    await once(socket, "connect");
    socket.write(
      `POST /api/places/imports HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: 900000\r\n\r\n {`,
    );
    return socket;
  };
  const body = Buffer.alloc(600 * 1024, " ");
  const another = () => sent(city.call("/api/service-circle/roads", { body, headers: { cookie }, id: uuidv7(), from: newAddress() }));
  const until = async (met: (reply: Reply) => boolean): Promise<Reply> => {
    for (let tries = 0; tries < 50; tries += 1) {
      const reply = await another();
      if (reply && met(reply)) return reply;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("never");
  };
  // A busy machine may come to the second first, and then it is the one that holds: who was not in time lets go and holds again.
  let held = await hold();
  let meanwhile = await another();
  for (let waitMs = 100; (meanwhile === null || code(meanwhile) !== "input.one-large") && waitMs < 2_000; waitMs *= 2) {
    held.destroy();
    held = await hold();
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    meanwhile = await another();
  }
  assert.ok(meanwhile);
  assert.deepEqual([meanwhile.status, code(meanwhile)], [429, "input.one-large"]);
  assertRefusal(city, meanwhile, "the second");
  assert.ok(Number(meanwhile.headers["retry-after"]) > 0);
  // A hand that let go holds nobody up.
  held.destroy();
  const after = await until((reply) => code(reply) !== "input.one-large");
  assert.ok([400, 429].includes(after.status), after.text);
  const slowed = await until((reply) => code(reply) === "platform.slow-down");
  assert.equal(slowed.status, 429);
});

test("where bytes are taken of staff, JSON of that size is read for none of them", async () => {
  const cookie = await cookieOf("jilu");
  const reply = await sent(
    city.call(`/api/papers/${uuidv7()}`, { body: Buffer.from(`[${"[],".repeat(300_000)}1]`), headers: { cookie }, from: newAddress() }),
  );
  if (reply) assert.deepEqual([reply.status, code(reply)], [413, "input.too-large"]);
});

test("a body that does not say how long it is counts as long", async () => {
  const reply = await city.call("/api/imports/checks/units", {
    method: "POST",
    headers: { "content-type": "application/json", "transfer-encoding": "chunked" },
    from: newAddress(),
  });
  assert.deepEqual([reply.status, code(reply)], [401, "access.sign-in"]);
});

test("bytes where fields are asked for are refused in words, and so is JSON where a page's form is", async () => {
  const bytes = Buffer.alloc(64 * 1024, 1);
  const cases: readonly [string, Buffer, Record<string, string>][] = [
    ["/report", bytes, BYTES],
    ["/report", Buffer.from('{"a":{"toString":1}}'), { "content-type": "application/json" }],
    ["/api/incidents", bytes, BYTES],
    ["/api/session", bytes, { "content-type": "image/png" }],
    ["/open311/v2/requests.json", bytes, { "content-type": "application/pdf" }],
  ];
  for (const [path, body, headers] of cases) {
    const reply = await city.call(path, { body, headers, id: uuidv7(), from: newAddress() });
    assertRefusal(city, reply, path);
    assert.equal(code(reply), "input.media-type", path);
  }
});

test("an object where Open311 wants a value is as if nothing had been given", async () => {
  const reply = await city.call("/open311/v2/requests.json", {
    body: { api_key: { toString: 1 }, lat: [{ valueOf: 1 }] },
    from: newAddress(),
  });
  assert.equal(reply.status, 403, reply.text);
});

test("a page's form sent by another site with somebody's session is refused, also where browsers say no more than Origin", async () => {
  const cookie = await signIn(city, "fenliu");
  const body = Buffer.from("a=1");
  for (const [headers, status] of [
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: city.serving.origin.replace("localhost", "127.0.0.1") }, 200],
  ] as const) {
    const host = new URL(city.serving.origin).port;
    const reply = await city.call("/report", {
      body,
      headers: { ...FORM, ...headers, cookie, host: `127.0.0.1:${host}` },
      from: newAddress(),
    });
    assert.equal(reply.status, status, JSON.stringify(headers));
  }
});

test("over https a session stands only under the name no neighbour can set", async () => {
  const cookie = await signIn(city, "fenliu");
  assert.ok(cookie.startsWith("__Host-zuji="), cookie);
  const port = new URL(city.serving.origin).port;
  const asked = (host: string, sent: string) => city.call("/api/session", { headers: { host: `${host}:${port}`, cookie: sent } });
  const other = cookie.replace("__Host-zuji", "zuji-session");
  assert.equal((await asked("127.0.0.1", cookie)).status, 200);
  assert.equal((await asked("127.0.0.1", other)).status, 401, "a planted cookie");
  assert.equal((await asked("city.example", other)).status, 200, "a demonstration without TLS");
});

const BOUNDARY = "zuji-boundary";
const multipart = (parts: readonly { name: string; file?: boolean; value: string | Buffer }[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ name, file, value }) => [
      Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file ? '; filename="a.jpg"' : ""}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
const MULTI = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };

test("who chooses more photos than six without scripts keeps what was typed and is told so", async () => {
  const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: "red" } })
    .jpeg()
    .toBuffer();
  const words = "楼下垃圾堆了两天，没有人收";
  const body = multipart([
    { name: "step", value: "words" },
    { name: "category", value: "0501" },
    { name: "description", value: words },
    ...Array.from({ length: 9 }, () => ({ name: "photos", file: true, value: photo })),
  ]);
  const reply = await city.call("/report", { body, headers: MULTI, from: newAddress() });
  assert.equal(reply.status, 422, reply.text.slice(0, 300));
  assert.ok(reply.text.includes(words));
  assert.equal(new Set(reply.text.match(/name="photos" value="[0-9a-f-]{36}"/g)).size, 6, "the first six are kept");
});

test("forms of a thousand parts, and ways of asking nobody has, are refused in words", async () => {
  const body = multipart(Array.from({ length: 1_000 }, (_, index) => ({ name: `a${index}`, value: "x" })));
  const many = await city.call("/report", { body, headers: MULTI, from: newAddress() });
  assertRefusal(city, many, "a thousand fields");
  assert.equal(code(many), "input.too-large");
  for (const method of ["PUT", "TRACE", "PATCH"]) {
    const reply = await city.call("/report", { method, from: newAddress() });
    assertRefusal(city, reply, method);
    assert.equal(reply.status, 404, method);
  }
});
