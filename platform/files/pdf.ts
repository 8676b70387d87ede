import sharp from "sharp";
import { refuse } from "../refusals/index.ts";
import { pictureKind } from "./photo.ts";
import type { Rewriting, Rewritten } from "./pdf-worker.ts";
import { inThread } from "./thread.ts";
import { fairTurns } from "./turns.ts";

/** Scans of a dozen pages are 5–10 MB; a hundred pages are a volume, and no evidence for one line. */
export const PAPER_BYTES = 20 * 1024 * 1024;
const PAGES = 60;
const MEMORY = 384 * 1024 * 1024;
const LONGEST_MS = 30_000;
const PICTURE_PX = 1600;
const THUMB_PX = 320;

export type Paper = { pdf: Buffer; pages: number; full: Buffer; thumb: Buffer; width: number; height: number };

/** One file at a time: each may hold hundreds of megabytes while it is rewritten. */
const inTurn = fairTurns(1);

function rewritten(bytes: Buffer, longestMs: number): Promise<Rewritten> {
  const order: Rewriting = { bytes, pages: PAGES, memory: MEMORY, picture: PICTURE_PX };
  return inThread<Rewritten>(new URL("./pdf-worker.ts", import.meta.url), order, longestMs);
}

/**
 * Takes a PDF: type by content, rewritten page by page in a thread of its own with bounded time and memory, so that only what is seen on its pages
 * is kept; with a picture of its first page. Refuses `files.not-a-paper`, `files.paper-too-large` (MB), `files.too-many-pages` (pages, most),
 * `files.paper-locked`, `files.paper-broken`, `files.busy`. `from`: whose it is.
 */
export async function acceptPaper(bytes: Buffer, from = "", longestMs = LONGEST_MS): Promise<Paper> {
  const megabytes = PAPER_BYTES / 1024 / 1024;
  if (bytes.length > PAPER_BYTES) throw refuse.tooLarge("files.paper-too-large", { megabytes });
  const kind = pictureKind(bytes);
  if (kind !== "pdf") throw refuse.invalid("files.not-a-paper", { kind: kind ?? "?" });
  return inTurn(from, async () => {
    const made = await rewritten(bytes, longestMs);
    if (!made.ok && made.reason === "too-many-pages") throw refuse.invalid("files.too-many-pages", { pages: made.pages, most: PAGES });
    if (!made.ok) throw refuse.invalid(made.reason === "locked" ? "files.paper-locked" : "files.paper-broken");
    if (made.pdf.length > PAPER_BYTES * 2) throw refuse.tooLarge("files.paper-too-large", { megabytes });
    const { pages, width, height } = made;
    const open = () => sharp(made.pixels, { raw: { width, height, channels: 3 } });
    const full = await open().jpeg({ quality: 80 }).toBuffer();
    const thumb = await open().resize({ width: THUMB_PX, height: THUMB_PX, fit: "inside" }).jpeg({ quality: 70 }).toBuffer();
    return { pdf: Buffer.from(made.pdf), pages, full, thumb, width, height };
  });
}
