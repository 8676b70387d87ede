import { SOURCES, type LegalSource } from "./register.ts";

/** Every name a source is cited under; the longest first, since some names end in others. */
export const NAMES: readonly (readonly [name: string, source: LegalSource])[] = SOURCES.flatMap((source) =>
  [source.zh, ...source.also].map((name) => [name, source] as const),
).sort(([left], [right]) => right.length - left.length);

/** The sources a text names, in the order of the register. */
export function sourcesIn(text: string): LegalSource[] {
  const found = new Set<LegalSource>();
  let left = text;
  for (const [name, source] of NAMES) {
    const rest = left.replaceAll(name, " ");
    if (rest !== left) found.add(source);
    left = rest;
  }
  return SOURCES.filter((source) => found.has(source));
}

/** A name that ends as names of laws do, right before an article's number: "信访工作条例 23", "《档案法》第三十七条", "浙江省信访条例 2016, 20". */
const CITATION =
  /([\p{sc=Han}〔〕\d]*(?:法|条例|规定|规则|办法|法典|解释|〕\d+号))》? ?(?:(?:19|20)\d{2}, ?)?(?:第[零〇一二三四五六七八九十百\d]+条|\d{1,3}(?!\d))/gu;
/** What may stand before a name in a sentence. */
const BEFORE = /^(?:.*(?:依照|依据|根据|按照|按|或者|和|及|与))?(?:中华人民共和国)?$/u;
/** "条例第十六条": what was named before. */
const SAID_BEFORE = new Set(["法", "条例", "规定", "规则", "办法", "解释"]);

const isKnown = (run: string): boolean => NAMES.some(([name]) => run.endsWith(name) && BEFORE.test(run.slice(0, -name.length)));

/** Citations of articles whose law is not in the register, as they stand in the text. One by "条例" alone needs a source named before it. */
export function unknownIn(text: string): string[] {
  return [...text.matchAll(CITATION)].flatMap(({ 0: whole, 1: run = "", index }) => {
    if (isKnown(run)) return [];
    return SAID_BEFORE.has(run) && sourcesIn(text.slice(0, index)).length > 0 ? [] : [whole];
  });
}
