import type { ComponentChildren } from "preact";
import type { Api } from "#web/client";
import type { Language } from "#web/words";

/** A page request as the server hands it over: no framework in it, so the same pages run in tests and in other containers. */
export type PageRequest = {
  method: "GET" | "POST";
  path: string;
  query: Record<string, string>;
  form: Record<string, string | string[]> | null;
  language: Language;
  elder: boolean;
  /** "https://host", for links that leave the page (QR codes, print). */
  origin: string;
  commandId: string;
};

/** Text that stands on page after page: the same object each time, so that whoever packs pages packs it once. */
export type Kept = { readonly text: string };
export type Piece = Kept | string;

/** `pieces`: what the body is made of, where some of it stands on other pages too. */
export type PageReply = { status: number; headers: Record<string, string>; body: string; pieces?: readonly Piece[] };

/** Who serves this page, told once per request. */
export type Site = { name: { zh: string; en: string }; demo: boolean; hotline: string; version: string };

export type Visit = {
  request: PageRequest;
  api: Api;
  language: Language;
  elder: boolean;
  site: Site;
  /** RFC 3339 instant of this request; `today` is its day in the city, "YYYY-MM-DD". */
  now: string;
  today: string;
  params: Readonly<Record<string, string>>;
};

export type Page = {
  kind: "page";
  status?: number;
  title: string;
  body: ComponentChildren;
  /** The form whose unsent entries the language and elder switches must carry along. */
  journey?: string;
  headers?: Record<string, string>;
  /** Pages with one task have no navigation beside it. */
  quiet?: boolean;
  wide?: boolean;
};
export type Outcome = Page | { kind: "redirect"; to: string } | { kind: "file"; type: string; name: string; body: string };

export type PageRoute = {
  path: string;
  visit: (visit: Visit) => Promise<Outcome>;
  /**
   * The page says the same to everybody: those who ask at once are sent one writing of it, each with a `commandId` of their own in it. "by-link": to
   * everybody who has its link. Most often that is one, who then waits for nobody; when those who met the same failure are told of it, it is thousands.
   */
  same?: true | "by-link";
};

/** Reads the parameters of "/f/{home}/{id}" out of a path; null when the path is another one's. Made once for each pattern. */
export function pathMatch(pattern: string): (path: string) => Record<string, string> | null {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const fixed = pattern.split("{")[0] ?? "";
  const literal = (text: string): string => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  const whole = new RegExp(
    `^${pattern
      .split(/\{\w+\}/)
      .map(literal)
      .join("([^/]+)")}/*$`,
  );
  return (path) => {
    // A server has a hundred patterns to try, of which nearly all begin otherwise.
    if (!path.startsWith(fixed)) return null;
    const found = whole.exec(path);
    if (!found) return null;
    try {
      return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? "")]));
    } catch {
      // A percent sign that encodes nothing: no page has that address.
      return null;
    }
  };
}

/** One value of a form field; the last one when a page sent several. */
export function fieldOf(form: PageRequest["form"], name: string): string {
  const value = form?.[name];
  return (Array.isArray(value) ? value.at(-1) : value) ?? "";
}

export function fieldsOf(form: PageRequest["form"], name: string): string[] {
  const value = form?.[name];
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter((item) => item !== "");
}

/** Photos a form brought: ids of those stored already, without the ones taken out again. */
export const photosOf = (form: PageRequest["form"], most: number): string[] =>
  [...new Set(fieldsOf(form, "photos"))].filter((id) => !fieldsOf(form, "dropPhoto").includes(id)).slice(0, most);

/** A path with a query; empty values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return search.size > 0 ? `${path}?${search}` : path;
}
