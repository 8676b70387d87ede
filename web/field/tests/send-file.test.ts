import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PART_BYTES, sendFile } from "../send-file.ts";
import { resampled, VOICE_RATE, wavOf } from "../wav.ts";
import type { Answer } from "../item.ts";
import type { Ask } from "../wire.ts";

const told = (status: number, body: unknown): Answer => ({ status, body, retryAfterMs: null });

/** A server of parts, and a line to it that fails when told. */
function server(faults: readonly ("none" | "before" | "after")[]) {
  let held = new Uint8Array();
  let sent = 0;
  let call = 0;
  const ask: Ask = async (method, _path, { part, headers } = {}) => {
    const fault = faults[call++] ?? "none";
    if (fault === "before") return told(0, null);
    const length = Number(headers?.["upload-length"] ?? 0);
    const offset = Number(headers?.["upload-offset"] ?? 0);
    if (method === "PATCH" && part) {
      const bytes = new Uint8Array(await part.arrayBuffer());
      sent += bytes.length;
      if (offset === held.length) held = Uint8Array.from([...held, ...bytes]);
      else if (offset + bytes.length > held.length) return fault === "after" ? told(0, null) : told(409, { code: "files.wrong-offset" });
    }
    if (fault === "after") return told(0, null);
    return told(200, { offset: held.length, done: method === "PATCH" && held.length === length });
  };
  return { ask, held: () => held, sent: () => sent };
}

const file = (size: number): Blob => new Blob([Uint8Array.from({ length: size }, (_, index) => (index * 31) % 251)]);

test("a file arrives whole and once whatever breaks, and no byte that arrived is sent again but of the part that broke", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 * PART_BYTES }),
      fc.array(fc.constantFrom("none" as const, "before" as const, "after" as const), { maxLength: 12 }),
      async (size, faults) => {
        const line = server(faults);
        const photo = file(size);
        let answer = told(0, null);
        for (let tries = 0; tries < 20 && answer.status !== 200; tries += 1)
          answer = await sendFile(line.ask, "photos", "id", photo, tries > 0);
        assert.equal(answer.status, 200);
        assert.deepEqual(line.held(), new Uint8Array(await photo.arrayBuffer()));
        const lost = faults.filter((fault) => fault !== "none").length;
        assert.ok(line.sent() <= size + lost * PART_BYTES, `${line.sent()} for ${size}`);
      },
    ),
    { numRuns: 60 },
  );
});

test("a refusal of the server is the file's answer, at once", async () => {
  let asked = 0;
  const ask: Ask = async () => {
    asked += 1;
    return told(400, { code: "files.not-a-voice" });
  };
  assert.equal((await sendFile(ask, "voices", "id", file(10), false)).status, 400);
  assert.equal(asked, 1);
});

test("a server that never agrees where the file stands is not asked for ever", async () => {
  let asked = 0;
  const ask: Ask = async (method) => {
    asked += 1;
    return method === "GET" ? told(200, { offset: 0, done: false }) : told(409, { code: "files.wrong-offset" });
  };
  assert.equal((await sendFile(ask, "photos", "id", file(10), false)).status, 409);
  assert.ok(asked < 20);
});

test("what a device hears at 48 or 44.1 kHz keeps its length and its tone at 16 kHz", async () => {
  for (const rate of [48_000, 44_100, 16_000]) {
    const tone = Float32Array.from({ length: rate }, (_, index) => 0.5 * Math.sin((2 * Math.PI * 440 * index) / rate));
    const made = resampled(tone, rate);
    assert.ok(Math.abs(made.length - VOICE_RATE) <= 1, `${rate}: ${made.length}`);
    let crossings = 0;
    for (let at = 1; at < made.length; at += 1) if ((made[at - 1] ?? 0) < 0 && (made[at] ?? 0) >= 0) crossings += 1;
    assert.ok(Math.abs(crossings - 440) <= 2, `${rate}: ${crossings} Hz`);
    const wav = Buffer.from(await wavOf(made).arrayBuffer());
    assert.equal(wav.readUInt32LE(24), VOICE_RATE);
    assert.equal(wav.readUInt32LE(40), made.length * 2);
  }
});
