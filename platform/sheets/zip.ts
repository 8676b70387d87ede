import { refuse } from "../refusals/index.ts";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const WIDE = 0xffffffff;
/** An office's largest honest table is a few megabytes; everything beyond is a mistake or an attack. */
const MOST_PARTS = 300;
const UNPACKED_BYTES = 96 * 1024 * 1024;
const PART_BYTES = 64 * 1024 * 1024;
/** Deflate packs at most about 1,030 : 1; tables of repeated text reach 40 : 1. */
const RATIO = 150;
const SMALL_BYTES = 1024 * 1024;

const broken = () => refuse.invalid("sheets.broken");

function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw broken();
}

/**
 * Reads a workbook's table of contents before anything is unpacked. The unpacker stops at the size an entry declares, so what is declared is what
 * can come out. Refuses `sheets.bomb` (parts, sizes, ratio), `sheets.macros` and `sheets.broken`.
 */
export function assertSoundZip(bytes: Uint8Array): void {
  if (bytes.length < 22) throw broken();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // 0xFFFF and 0xFFFFFFFF mean ZIP64: files past 4 GB, which no one here needs.
  if (count > MOST_PARTS || at === WIDE) throw refuse.tooLarge("sheets.bomb");
  let unpacked = 0;
  let workbook = false;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw broken();
    const [method, packed, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString("latin1");
    if (method !== 0 && method !== 8) throw broken();
    if (packed === WIDE || size === WIDE || size > PART_BYTES) throw refuse.tooLarge("sheets.bomb");
    // An entry that declares nothing and holds something has no limit at which to stop.
    if (size === 0 && packed > 2) throw refuse.tooLarge("sheets.bomb");
    if (size > SMALL_BYTES && size / Math.max(1, packed) > RATIO) throw refuse.tooLarge("sheets.bomb");
    if (/vbaProject\.bin$/i.test(name)) throw refuse.invalid("sheets.macros");
    if (name === "[Content_Types].xml") workbook = true;
    unpacked += size;
    at += 46 + nameLength + extra + comment;
  }
  if (unpacked > UNPACKED_BYTES) throw refuse.tooLarge("sheets.bomb");
  if (!workbook) throw broken();
}
