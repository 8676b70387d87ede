import { Worker } from "node:worker_threads";
import { refuse } from "../refusals/index.ts";
import type { Decoded, Decoding } from "./heic-worker.ts";

/** 48 MP cameras save 24 MP HEIC unless asked otherwise; a pixel costs four bytes here and as many in the decoder. */
const PIXELS = 26_000_000;
const LONGEST_MS = 20_000;
const HEAP_MB = 256;

export type Raw = { data: Uint8Array; width: number; height: number };

const answered = (worker: Worker, longestMs: number): Promise<Decoded> =>
  new Promise((done) => {
    const broken = (): void => done({ ok: false, reason: "broken" });
    const late = setTimeout(broken, longestMs);
    worker.once("message", done);
    // What its decoder cannot read, or needs more memory for than it may have, is broken for us.
    worker.once("error", broken);
    worker.once("exit", () => {
      clearTimeout(late);
      broken();
    });
  });

/**
 * Pixels (RGBA, upright) of the first picture of a HEIC file. libheif runs as WebAssembly in a thread of its own, which ends with the picture: a hostile
 * file reaches no memory of the server's, and 20 seconds are all it gets. Refuses `files.broken`, `files.too-many-pixels`.
 */
export async function decodeHeic(bytes: Buffer, longestMs = LONGEST_MS): Promise<Raw> {
  const workerData: Decoding = { bytes, pixels: PIXELS };
  const worker = new Worker(new URL("./heic-worker.ts", import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
    stdout: true,
    stderr: true,
  });
  const decoded = await answered(worker, longestMs);
  await worker.terminate();
  if (decoded.ok) return decoded;
  if (decoded.reason === "too-many-pixels") throw refuse.invalid("files.too-many-pixels", { megapixels: decoded.megapixels });
  throw refuse.invalid("files.broken");
}
