import sharp, { type Sharp } from "sharp";
import { refuse, Refusal } from "../refusals/index.ts";
import { decodeHeic, type Raw } from "./heic.ts";

export type Picture = { full: Buffer; thumb: Buffer; width: number; height: number };

/** 15 MB is what phones send unshrunk; 50 megapixels what their best cameras make. */
export const PHOTO_BYTES = 15 * 1024 * 1024;
const PIXELS = 50_000_000;
const FULL_PX = 2560;
const THUMB_PX = 320;
const TARGET_BYTES = 512 * 1024;

sharp.cache(false);
sharp.concurrency(1);

/** The kind of picture by its first bytes, whatever name or header came with it. */
export function pictureKind(bytes: Uint8Array): "jpeg" | "png" | "webp" | "heic" | "avif" | "gif" | "svg" | "pdf" | null {
  const text = Buffer.from(bytes.subarray(0, 256)).toString("latin1");
  if (text.startsWith("\xFF\xD8\xFF")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1A\n")) return "png";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  if (text.slice(4, 8) === "ftyp" && /^(avif|avis)/.test(text.slice(8, 12))) return "avif";
  if (text.slice(4, 8) === "ftyp" && /^(heic|heix|hevc|heim|heis|mif1|msf1)/.test(text.slice(8, 12))) return "heic";
  if (text.startsWith("GIF8")) return "gif";
  if (text.startsWith("%PDF")) return "pdf";
  if (/^\s*(<\?xml|<!--|<svg|<!DOCTYPE svg)/i.test(text)) return "svg";
  return null;
}

// sharp's own builds leave the HEVC decoder out: HEIC is decoded apart (docs/decisions/0008).
const TAKEN = ["jpeg", "png", "webp", "heic"];

let running = 0;
const waiting: (() => void)[] = [];

/** Two pictures at a time: decoding is the one thing here that can fill a small machine. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

const ofFile = (bytes: Buffer) => (): Sharp =>
  sharp(bytes, { limitInputPixels: PIXELS, sequentialRead: true, failOn: "error", pages: 1 }).rotate().flatten({ background: "#ffffff" });

const ofPixels =
  ({ data, width, height }: Raw) =>
  (): Sharp =>
    sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: "#ffffff" });

async function encode(open: () => Sharp): Promise<Picture> {
  const upright = open().resize({ width: FULL_PX, height: FULL_PX, fit: "inside", withoutEnlargement: true });
  let made = await upright.clone().jpeg({ quality: 80, mozjpeg: false }).toBuffer({ resolveWithObject: true });
  // A second, harder pass only for the few pictures that stay large.
  if (made.data.length > TARGET_BYTES * 1.5) made = await upright.clone().jpeg({ quality: 62 }).toBuffer({ resolveWithObject: true });
  const thumb = await open()
    .resize({ width: THUMB_PX, height: THUMB_PX, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 70 })
    .toBuffer();
  return { full: made.data, thumb, width: made.info.width, height: made.info.height };
}

/**
 * Takes a photo: type by content, size before decoding, turned upright, re-encoded to JPEG of at most 2560 px with a 320 px thumbnail; no EXIF, GPS or
 * profile survives. Refuses `files.not-a-photo` (with what it was), `files.too-large` (bytes), `files.too-many-pixels`, `files.broken`.
 */
export async function acceptPhoto(bytes: Buffer): Promise<Picture> {
  if (bytes.length > PHOTO_BYTES) throw refuse.tooLarge("files.too-large", { megabytes: PHOTO_BYTES / 1024 / 1024 });
  const kind = pictureKind(bytes);
  if (kind === null || !TAKEN.includes(kind)) throw refuse.invalid("files.not-a-photo", { kind: kind ?? "?" });
  return inTurn(async () => {
    try {
      if (kind === "heic") return await encode(ofPixels(await decodeHeic(bytes)));
      const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
      if (width * height > PIXELS) throw refuse.invalid("files.too-many-pixels", { megapixels: Math.round((width * height) / 1_000_000) });
      return await encode(ofFile(bytes));
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      // sharp refuses truncated, mislabelled and hostile files with plain errors.
      throw refuse.invalid("files.broken");
    }
  });
}
