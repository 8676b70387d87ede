import PizZip from "pizzip";
import { refuse } from "../refusals/index.ts";

/** A template is text; a picture or two fit, a film does not. Unpacked, forty times as much is a bomb. */
export const TEMPLATE_BYTES = 2 * 1024 * 1024;
const UNPACKED_BYTES = 24 * 1024 * 1024;

/** Opens a .docx. Refuses `documents.not-word` for anything else, macros and packed bombs included, and `documents.too-large`. */
export function unzip(bytes: Uint8Array): PizZip {
  if (bytes.length > TEMPLATE_BYTES) throw refuse.tooLarge("documents.too-large", { megabytes: TEMPLATE_BYTES / 1024 / 1024 });
  let zip: PizZip;
  try {
    zip = new PizZip(Buffer.from(bytes));
  } catch {
    // No archive at all: pizzip throws plain errors.
    throw refuse.invalid("documents.not-word");
  }
  const names = Object.keys(zip.files);
  // The directory says the size before anything is unpacked.
  const declared = names.reduce((sum, name) => sum + (Reflect.get(zip.files[name] ?? {}, "_data")?.uncompressedSize ?? 0), 0);
  const macros = names.some((name) => /vbaProject/i.test(name));
  if (!zip.files["word/document.xml"] || macros || declared > UNPACKED_BYTES || names.length > 400)
    throw refuse.invalid("documents.not-word");
  return zip;
}
