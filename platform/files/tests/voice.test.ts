import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { acceptVoice, diskStore, openPhotoStore, openUploads, VOICE_BYTES } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import type { Refusal } from "#platform/refusals";
import { testCity, type TestCity } from "#platform/testing";

let city: TestCity;
let folder: string;
before(async () => {
  city = await testCity({ modules: [] });
  folder = await mkdtemp(join(tmpdir(), "zuji-voice-"));
});
after(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

const refused = (code: string) => (cause: Refusal) => cause.body.code === code;
type Shape = { coding?: number; channels?: number; rate?: number; bits?: number; extra?: [string, Buffer][]; samples?: Buffer };

const chunk = (id: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(id, 0, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
const speech = (ms: number): Buffer => {
  const samples = Buffer.alloc(Math.round(ms * 16) * 2);
  for (let at = 0; at < samples.length; at += 2) samples.writeInt16LE(Math.round(8_000 * Math.sin(at / 40)), at);
  return samples;
};
function wav({ coding = 1, channels = 1, rate = 16_000, bits = 16, extra = [], samples = speech(1_000) }: Shape = {}): Buffer {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(coding, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE((rate * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  const body = Buffer.concat([chunk("fmt ", format), ...extra.map(([id, data]) => chunk(id, data)), chunk("data", samples)]);
  return chunk("RIFF", Buffer.concat([Buffer.from("WAVE"), body]));
}

test("a voice note is built anew around its samples: nothing else of the file survives", () => {
  const hidden = Buffer.from("<script>alert(1)</script> 手机号 13800138000");
  const { wav: kept, milliseconds } = acceptVoice(
    Buffer.concat([
      wav({
        extra: [
          ["LIST", hidden],
          ["id3 ", hidden],
        ],
      }),
      hidden.subarray(0, 7),
    ]),
  );
  assert.equal(milliseconds, 1_000);
  assert.equal(kept.length, 44 + 32_000);
  assert.ok(kept.subarray(44).equals(speech(1_000)));
  assert.ok(!kept.includes("script") && !kept.includes("LIST"));
  assert.deepEqual(acceptVoice(kept).wav, kept, "what we built is what we would build");
});

test("other rates, channels, depths, codings, lengths and files are refused by name", () => {
  for (const shape of [{ rate: 44_100 }, { channels: 2 }, { bits: 8 }, { coding: 3 }, { coding: 85 }])
    assert.throws(() => acceptVoice(wav(shape)), refused("files.not-a-voice"), JSON.stringify(shape));
  assert.throws(() => acceptVoice(wav({ samples: speech(1_000).subarray(0, 31_999) })), refused("files.not-a-voice"));
  assert.throws(() => acceptVoice(wav({ samples: speech(61_000) })), refused("files.voice-too-long"));
  assert.throws(() => acceptVoice(Buffer.alloc(VOICE_BYTES + 1)), refused("files.voice-too-long"));
  assert.throws(() => acceptVoice(wav({ samples: speech(100) })), refused("files.voice-too-short"));
  assert.throws(() => acceptVoice(wav().subarray(0, 9_000)), refused("files.not-a-voice"));
  for (const bytes of [Buffer.alloc(0), Buffer.from("OggS then something else, long enough to be looked at"), Buffer.alloc(100, 0xff)])
    assert.throws(() => acceptVoice(bytes), refused("files.not-a-voice"));
});

test("no bytes at all make it fail in any other way than by name", () => {
  const whole = wav();
  fc.assert(
    fc.property(fc.nat(200), fc.uint8Array({ maxLength: 40 }), (at, junk) => {
      const bytes = Buffer.from(whole);
      bytes.set(junk, Math.min(at, bytes.length - junk.length));
      try {
        const { wav: kept } = acceptVoice(bytes);
        assert.equal(kept.subarray(0, 4).toString(), "RIFF");
      } catch (cause) {
        assert.match((cause as Refusal).body.code, /^files\./);
      }
    }),
  );
});

test("a note is kept beside photos, tied and swept like them, and never taken for one", async () => {
  const files = openPhotoStore(city.runtime.pools.write, diskStore(folder));
  const [loose, tied] = [uuidv7(), uuidv7()];
  const first = await files.keepVoice(loose, wav(), city.now());
  assert.deepEqual([first.kind, first.milliseconds, first.owner], ["voice", 1_000, null]);
  assert.deepEqual(await files.keepVoice(loose, Buffer.from("anything"), city.now()), first);
  await files.keepVoice(tied, wav({ samples: speech(2_000) }), city.now());
  assert.deepEqual(await files.missing([loose, tied], "voice"), []);
  assert.deepEqual(await files.missing([loose], "photo"), [loose]);
  const stranger = uuidv7();
  assert.deepEqual(await files.missing([tied, stranger], "voice"), [stranger]);
  await files.attach([tied], { home: "330502001", id: uuidv7() }, null);
  assert.equal(await files.sweep(city.advance(25 * 3_600_000)), 1);
  assert.equal(await files.find(loose), null);
  assert.equal((await files.find(tied))?.milliseconds, 2_000);
});

test("parts in order make the whole; the same part again changes nothing, a gap and another length are refused", async () => {
  const uploads = openUploads(city.runtime.pools.write);
  const id = uuidv7();
  const bytes = Buffer.from("一段一段地传，断了再接。".repeat(20));
  const part = (offset: number, end: number, length = bytes.length) =>
    uploads.append({ id, kind: "photo", length, offset, bytes: bytes.subarray(offset, end), now: city.now() });
  assert.equal(await uploads.standing(id), null);
  await assert.rejects(part(100, 200), refused("files.wrong-offset"));
  assert.deepEqual(await part(0, 100), { received: 100, length: bytes.length });
  assert.deepEqual(await part(0, 100), { received: 100, length: bytes.length });
  await assert.rejects(part(200, 300), (cause: Refusal) => cause.body.params?.["offset"] === 100);
  await assert.rejects(part(100, 200, 999), refused("files.other-length"));
  // Two senders at once: one of them moves it on.
  await Promise.allSettled(Array.from({ length: 4 }, () => part(100, 200)));
  assert.deepEqual(await uploads.standing(id), { received: 200, length: bytes.length });
  assert.deepEqual(await part(200, bytes.length), { received: bytes.length, length: bytes.length });
  assert.ok((await uploads.whole(id)).equals(bytes));
  await uploads.drop(id);
  assert.equal(await uploads.standing(id), null);
  assert.equal((await uploads.whole(id)).length, 0);
});

test("what nobody carried on with goes after a day, with all its parts; what is under way stays", async () => {
  const uploads = openUploads(city.runtime.pools.write);
  const [old, young] = [uuidv7(), uuidv7()];
  const begin = (id: string) => uploads.append({ id, kind: "voice", length: 10, offset: 0, bytes: Buffer.from("12345"), now: city.now() });
  await begin(old);
  city.advance(23 * 3_600_000);
  await begin(young);
  await uploads.sweep(city.advance(2 * 3_600_000));
  assert.equal(await uploads.standing(old), null);
  assert.equal((await uploads.whole(old)).length, 0);
  assert.deepEqual(await uploads.standing(young), { received: 5, length: 10 });
});
