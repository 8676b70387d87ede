import { parentPort, workerData } from "node:worker_threads";
import type { PDFDocument } from "mupdf";

export type Rewriting = { bytes: Uint8Array; pages: number; memory: number; picture: number };
export type Rewritten =
  | { ok: true; pdf: Uint8Array; pages: number; pixels: Uint8Array; width: number; height: number }
  | { ok: false; reason: "broken" | "locked" }
  | { ok: false; reason: "too-many-pages"; pages: number };

const WASM_PAGE = 65_536;
const { bytes, pages: most, memory, picture } = workerData as Rewriting;

// A few bytes may unpack to gigabytes: what MuPDF may hold is bounded here, since limits of a worker's heap do not count WebAssembly's memory.
const { prototype } = WebAssembly.Memory;
const grow = Object.getOwnPropertyDescriptor(prototype, "grow")?.value as (this: WebAssembly.Memory, by: number) => number;
prototype.grow = function bounded(this: WebAssembly.Memory, by: number): number {
  if (this.buffer.byteLength + by * WASM_PAGE > memory) throw new RangeError("the file needs more memory than it may have");
  return grow.call(this, by);
};

/** Only what is seen on the pages goes over into a new file: no script, action, form, link, attachment or author does. */
async function rewrite(): Promise<Rewritten> {
  const mupdf = await import("mupdf");
  const doc = mupdf.Document.openDocument(bytes, "application/pdf") as PDFDocument;
  if (doc.needsPassword()) return { ok: false, reason: "locked" };
  const pages = doc.countPages();
  if (pages > most) return { ok: false, reason: "too-many-pages", pages };
  if (pages === 0) return { ok: false, reason: "broken" };
  // Stamps, notes and what was filled in become part of the page they stand on.
  doc.bake(true, true);
  const out = new mupdf.PDFDocument();
  const map = out.newGraftMap();
  for (let page = 0; page < pages; page += 1) map.graftPage(page, doc, page);
  const pdf = out.saveToBuffer("garbage=compact,compress").asUint8Array().slice();
  const first = out.loadPage(0);
  const [left, top, right, bottom] = first.getBounds();
  const scale = Math.min(4, picture / Math.max(right - left, bottom - top, 1));
  const shown = first.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, false, true);
  return {
    ok: true,
    pdf,
    pages,
    pixels: shown.getPixels().slice() as unknown as Uint8Array,
    width: shown.getWidth(),
    height: shown.getHeight(),
  };
}

// What MuPDF cannot read is broken for us, whatever it says of it.
const answer = await rewrite().catch((): Rewritten => ({ ok: false, reason: "broken" }));
parentPort?.postMessage(answer);
