import { XMLBuilder } from "fast-xml-parser";

export type Format = "xml" | "json";
type Scalar = string | number | boolean | null;
/** A value as both formats can say it. `list` names the elements of an array in XML; JSON has the bare array. */
export type Node = Scalar | readonly Node[] | { readonly [name: string]: Node };

/** What both formats say: `root` and `item` are the XML's element names, JSON is the bare value. */
export type Said = { root: string; item?: string; value: Node };

/** Names of the elements inside arrays that stand in an object, per the specification's examples. */
const ITEMS: Readonly<Record<string, string>> = { attributes: "attribute", values: "value", endpoints: "endpoint", formats: "format" };

const builder = new XMLBuilder({ format: true, suppressEmptyNode: true });

function forXml(value: Node): unknown {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(forXml);
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, Array.isArray(one) ? { [ITEMS[name] ?? "item"]: one.map(forXml) } : forXml(one)]),
  );
}

// U+0000 to U+001F but tab and line ends, lone surrogates and non-characters have no place in XML 1.0, however escaped.
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

export function write(format: Format, { root, item, value }: Said): { body: string; type: string } {
  if (format === "json") return { body: JSON.stringify(value), type: "application/json; charset=utf-8" };
  const inner = item === undefined ? forXml(value) : { [item]: forXml(value) };
  const text = builder.build({ [root]: inner });
  // The one validator that runs wants the type exactly so; UTF-8 is said by the document itself.
  return { body: `<?xml version="1.0" encoding="utf-8"?>\n${text.replace(NOT_XML, "")}`, type: "text/xml" };
}

/** An expected no in the words of the specification: an HTTP status, and a list of code and description. */
export class Wrong extends Error {
  readonly status: number;
  readonly description: string;
  constructor(status: number, description: string) {
    super(description);
    this.status = status;
    this.description = description;
  }
}

export const errors = (wrong: readonly Wrong[]): Said => ({
  root: "errors",
  item: "error",
  value: wrong.map(({ status, description }) => ({ code: status, description })),
});

/** The first moment of a day of the city as W3C date and time with its offset. The public knows no finer time of a report than its day. */
export const dayTime = (day: string): string => `${day}T00:00:00+08:00`;

/** The day in the city on which an instant lies, "2026-11-25"; null when it cannot be read as a date with an offset or as a bare day. */
export function dayOf(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ? null : text;
  // A "+" that came unescaped in an address is a blank.
  const repaired = text.trim().replace(/ (\d{2}:?\d{2})$/, "+$1");
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(repaired)) return null;
  const at = Date.parse(repaired.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
  return Number.isNaN(at) ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}
