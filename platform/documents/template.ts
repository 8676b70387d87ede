import { createRequire } from "node:module";
import { refuse, Refusal } from "../refusals/index.ts";
import type { DocumentData, Field } from "./block.ts";
import { unzip } from "./unzip.ts";

type Part = { type: string; value: string; subparsed?: Part[] };
type Filler = { render: (data: object) => void; toBuffer: () => Buffer };
type FillerOf = new (zip: unknown, options: object) => Filler;
const need = createRequire(import.meta.url);
const Docxtemplater = need("docxtemplater") as FillerOf;

type Explained = { properties?: { errors?: Explained[]; xtag?: unknown; id?: string } };

/** The tag at fault, for the person who wrote it. */
function faultOf(cause: unknown): string {
  const { properties } = cause as Explained;
  const first = properties?.errors?.[0]?.properties ?? properties;
  return typeof first?.xtag === "string" ? first.xtag : "";
}

// A tag nothing is known for stays visible as nothing: unknown tags were refused when the template was taken.
const OPTIONS = { paragraphLoop: true, linebreaks: true, errorLogging: false, nullGetter: () => "" };

function openTemplate(bytes: Uint8Array, more: object): Filler {
  try {
    return new Docxtemplater(unzip(bytes), { ...OPTIONS, ...more });
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    // docxtemplater throws plain errors for braces that do not match and repetitions that do not close.
    throw refuse.invalid("documents.broken-tags", { tag: faultOf(cause) });
  }
}

const placeholders = (parts: readonly Part[], above: string): string[] =>
  parts
    .filter(({ type }) => type === "placeholder")
    .flatMap(({ value, subparsed }) => [`${above}${value}`, ...placeholders(subparsed ?? [], `${above}${value}.`)]);

/** Every tag a Word template uses, those of a repetition as "opinions.text". Refuses `documents.not-word`, `documents.broken-tags`. */
export function tagsIn(bytes: Uint8Array): string[] {
  const tags = new Set<string>();
  // docxtemplater tells a module what it parsed, file by file of the archive: body, headers, footers. Its own inspector needs lodash.
  const listen = {
    name: "Tags",
    set: ({ inspect }: { inspect?: { postparsed?: Part[] } }) => {
      for (const tag of placeholders(inspect?.postparsed ?? [], "")) tags.add(tag);
    },
  };
  openTemplate(bytes, { modules: [listen] });
  return [...tags];
}

const known = (fields: readonly Field[], above = ""): string[] =>
  fields.flatMap((field) => [`${above}${field.tag}`, ...known(field.each ?? [], `${above}${field.tag}.`)]);

/** Refuses `documents.unknown-tags` (naming each) when a Word template says what no field knows; what stands outside may be said inside a repetition. */
export function checkTags(bytes: Uint8Array, fields: readonly Field[]): string[] {
  const tags = tagsIn(bytes);
  const all = new Set(known(fields));
  const outer = new Set(fields.map(({ tag }) => tag));
  const unknown = tags.filter((tag) => !all.has(tag) && !outer.has(tag.slice(tag.lastIndexOf(".") + 1)));
  if (unknown.length > 0) throw refuse.invalid("documents.unknown-tags", { tags: unknown.map((tag) => `{${tag}}`).join("、") });
  return tags;
}

/** The Word file with everything put in. */
export function fillWord(template: Uint8Array, data: DocumentData): Buffer {
  const filler = openTemplate(template, {});
  filler.render(data);
  return filler.toBuffer();
}
