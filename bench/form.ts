/** Text with holes: what stands between, and which value goes into each. */
export type Form = { between: string[]; holes: string[] };
export type Values = Readonly<Record<string, string>>;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|⟦\w+⟧/g;

/** Makes holes where the record's own ids stand, and where a marker names a value computed anew. */
export function form(text: string, own: ReadonlySet<string>): Form {
  const made: Form = { between: [], holes: [] };
  let from = 0;
  for (const found of text.matchAll(UUID)) {
    const marker = found[0].startsWith("⟦");
    if (!marker && !own.has(found[0])) continue;
    made.between.push(text.slice(from, found.index));
    made.holes.push(marker ? found[0].slice(1, -1) : found[0]);
    from = found.index + found[0].length;
  }
  made.between.push(text.slice(from));
  return made;
}

export function fill({ between, holes }: Form, values: Values): string {
  let text = between[0] ?? "";
  for (let index = 0; index < holes.length; index += 1) text += (values[holes[index] ?? ""] ?? "") + (between[index + 1] ?? "");
  return text;
}

export const hole = (name: string): string => `⟦${name}⟧`;
/** As COPY's text wants it. */
export const escaped = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (one) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" })[one] ?? one);
