export { COMMON, dayInWords, numberInWords, type Block, type DocumentData, type Field } from "./block.ts";
export type { DocumentKind } from "./kind.ts";
export { lockFile, newFileKey, openFile } from "./lock.ts";
export { bindVolume, makeDocument, printPdf } from "./press.ts";
export { readWord } from "./read-word.ts";
export { checkTags, tagsIn } from "./template.ts";
export { TEMPLATE_BYTES } from "./unzip.ts";
export { wordTemplate } from "./word.ts";
export { documentWords } from "./words.ts";
