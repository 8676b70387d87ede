import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateSync, crc32 } from "node:zlib";
import sharp from "sharp";
import { acceptPhoto, diskStore, openPhotoStore, verifyFiles } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import type { Refusal } from "#platform/refusals";
import { testCity, type TestCity } from "#platform/testing";
import { decodeHeic } from "../heic.ts";

let city: TestCity;
let folder: string;
before(async () => {
  city = await testCity({ modules: [] });
  folder = await mkdtemp(join(tmpdir(), "zuji-files-"));
});
after(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 60 } } });
const refused = (code: string) => (cause: Refusal) => cause.body.code === code;

/** A real PNG of any size from one repeated row: tiny on the wire, huge when decoded. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.min(20_000_000, (Math.ceil(width / 8) + 1) * height)));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1A\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Markers of a JPEG before its pixels: 0xe1–0xef hold EXIF, XMP and profiles, 0xfe comments. */
function segmentsOf(jpeg: Buffer): number[] {
  const found: number[] = [];
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2))
    found.push(jpeg[at + 1] ?? 0);
  return found;
}

test("a phone's photo comes out upright, small, and without where and when it was taken", async () => {
  const exif = { IFD0: { Make: "Phone" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "30/1 52/1 0/1" } };
  const taken = await noise(4000, 3000).jpeg({ quality: 90 }).withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
  assert.ok((await sharp(taken).metadata()).exif, "the test's own photo must carry EXIF");
  const kept = await acceptPhoto(taken);
  const { width, height, exif: left, icc, xmp, iptc } = await sharp(kept.full).metadata();
  assert.deepEqual([width, height], [1920, 2560]);
  assert.deepEqual([left, icc, xmp, iptc], [undefined, undefined, undefined, undefined]);
  assert.ok(segmentsOf(taken).includes(0xe1), "the test's own photo must have its EXIF where we look for it");
  for (const picture of [kept.full, kept.thumb])
    assert.deepEqual(
      segmentsOf(picture).filter((marker) => marker === 0xfe || (marker >= 0xe1 && marker <= 0xef)),
      [],
    );
  const thumb = await sharp(kept.thumb).metadata();
  assert.equal(Math.max(thumb.width, thumb.height), 320);
});

test("deep, grey and see-through pictures come out as photos do", async () => {
  const made = { width: 400, height: 300, channels: 4 as const, background: { r: 200, g: 10, b: 10, alpha: 0 } };
  for (const file of [
    await sharp({ create: made }).png().toBuffer(),
    await sharp({ create: made }).toColourspace("rgb16").png().toBuffer(),
    await noise(400, 300).greyscale().jpeg().toBuffer(),
    await noise(400, 300).toColourspace("cmyk").jpeg().toBuffer(),
  ]) {
    const { full } = await acceptPhoto(file);
    const { width, height, space, channels, depth } = await sharp(full).metadata();
    assert.deepEqual([width, height, depth], [400, 300, "uchar"]);
    assert.ok(["srgb", "b-w"].includes(space) && channels <= 3, `${space} ${channels}`);
  }
  const { dominant } = await sharp((await acceptPhoto(await sharp({ create: made }).png().toBuffer())).full).stats();
  assert.ok(dominant.r > 240 && dominant.g > 240, "nothing behind it is white");
});

test("a file that takes longer than any photo is given up", async () => {
  const slow = await sharp({ create: { width: 5000, height: 5000, channels: 3, background: "#123" } })
    .jpeg({ progressive: true })
    .toBuffer();
  const began = performance.now();
  await acceptPhoto(slow);
  const whole = performance.now() - began;
  const again = performance.now();
  await assert.rejects(acceptPhoto(slow, "", whole / 4_000), refused("files.broken"));
  assert.ok(performance.now() - again < whole * 0.9, "it was read to its end all the same");
});

test("what is not a photo is refused by its content, whatever it is called", async () => {
  const page = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
  const gif = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .gif()
    .toBuffer();
  for (const bytes of [
    page,
    gif,
    Buffer.from("%PDF-1.7"),
    Buffer.from("MZ not a photo"),
    Buffer.alloc(0),
    Buffer.from("<html><script>alert(1)</script>"),
  ])
    await assert.rejects(acceptPhoto(bytes), refused("files.not-a-photo"));
  // A JPEG's first bytes in front of a page: no decoder takes it.
  await assert.rejects(acceptPhoto(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), page])), refused("files.broken"));
});

test("a picture drawn on nothing comes out on white, and an AVIF is refused by its name", async () => {
  const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer();
  const { data } = await sharp((await acceptPhoto(clear)).full)
    .raw()
    .toBuffer({ resolveWithObject: true });
  assert.ok(data.every((value) => value > 250));
  const avif = await noise(16, 16).avif().toBuffer();
  await assert.rejects(
    acceptPhoto(avif),
    (cause: Refusal) => cause.body.code === "files.not-a-photo" && cause.body.params?.["kind"] === "avif",
  );
});

// 320 × 200, its quarters in four colours, made by libheif's own encoder from a JPEG with a position in its EXIF.
const phone = readFileSync(new URL("./phone.heic", import.meta.url));

test("the HEIC of a phone becomes a JPEG of the same picture, without what the phone wrote into it", async () => {
  assert.ok(phone.includes("Exif"));
  const { full, thumb, width, height } = await acceptPhoto(phone);
  assert.deepEqual([width, height], [320, 200]);
  const { format, exif } = await sharp(full).metadata();
  assert.deepEqual([format, exif], ["jpeg", undefined]);
  assert.equal((await sharp(thumb).metadata()).width, 320);
  const { data, info } = await sharp(full).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  for (const [x, y, wanted] of [
    [40, 30, [220, 200, 90]],
    [280, 30, [30, 200, 90]],
    [40, 170, [220, 40, 90]],
    [280, 170, [30, 40, 90]],
  ] as const)
    assert.ok(
      at(x, y).every((value, index) => Math.abs(value - (wanted[index] ?? 0)) < 12),
      `${x},${y}: ${at(x, y).join()}`,
    );
});

test("a HEIC that is cut, spoilt, too large inside or too slow is refused, and the next one is taken", async () => {
  for (const part of [40, 200, 500, phone.length - 100])
    await assert.rejects(acceptPhoto(phone.subarray(0, part)), refused("files.broken"), `${part}`);
  const spoilt = Buffer.from(phone);
  for (let index = 400; index < spoilt.length; index += 3) spoilt[index] = (spoilt[index] ?? 0) ^ 0x5a;
  await acceptPhoto(spoilt).catch((cause: Refusal) => assert.match(cause.body.code, /^files\.(broken|too-many-pixels)$/));
  const bombed = Buffer.from(phone);
  for (let size = bombed.indexOf("ispe"); size >= 0; size = bombed.indexOf("ispe", size + 4)) {
    bombed.writeUInt32BE(9_000, size + 8);
    bombed.writeUInt32BE(9_000, size + 12);
  }
  await assert.rejects(acceptPhoto(bombed), refused("files.too-many-pixels"));
  await assert.rejects(decodeHeic(phone, 1), refused("files.broken"));
  const few = await Promise.all(Array.from({ length: 4 }, () => acceptPhoto(phone)));
  assert.ok(few.every(({ width }) => width === 320));
});

test("what is written behind a photo's end does not come out with it", async () => {
  const both = Buffer.concat([await noise(64, 64).jpeg().toBuffer(), Buffer.from("<script>alert(1)</script>PK\u0003\u0004")]);
  const { full, thumb } = await acceptPhoto(both);
  assert.ok(!full.includes("script") && !thumb.includes("script"));
});

test("a photo cut off in the middle of the upload is refused, not kept half grey", async () => {
  const whole = await noise(800, 600).jpeg().toBuffer();
  await assert.rejects(acceptPhoto(whole.subarray(0, whole.length / 2)), refused("files.broken"));
});

test("a decompression bomb is refused before it is decoded, at once and without memory", async () => {
  const small = bomb(50_000, 50_000);
  assert.ok(small.length < 100_000);
  const [before, started] = [process.memoryUsage().rss, process.cpuUsage()];
  await assert.rejects(acceptPhoto(small), refused("files.too-many-pixels"));
  const { user, system } = process.cpuUsage(started);
  assert.ok(user + system < 1_000_000, `${user + system} µs`);
  assert.ok(process.memoryUsage().rss - before < 200_000_000);
});

test("bytes beyond the limit are refused", async () => {
  await assert.rejects(acceptPhoto(Buffer.alloc(16 * 1024 * 1024, 0xff)), refused("files.too-large"));
});

test("a photo sent twice under one id is kept once; loose ones go after a day, attached ones stay", async () => {
  const photos = openPhotoStore(city.runtime.pools.write, diskStore(folder));
  const bytes = await noise(400, 300).png().toBuffer();
  const [loose, tied] = [uuidv7(), uuidv7()];
  const first = await photos.keep(loose, bytes, city.now());
  assert.deepEqual(await photos.keep(loose, Buffer.from("anything"), city.now()), first);
  const other = await photos.keep(tied, await noise(300, 300).png().toBuffer(), city.now());
  await photos.attach([tied], { home: "330502001", id: uuidv7() }, null);
  await photos.attach([tied], { home: "330503001", id: uuidv7() }, null);
  assert.equal((await photos.find(tied))?.owner?.home, "330502001");
  assert.equal(await photos.sweep(city.advance(25 * 3_600_000)), 1);
  assert.equal(await photos.find(loose), null);
  assert.equal(await photos.read(first, "full"), null);
  assert.ok(await photos.read(other, "thumb"));
});

test("a stored picture somebody changed, exchanged or took away is named", async () => {
  const folder = await mkdtemp(join(tmpdir(), "zuji-files-"));
  const store = diskStore(folder);
  const city = await testCity({ modules: [] });
  const photos = openPhotoStore(city.runtime.pools.write, store);
  const ids = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  for (const [index, id] of ids.entries())
    await photos.keep(
      id,
      await sharp({ create: { width: 40 + index, height: 40, channels: 3, background: "red" } })
        .jpeg()
        .toBuffer(),
      city.now(),
    );
  const look = () => city.owner.begin("read only", (db) => verifyFiles(db, store));
  assert.deepEqual(await look(), { files: 4, findings: [] });
  const rows = await city.owner<{ id: string; digest: string }[]>`select id, digest from files.photo order by id`;
  const [changed, exchanged, gone, small] = rows.map(({ digest }) => digest);
  await store.put(changed ?? "", Buffer.from("another picture"));
  await store.put(exchanged ?? "", (await store.get(small ?? "")) ?? Buffer.of());
  await store.remove(gone ?? "");
  await store.remove(`${small}.thumb`);
  assert.deepEqual(
    (await look()).findings.map(({ key, what }) => [rows.findIndex(({ id }) => id === key), what]),
    [
      [0, "its file is not the one that was kept"],
      [1, "its file is not the one that was kept"],
      [2, "its file is gone"],
      [3, "its small picture is gone"],
    ],
  );
  await city.close();
  await rm(folder, { recursive: true });
});
