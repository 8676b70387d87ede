import type { Module, Purpose } from "../modules/module.ts";

/** "phone" of "phone:0198…", "phone 2" and "phone-2": what a purpose lists is the name, not each of its copies. */
export const fieldName = (field: string): string => (/^[^: ]*/.exec(field)?.[0] ?? "").replace(/-\d+$/, "");

/** Whether a purpose stands behind a field; what is not listed is not collected. */
export const covers = (purpose: Purpose, field: string): boolean => purpose.fields.includes(fieldName(field));

/** What a purpose lacks (domain.md §0.3 rule 5): title and law in both languages, fields, an end. Empty when it may be registered. */
export function lacks(purpose: Purpose): string[] {
  const said = (words: { zh: string; en: string }): boolean => words.zh.trim() !== "" && words.en.trim() !== "";
  return [
    ...(said(purpose.title) ? [] : ["a title"]),
    ...(said(purpose.basis) ? [] : ["a legal basis"]),
    ...(purpose.sensitive === undefined || said(purpose.sensitive) ? [] : ["what is sensitive in it"]),
    ...(purpose.fields.length > 0 ? [] : ["fields"]),
    ...(purpose.fields.every((field) => fieldName(field) === field) ? [] : ["plain names of fields"]),
    ...((purpose.lookup ?? []).every((field) => purpose.fields.includes(field)) ? [] : ["the fields it is found by"]),
    ...(purpose.longer === undefined ||
    (Number.isInteger(purpose.longer.days) && purpose.longer.days > purpose.retentionDays && said(purpose.longer.when))
      ? []
      : ["why it is kept longer"]),
    ...(Number.isInteger(purpose.retentionDays) && purpose.retentionDays > 0 ? [] : ["an end"]),
  ];
}

/** The purposes of all modules by code. Two of one code, or one that lacks something, are a bug of the build. */
export function purposesOf(modules: readonly Module[]): ReadonlyMap<string, Purpose> {
  const found = new Map<string, Purpose>();
  for (const purpose of modules.flatMap((one) => one.purposes ?? [])) {
    if (found.has(purpose.code)) throw new Error(`two purposes are called ${purpose.code}`);
    const missing = lacks(purpose);
    if (missing.length > 0) throw new Error(`purpose ${purpose.code} lacks ${missing.join(", ")}`);
    found.set(purpose.code, purpose);
  }
  return found;
}
