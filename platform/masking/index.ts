/** What is shown of personal data before it is opened on purpose (domain.md §1.4): one rule a kind, here and nowhere else. */

const COMPOUND = /^(欧阳|司马|上官|诸葛|夏侯|司徒|皇甫|尉迟|公孙|慕容|令狐|端木|东方|南宫|西门|百里|宇文|长孙|轩辕|闻人|澹台)./u;
const stars = (n: number): string => "*".repeat(Math.min(10, Math.max(1, n)));

/** Where others can see the screen, and in public: 张某某, 欧阳某. Nobody: "—". */
export function publicName(name: string | null): string {
  if (!name) return "—";
  const letters = [...name];
  const surname = COMPOUND.test(name) ? 2 : 1;
  return `${letters.slice(0, surname).join("")}${"某".repeat(Math.min(2, Math.max(1, letters.length - surname)))}`;
}

/** In a list for those who may know: 张*三, 张*. */
export function listName(name: string): string {
  const letters = [...name];
  if (letters.length <= 1) return "*";
  return letters.length === 2 ? `${letters[0]}*` : `${letters[0]}${stars(letters.length - 2)}${letters.at(-1)}`;
}

/** 138****1234; of something shorter only its end. */
export const phone = (number: string): string =>
  number.length >= 11 ? `${number.slice(0, -8)}****${number.slice(-4)}` : `****${number.slice(-2)}`;

/** The last four digits: what is asked of whoever has the number, and all that is kept of it once something was sent there. */
export const tail = (number: string): string => number.slice(-4);

/** A matter's number in public: its first four signs, enough to tell two rows apart and too little to follow it. */
export const receipt = (number: string): string => `${number.slice(0, 4)}-****`;

/** In the place of a number that is not told at all. */
export const HIDDEN = "****";

/** What stands where a code was. */
export const CODE_CUT = "******";

/** First two and last two: 33**************10. */
export const idNumber = (number: string): string =>
  number.length < 8 ? "*".repeat(number.length) : `${number.slice(0, 2)}${"*".repeat(number.length - 4)}${number.slice(-2)}`;

/** "l***@m***.cn": enough to recognise one's own, not enough to write to. */
export function email(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  return `${address.slice(0, 1)}***@${domain.slice(0, 1)}***${domain.slice(domain.lastIndexOf("."))}`;
}

/** The beginning of a text: of an address about its village, of other words enough to know one's own again. */
export function beginning(text: string, shown: number): string {
  const letters = [...text];
  return letters.length <= shown ? text : `${letters.slice(0, shown).join("")}…`;
}

/** A contact in one's own words: as the phone or mail address it is, else its first two letters. */
export function contact(text: string): string {
  if (text.includes("@")) return email(text);
  const digits = text.normalize("NFKC").replace(/[\s-]/g, "");
  return /^\+?\d{7,}$/.test(digits) ? phone(digits) : beginning(text, 2);
}

/** That something is there and nothing of it. */
export const veiled = (held: string | null): "***" | null => (held ? "***" : null);

const KINDS: readonly [RegExp, (text: string) => string][] = [
  [/^(name|guardian|representative|principal|invited)$/, listName],
  [/phone$/, phone],
  [/email$/, email],
  [/^(id-number|idNumber)$/, idNumber],
  [/^contact$/, contact],
  [/^address$/, (text) => beginning(text, 6)],
];

/** A sealed field by its name, as its owner or a list is shown it. */
export const field = (name: string, text: string): string =>
  (KINDS.find(([kind]) => kind.test(name))?.[1] ?? ((words) => beginning(words, 12)))(text);
