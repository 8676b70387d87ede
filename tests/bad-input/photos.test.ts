import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { uuidv7 } from "#platform/ids";
import { assertRefusal, badCity, type BadCity, type Caller } from "./city.ts";
import { code, COMMUNITY, done, lamp, reported } from "./deeds.ts";

let city: BadCity;
before(async () => {
  city = await badCity();
});
after(async () => city?.close());

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const table = Array.from({ length: 256 }, (_, n) =>
    Array.from({ length: 8 }).reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n),
  );
  const crc = ~body.reduce((c, byte) => ((table[(c ^ byte) & 255] ?? 0) ^ (c >>> 8)) >>> 0, 0xffffffff) >>> 0;
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc);
  return Buffer.concat([length, body, sum]);
}

/** A PNG of so many pixels in a few kilobytes: what is small on the wire and gigabytes in memory. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1A\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("photos that are not photos, and those that would fill the memory, are refused with what to do", async () => {
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#336" } })
    .jpeg()
    .toBuffer();
  const noise = await sharp({
    create: { width: 400, height: 300, channels: 3, background: "#336", noise: { type: "gaussian", mean: 90, sigma: 40 } },
  })
    .jpeg()
    .toBuffer();
  const cases: readonly [string, Buffer, string][] = [
    ["nothing", Buffer.alloc(0), "files.not-a-photo"],
    ["a page", Buffer.from("<html><script>alert(1)</script>"), "files.not-a-photo"],
    ["an SVG with a script", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), "files.not-a-photo"],
    ["a program", Buffer.from("MZ\x90\0\x03", "latin1"), "files.not-a-photo"],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "files.not-a-photo"],
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1"), "files.not-a-photo"],
    ["half a JPEG", noise.subarray(0, noise.length >> 1), "files.broken"],
    ["only the head of a JPEG", Buffer.from("\xFF\xD8\xFF\xE0", "latin1"), "files.broken"],
    ["2.5 gigapixels", bomb(50_000, 50_000), "files.too-many-pixels"],
    ["one pixel high, endless", bomb(2_000_000_000, 1), "files."],
  ];
  for (const [name, bytes, expected] of cases) {
    const reply = await city.call(`/api/photos/${uuidv7()}`, {
      method: "POST",
      body: bytes,
      headers: { "content-type": "image/jpeg" },
      from: "127.202.0.1",
    });
    assertRefusal(city, reply, name);
    assert.ok(code(reply).startsWith(expected), `${name}: ${code(reply)}`);
  }
  const large = await city.call(`/api/photos/${uuidv7()}`, {
    method: "POST",
    body: Buffer.alloc(16 * 1024 * 1024),
    headers: { "content-type": "image/jpeg" },
    from: "127.202.0.2",
  });
  assert.equal(large.status, 413);
  const asJson = await city.call(`/api/photos/${uuidv7()}`, { method: "POST", body: { photo: "x" }, from: "127.202.0.3" });
  assertRefusal(city, asJson, "JSON");
  const notId = await city.call("/api/photos/1", {
    method: "POST",
    body: jpeg,
    headers: { "content-type": "image/jpeg" },
    from: "127.202.0.3",
  });
  assertRefusal(city, notId, "no uuid");
  const kept = await city.call(`/api/photos/${uuidv7()}`, {
    method: "POST",
    body: jpeg,
    headers: { "content-type": "text/html" },
    from: "127.202.0.4",
  });
  assertRefusal(city, kept, "a photo that says it is a page");
});

test("somebody else's photo cannot be taken over by naming it in one's own report", async () => {
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#633" } })
    .jpeg()
    .toBuffer();
  const [victim, thief, stranger]: readonly [Caller, Caller, Caller] = [city.resident(), city.resident(), city.resident()];
  const photo = uuidv7();
  await done(victim.post(`/api/photos/${photo}`, jpeg, { headers: { "content-type": "image/jpeg" } }));
  const own = await reported(victim, { photos: [photo] });
  await city.serving.runtime.jobs.runDue();
  const theirs = await reported(thief, { photos: [photo] });
  await city.serving.runtime.jobs.runDue();
  assert.equal((await victim.get(`/api/photos/${photo}?secret=${own.secret}`)).status, 200);
  for (const path of [`/api/photos/${photo}?secret=${theirs.secret}`, `/api/photos/${photo}`])
    assertRefusal(city, await stranger.get(path), path);
  const withCookie = (id: string, secret: string) => stranger.get(`/api/photos/${photo}`, { headers: { cookie: `link-${id}=${secret}` } });
  assert.equal((await withCookie(own.id, own.secret)).status, 200, "as its page left it with the browser");
  assert.equal((await withCookie(theirs.id, theirs.secret)).status, 404);
  assert.equal((await withCookie(own.id, theirs.secret)).status, 404, "under another's name");
});

test("what was handed in with a petition that has ended opens to staff by a typed reason alone, as its words do, and to others not at all", async () => {
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#366" } })
    .jpeg()
    .toBuffer();
  const petitioner = city.resident();
  const photo = uuidv7();
  await done(petitioner.post(`/api/photos/${photo}`, jpeg, { headers: { "content-type": "image/jpeg" } }));
  const filed = {
    id: uuidv7(),
    place: COMMUNITY,
    name: "王小明",
    requests: ["请退还多收的停车费"],
    facts: "物业重复收费",
    photos: [photo],
  };
  const { json } = await done(petitioner.post("/api/petitions", filed));
  const receipt = json as { home: string; id: string; follow: string };
  const secret = receipt.follow.split("/").at(-1) ?? "";
  await city.serving.runtime.jobs.runDue();
  const [desk, stranger] = [await city.staff("fenliu"), await city.staff("wangge")];
  const path = `/api/photos/${photo}`;
  assert.equal((await desk.get(path)).status, 200, "while the desk works on it");
  await done(petitioner.post(`/api/petitions/${receipt.home}/${receipt.id}/withdrawals`, { secret }));
  const refused = await desk.get(path);
  assertRefusal(city, refused, "an ended one, without a word");
  assert.deepEqual([refused.status, code(refused)], [400, "vault.reason-needed"]);
  const said = { headers: { "x-zuji-reason": encodeURIComponent("核对退费凭证") } };
  assert.equal((await desk.get(path, said)).status, 200);
  assert.equal((await desk.get(path)).status, 200, "said once for the day");
  for (const reply of [await stranger.get(path, said), await city.resident().get(path)]) assert.equal(reply.status, 404, reply.text);
  assert.equal((await petitioner.get(`${path}?secret=${secret}`)).status, 200);
});

test("what a report brought opens as its words do: to those they are kept for, with a reason from who does not work on it, and with a footprint", async () => {
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#633" } })
    .jpeg()
    .toBuffer();
  const reporter = city.resident();
  const photo = uuidv7();
  await done(reporter.post(`/api/photos/${photo}`, jpeg, { headers: { "content-type": "image/jpeg" } }));
  const record = await reported(reporter, { photos: [photo] });
  await city.serving.runtime.jobs.runDue();
  const path = `/api/photos/${photo}`;
  const footprints = async () =>
    (await city.serving.runtime.pools.write`select 1 from vault.read where stream = ${record.id} and purpose = 'incidents.report'`).length;
  const [desk, room, auditor] = [await city.staff("fenliu"), await city.staff("zhihui"), await city.staff("shenji")];
  assert.equal(await footprints(), 0);
  const shown = await desk.get(path);
  assert.equal(shown.status, 200, "while the desk works on it");
  assert.equal(shown.headers["vary"], "cookie", "the next at the same browser is not shown what it keeps");
  assert.equal(await footprints(), 1, "looking leaves what reading leaves");
  const page = (await done(room.get(record.at))).json as { photoIds: unknown[]; timeline: { photos: unknown[] }[] };
  assert.deepEqual([page.photoIds, page.timeline.flatMap(({ photos }) => photos)], [[], []]);
  for (const other of [room, auditor])
    assert.equal((await other.get(path)).status, 404, "their posts read what was done, not what was reported");
  const unit = await city.staff("chengguan");
  for (const asked of [record.at, path]) {
    const refused = await unit.get(asked);
    assertRefusal(city, refused, `${asked}, by a unit nobody has asked`);
    assert.deepEqual([refused.status, code(refused)], [400, "vault.reason-needed"]);
  }
  assert.equal((await unit.get(path, { headers: { "x-zuji-reason": encodeURIComponent("核对现场照片") } })).status, 200);
  assert.equal(await footprints(), 2);
  assert.equal((await reporter.get(`${path}?secret=${record.secret}`)).status, 200, "their own");
});

test("a photo or a spoken note nobody has is refused by field, in words, and what was written is not taken in half", async () => {
  const reporter = city.resident();
  const description = "照片没有传到的上报";
  for (const [field, value, code] of [
    ["photos", [uuidv7()], "files.unknown-photo"],
    ["voice", uuidv7(), "files.unknown-voice"],
  ] as const) {
    const reply = await reporter.post("/api/incidents", lamp({ description, [field]: value }));
    assertRefusal(city, reply, field);
    const { fields } = reply.json as { fields: { path: string; code: string; message: string }[] };
    assert.deepEqual([reply.status, fields[0]?.path, fields[0]?.code], [400, field, code]);
    assert.match(fields[0]?.message ?? "", /没有传到/);
  }
  // A photo is not a spoken note, though it has arrived.
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#363" } })
    .jpeg()
    .toBuffer();
  const photo = uuidv7();
  await done(reporter.post(`/api/photos/${photo}`, jpeg, { headers: { "content-type": "image/jpeg" } }));
  assertRefusal(city, await reporter.post("/api/incidents", lamp({ voice: photo })), "a photo as a voice");
  await reported(reporter, { photos: [photo] });
});

test("parts of a file: nonsense about place and length, too much, another file under the same id and what is no photo are refused by name", async () => {
  const jpeg = await sharp({
    create: { width: 400, height: 300, channels: 3, background: "#336", noise: { type: "gaussian", mean: 120, sigma: 40 } },
  })
    .jpeg({ quality: 90 })
    .toBuffer();
  const part = (id: string, bytes: Buffer, offset: number | string, length: number | string, sort = "photos") =>
    city.call(`/api/${sort}/${id}/parts`, {
      method: "PATCH",
      body: bytes,
      headers: { "content-type": "application/octet-stream", "upload-offset": String(offset), "upload-length": String(length) },
      from: "127.202.1.1",
    });
  const at = (id: string, sort = "photos") => city.call(`/api/${sort}/${id}/parts`, { from: "127.202.1.1" });
  const id = uuidv7();
  const half = Math.floor(jpeg.length / 2);
  for (const [name, offset, length] of [
    ["no place", "x", jpeg.length],
    ["before the beginning", -1, jpeg.length],
    ["no length", 0, ""],
    ["beyond the end", 0, 10],
    ["nothing", 0, 0],
    ["too large", 0, 16 * 1024 * 1024],
    ["out of all bounds", 0, "99999999999999999999"],
  ] as const)
    assertRefusal(city, await part(uuidv7(), jpeg.subarray(0, half), offset, length), name);
  assertRefusal(city, await part("1", jpeg, 0, jpeg.length), "no uuid");
  assertRefusal(city, await part(uuidv7(), Buffer.alloc(3_000_000), 0, 3_000_000), "a part of 3 MB");
  assert.deepEqual((await at(id)).json, { offset: 0, length: null, done: false });
  assert.equal((await part(id, jpeg.subarray(0, half), 0, jpeg.length)).status, 200);
  assert.deepEqual((await at(id)).json, { offset: half, length: jpeg.length, done: false });
  assertRefusal(city, await part(id, jpeg.subarray(half + 1), half + 1, jpeg.length), "a gap");
  assertRefusal(city, await part(id, jpeg.subarray(half), half, jpeg.length + 5), "another length");
  assertRefusal(city, await part(id, jpeg.subarray(half), half, jpeg.length, "voices"), "a voice under a photo's id");
  assert.deepEqual((await part(id, jpeg.subarray(half), half, jpeg.length)).json, { offset: jpeg.length, length: jpeg.length, done: true });
  assert.deepEqual((await at(id)).json, { offset: 0, length: null, done: true });
  assert.deepEqual((await part(id, jpeg.subarray(half), half, jpeg.length)).json, { offset: jpeg.length, length: jpeg.length, done: true });
  assert.equal((await city.call(`/api/photos/${id}`, { from: "127.202.1.1" })).status, 200);
  assertRefusal(city, await city.call(`/api/voices/${id}`, { from: "127.202.1.1" }), "a photo is not heard");
  const junk = uuidv7();
  assertRefusal(city, await part(junk, Buffer.from("<svg onload=alert(1)>"), 0, 21), "no photo");
  assert.deepEqual((await at(junk)).json, { offset: 0, length: null, done: false }, "nothing of it is left");
});

test("a signature is a picture that has arrived and is nobody else's: one never sent and one of another record are refused in words", async () => {
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#eee" } })
    .jpeg()
    .toBuffer();
  const worker = city.resident();
  const send = async (): Promise<string> => {
    const id = uuidv7();
    await done(worker.post(`/api/photos/${id}`, jpeg, { headers: { "content-type": "image/jpeg" } }));
    return id;
  };
  const [id, party] = [uuidv7(), uuidv7()];
  const { json } = await done(
    worker.post("/api/mediation/disputes", {
      id,
      place: "330502001005",
      type: "neighbour",
      summary: "楼上漏水，多次协商未果",
      rightsTold: true,
      parties: [
        { party, side: "applicant", name: "王建国" },
        { party: uuidv7(), side: "respondent", name: "李秀英" },
      ],
    }),
  );
  const asked = json as { home: string; links: { link: string }[] };
  const secret = asked.links[0]?.link.split("/").at(-1);
  const sign = (image: string) =>
    worker.post(`/api/mediation/disputes/${asked.home}/${id}/signatures`, { party, secret, version: 1, how: "drawn", image });
  const [foreign, fresh] = [await send(), await send()];
  await reported(worker, { photos: [foreign] });
  await city.serving.runtime.jobs.runDue();
  for (const [image, expected, said] of [
    [uuidv7(), "files.unknown-photo", /没有传到/],
    [foreign, "files.other-record", /另一份案卷/],
  ] as const) {
    const reply = await sign(image);
    assertRefusal(city, reply, expected);
    const { fields } = reply.json as { fields: { path: string; code: string; message: string }[] };
    assert.deepEqual([reply.status, fields[0]?.path, fields[0]?.code], [400, "image", expected]);
    assert.match(fields[0]?.message ?? "", said);
  }
  // What has arrived and is nobody's passes; now only the stage of the case says no.
  const reply = await sign(fresh);
  assert.equal(reply.status, 409, JSON.stringify(reply.json));
  assert.match(code(reply), /^mediation\./);
});

test("a paper is for staff to send, is rewritten, and goes out as a download that runs nothing", async () => {
  const pdf = Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]>>endobj\ntrailer<</Root 1 0 R>>",
  );
  const id = uuidv7();
  const raw = { headers: { "content-type": "application/pdf" } };
  const refusedTo = await city.resident().post(`/api/papers/${id}`, pdf, raw);
  assertRefusal(city, refusedTo, "a resident");
  assert.equal(refusedTo.status, 401);
  const worker = await city.staff("fenliu");
  for (const [bytes, expected] of [
    [Buffer.from("PK\u0003\u0004 a Word file"), "files.not-a-paper"],
    [Buffer.from("%PDF-1.7\nnothing"), "files.paper-broken"],
    [Buffer.alloc(0), "files.not-a-paper"],
  ] as const) {
    const reply = await worker.post(`/api/papers/${uuidv7()}`, bytes, raw);
    assertRefusal(city, reply, expected);
    assert.equal(code(reply), expected);
  }
  const { json: kept } = await done(worker.post(`/api/papers/${id}`, pdf, raw));
  assert.deepEqual(kept, { id, pages: 1 });
  const file = await worker.get(`/api/papers/${id}`);
  assert.deepEqual([file.status, file.headers["content-type"], file.bytes.includes("JavaScript")], [200, "application/pdf", false]);
  assert.match(String(file.headers["content-disposition"]), /^attachment/);
  assert.match(String(file.headers["content-security-policy"]), /^sandbox/);
  assert.equal(file.headers["x-content-type-options"], "nosniff");
  assert.equal(
    (await worker.get(`/api/photos/${id}?size=thumb`)).headers["content-type"],
    "image/jpeg",
    "its first page where photos are shown",
  );
  assert.deepEqual((await worker.get(`/api/papers?ids=${id},${uuidv7()}`)).json, { papers: [{ id, pages: 1 }], erased: [] });
});
