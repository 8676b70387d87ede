/** Terms of one record: keeps a GIN index small and a hostile text harmless. About two hundred different characters of Chinese. */
export const MAX_TERMS = 400;
const MAX_QUERY_TERMS = 32;
const MAX_WORD = 40;

/** Scripts written without spaces: every character and every neighbouring pair is a term. */
const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]+/v;
const PARTS =
  /(?<run>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]+)|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]]+/gv;
/** Variation selectors and joiners draw the same character another way; a search must not see them. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gv;

type Part = { cjk: boolean; text: string };

// Lower case can undo a composition ("İ"), so the form is made twice.
const plain = (text: string): string => text.toWellFormed().normalize("NFKC").replace(INVISIBLE, "").toLowerCase().normalize("NFKC");

const partsOf = (text: string): Part[] => (plain(text).match(PARTS) ?? []).map((part) => ({ cjk: RUN.test(part), text: part }));

/** By characters, not by UTF-16 halves: 𠮷 is one. */
const pairs = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, index) => `${characters[index]}${character}`);

const word = (text: string): string => Array.from(text).slice(0, MAX_WORD).join("");

function collect(parts: readonly Part[], limit: number, ofRun: (characters: string[]) => readonly string[]): string[] {
  const found = new Set<string>();
  for (const part of parts) {
    for (const term of part.cjk ? ofRun(Array.from(part.text)) : [word(part.text)]) {
      if (found.size >= limit) return [...found];
      found.add(term);
    }
  }
  return [...found];
}

/**
 * What a text can be found by, for a `terms text[]` column under a GIN index: NFKC, lower case, words and numbers whole; of Chinese (and kana,
 * Hangul) every character and every pair of neighbours. Without repeats, in order, at most 400: what stands beyond is not found.
 * Traditional characters are not turned into simplified ones: 燈 does not find 灯. Nothing here reads sealed text; callers give neutral words only.
 */
export const terms = (text: string): string[] =>
  collect(partsOf(text), MAX_TERMS, (characters) =>
    characters.flatMap((character, index) => (index === 0 ? [character] : [character, `${characters[index - 1]}${character}`])),
  );

/**
 * What must all be there for a text to answer a question: `where terms @> $q`. One character asks for itself, more for their pairs, words for
 * themselves. Empty when nothing can be asked for (punctuation only): leave the condition out, for every record holds the empty set.
 */
export const queryTerms = (question: string): string[] =>
  collect(partsOf(question), MAX_QUERY_TERMS, (characters) => (characters.length === 1 ? characters : pairs(characters)));
