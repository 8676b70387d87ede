import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { uuidv7 } from "#platform/ids";
import { assertRefusal, badCity, newAddress, signIn, type BadCity } from "./city.ts";
import { code } from "./deeds.ts";

let city: BadCity;
before(async () => {
  city = await badCity({ port: 8166 });
});
after(async () => city?.close());

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const BYTES = { "content-type": "application/octet-stream" };
const MIB = 1024 * 1024;

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
  assert.ok(large().length > 4, "commands that take much");
  const two = Buffer.alloc(2 * MIB, "a=1&");
  const json = Buffer.from(`[${"[],".repeat(600_000)}1]`);
  const cases: readonly [string, Buffer, Record<string, string>, number, string][] = [
    ["/report", two, FORM, 413, "input.too-large"],
    ["/no/such/page", json, {}, 413, "input.too-large"],
    ["/no/such/page", two, BYTES, 413, "input.too-large"],
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
