import type { Api } from "#web/client";
import type { Language } from "#web/words";
import type { Category } from "../../contract.ts";
import { groupHints, groupWords } from "../portal-words.ts";

export type Taxonomy = {
  groups: readonly { code: string; name: string; hint: string }[];
  of: (code: string) => Category | undefined;
  in: (group: string) => readonly Category[];
  name: (code: string) => string;
  /** The numbers to call: a kind's own, those of the questions that lead to it, and those of its own question. */
  calls: (category: Category) => readonly string[];
};

const known = (group: string): group is keyof typeof groupWords => group in groupWords;

/** The kinds of matter one can report, as configured today. Empty when the server cannot say; the pages then tell to call. */
export async function readTaxonomy(api: Api, language: Language): Promise<Taxonomy> {
  const reply = await api.get<readonly Category[] | { rows: readonly Category[] }>("/api/incidents/categories");
  const all: readonly Category[] = reply.ok ? ("rows" in reply.value ? reply.value.rows : reply.value) : [];
  const of = (code: string): Category | undefined => all.find((category) => category.code === code);
  return {
    // Most pages want the name of one kind and no groups.
    get groups() {
      const codes = [...new Set(all.map(({ group }) => group))].sort();
      return codes.map((code) => ({
        code,
        name: known(code) ? groupWords[code][language] : (of(code)?.[language] ?? code),
        hint: known(code) ? groupHints[code][language] : "",
      }));
    },
    of,
    in: (group) => all.filter((category) => category.group === group && (category.code.length === 4 || category.code === "99")),
    calls: ({ code, hotline, askFirst }) => {
      const leading = all.flatMap((one) => (one.askFirst?.category === code ? one.askFirst.hotlines : []));
      return [...new Set([...(hotline ? [hotline] : []), ...leading, ...(askFirst?.hotlines ?? [])])];
    },
    name: (code) => of(code)?.[language] ?? code,
  };
}
