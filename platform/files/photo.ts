import sharp, { type Sharp } from "sharp";
import { refuse, Refusal } from "../refusals/index.ts";
import { decodeHeic, type Raw } from "./heic.ts";
import { fairTurns } from "./turns.ts";

export type Picture = { full: Buffer; thumb: Buffer; width: number; height: number };

/** 15 MB is what phones send unshrunk; 50 megapixels what their best cameras make. */
export const PHOTO_BYTES = 15 * 1024 * 1024;
const PIXELS = 50_000_000;
const FULL_PX = 2560;
const THUMB_PX = 320;
const TARGET_BYTES = 512 * 1024;
/** Twenty times what the largest photo of a phone takes. */
const LONGEST_S = 20;

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

/** Two pictures at a time: decoding is the one thing here that can fill a small machine. */
const inTurn = fairTurns(2);

const ofFile = (bytes: Buffer): Sharp =>
  sharp(bytes, { limitInputPixels: PIXELS, sequentialRead: true, failOn: "error", pages: 1 }).rotate().flatten({ background: "#ffffff" });

const ofPixels = ({ data, width, height }: Raw): Sharp =>
  sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: "#ffffff" });

/** The file is decoded once, whatever is made of it: a few kilobytes may take seconds. */
async function encode(file: Sharp, longestS: number): Promise<Picture> {
  const { data, info } = await file
    .resize({ width: FULL_PX, height: FULL_PX, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .timeout({ seconds: longestS })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const upright = (): Sharp => sharp(data, { raw: { width, height, channels } });
  let full = await upright().jpeg({ quality: 80, mozjpeg: false }).toBuffer();
  // A second, harder pass only for the few pictures that stay large.
  if (full.length > TARGET_BYTES * 1.5) full = await upright().jpeg({ quality: 62 }).toBuffer();
  const thumb = await upright()
    .resize({ width: THUMB_PX, height: THUMB_PX, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 70 })
    .toBuffer();
  return { full, thumb, width, height };
}

/**
 * Takes a photo: type by content, size before decoding, turned upright, re-encoded to JPEG of at most 2560 px with a 320 px thumbnail; no EXIF, GPS or
 * profile survives. `from`: where it was sent from, whose turn it is. Refuses `files.not-a-photo` (with what it was), `files.too-large` (bytes),
 * `files.too-many-pixels`, `files.broken`, `files.busy`.
 */
export async function acceptPhoto(bytes: Buffer, from = "", longestS = LONGEST_S): Promise<Picture> {
  if (bytes.length > PHOTO_BYTES) throw refuse.tooLarge("files.too-large", { megabytes: PHOTO_BYTES / 1024 / 1024 });
  const kind = pictureKind(bytes);
  if (kind === null || !TAKEN.includes(kind)) throw refuse.invalid("files.not-a-photo", { kind: kind ?? "?" });
  return inTurn(from, async () => {
    try {
      if (kind === "heic") return await encode(ofPixels(await decodeHeic(bytes)), longestS);
      const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
      if (width * height > PIXELS) throw refuse.invalid("files.too-many-pixels", { megapixels: Math.round((width * height) / 1_000_000) });
      return await encode(ofFile(bytes), longestS);
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      // sharp refuses truncated, mislabelled and hostile files with plain errors.
      throw refuse.invalid("files.broken");
    }
  });
}
