import { refuse } from "../refusals/index.ts";
import type { Decoded, Decoding } from "./heic-worker.ts";
import { inThread } from "./thread.ts";

/** 48 MP cameras save 24 MP HEIC unless asked otherwise; a pixel costs four bytes here and as many in the decoder. */
const PIXELS = 26_000_000;
const LONGEST_MS = 20_000;

export type Raw = { data: Uint8Array; width: number; height: number };

/**
 * Pixels (RGBA, upright) of the first picture of a HEIC file. libheif runs as WebAssembly in a thread of its own, which ends with the picture: a hostile
 * file reaches no memory of the server's, and 20 seconds are all it gets. Refuses `files.broken`, `files.too-many-pixels`.
 */
export async function decodeHeic(bytes: Buffer, longestMs = LONGEST_MS): Promise<Raw> {
  const order: Decoding = { bytes, pixels: PIXELS };
  const decoded = await inThread<Decoded>(new URL("./heic-worker.ts", import.meta.url), order, longestMs);
  if (decoded.ok) return decoded;
  if (decoded.reason === "too-many-pixels") throw refuse.invalid("files.too-many-pixels", { megapixels: decoded.megapixels });
  throw refuse.invalid("files.broken");
}
