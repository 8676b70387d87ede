import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

type HeifImage = {
  get_width: () => number;
  get_height: () => number;
  display: (
    into: { data: Uint8ClampedArray; width: number; height: number },
    done: (shown: { data: Uint8ClampedArray } | null) => void,
  ) => void;
};
type Heif = { HeifDecoder: new () => { decode: (bytes: Uint8Array) => HeifImage[] } };

export type Decoding = { bytes: Uint8Array; pixels: number };
export type Decoded =
  | { ok: true; data: Uint8Array; width: number; height: number }
  | { ok: false; reason: "broken" }
  | { ok: false; reason: "too-many-pixels"; megapixels: number };

const heif = createRequire(import.meta.url)("libheif-js/wasm-bundle") as Heif;

/** Sizes stand in the file's head, so an oversized picture is refused before a pixel of it is decoded. */
async function decode({ bytes, pixels }: Decoding): Promise<Decoded> {
  const [image] = new heif.HeifDecoder().decode(bytes);
  if (!image) return { ok: false, reason: "broken" };
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > pixels) return { ok: false, reason: "too-many-pixels", megapixels: Math.round((width * height) / 1_000_000) };
  const into = { data: new Uint8ClampedArray(width * height * 4), width, height };
  const shown = await new Promise<{ data: Uint8ClampedArray } | null>((done) => image.display(into, done));
  return shown ? { ok: true, data: new Uint8Array(shown.data.buffer), width, height } : { ok: false, reason: "broken" };
}

const answer = await decode(workerData as Decoding);
parentPort?.postMessage(answer, answer.ok ? [answer.data.buffer as ArrayBuffer] : []);
