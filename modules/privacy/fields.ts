import { fieldName } from "#platform/vault";

/** "phone:0190…", "answer-2" and "phone" are of sorts "phone", "answer" and "phone". */
export const sortOf = fieldName;

/** Whom to reach, and how: what a person may put right on the spot. What was said then stays as it was said. */
const CONTACTS = ["name", "phone", "email", "address", "guardian"];
export const isCorrectable = (field: string): boolean => CONTACTS.includes(sortOf(field));

const stars = (n: number): string => "*".repeat(Math.min(10, Math.max(1, n)));

/** Enough to know one's own again, too little for whoever looks over a shoulder (domain.md §1.4). */
export function masked(field: string, text: string): string {
  const sort = sortOf(field);
  const letters = [...text];
  if (sort === "name" || sort === "guardian" || sort === "representative") {
    if (letters.length <= 1) return "*";
    return letters.length === 2 ? `${letters[0]}*` : `${letters[0]}${stars(letters.length - 2)}${letters.at(-1)}`;
  }
  if (sort === "phone") return text.length >= 11 ? `${text.slice(0, -8)}****${text.slice(-4)}` : `****${text.slice(-2)}`;
  if (sort === "email") return `${text.slice(0, 1)}***@${text.slice(text.lastIndexOf("@") + 1)}`;
  const shown = sort === "address" ? 6 : 12;
  return letters.length <= shown ? text : `${letters.slice(0, shown).join("")}…`;
}
