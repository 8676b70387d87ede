import { refuse } from "../refusals/index.ts";

export type Voice = { wav: Buffer; milliseconds: number };

/** What a voice note is: 16-bit mono at 16 kHz, a minute at most. A little more for a recorder that stops late. */
const RATE = 16_000;
const LONGEST_MS = 60_000;
const GRACE_MS = 500;
const SHORTEST_MS = 300;
const HEADER = 44;
export const VOICE_BYTES = HEADER + (RATE * 2 * (LONGEST_MS + GRACE_MS)) / 1000 + 4096;

type Format = { coding: number; channels: number; rate: number; bits: number };

const refused = () => refuse.invalid("files.not-a-voice");

/** Chunks of a RIFF file in their order; a length beyond the end is a broken file. */
function* chunks(bytes: Buffer): Generator<{ id: string; body: Buffer }> {
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > bytes.length) throw refused();
    yield { id: bytes.toString("latin1", at, at + 4), body: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length % 2);
  }
}

const formatOf = (body: Buffer): Format => ({
  coding: body.readUInt16LE(0),
  channels: body.readUInt16LE(2),
  rate: body.readUInt32LE(4),
  bits: body.readUInt16LE(14),
});

function headerFor(length: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(length, 40);
  return header;
}

/**
 * Takes a voice note: a WAV of 16-bit mono samples at 16 kHz. A file of our own is built around the samples, so nothing else of what came is kept.
 * Refuses `files.voice-too-long`, `files.voice-too-short`, `files.not-a-voice`.
 */
export function acceptVoice(bytes: Buffer): Voice {
  if (bytes.length > VOICE_BYTES) throw refuse.tooLarge("files.voice-too-long", { seconds: LONGEST_MS / 1000 });
  if (bytes.length < HEADER || bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WAVE") throw refused();
  let format: Format | null = null;
  let samples: Buffer | null = null;
  for (const { id, body } of chunks(bytes)) {
    if (id === "fmt " && body.length >= 16) format ??= formatOf(body);
    if (id === "data") samples ??= body;
  }
  if (format === null || samples === null || samples.length % 2 === 1) throw refused();
  if (format.coding !== 1 || format.channels !== 1 || format.rate !== RATE || format.bits !== 16) throw refused();
  const milliseconds = Math.round((samples.length / 2 / RATE) * 1000);
  if (milliseconds > LONGEST_MS + GRACE_MS) throw refuse.tooLarge("files.voice-too-long", { seconds: LONGEST_MS / 1000 });
  if (milliseconds < SHORTEST_MS) throw refuse.invalid("files.voice-too-short");
  return { wav: Buffer.concat([headerFor(samples.length), samples]), milliseconds };
}
