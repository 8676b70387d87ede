import { refuse } from "../refusals/index.ts";
import type { Column, Value } from "../sheets/index.ts";
import type { Language } from "../../web/words/index.ts";
import type { SheetSource } from "./module.ts";
import type { Query, QueryContext } from "./query.ts";

type Pages<R> = { rows: readonly R[]; next: string | null };
type Title = { zh: string; en: string };
/** One column of the file; `of` is given the language the file is written in. */
export type SheetLine<R> = { title: Title; kind: Column["kind"]; width: number; of: (row: R, language: Language) => Value };

const PROGRESS_EVERY = 1_000;

type Asked<I, R> = {
  subject: string;
  title: Title;
  list: Query<I, Pages<R>>;
  scope: SheetSource["scope"];
  /** Rows that leave for nobody. Nothing tells how many stayed behind. */
  leaves?: (row: R) => boolean;
  lines: (ctx: QueryContext) => readonly SheetLine<R>[];
};

/** A list as a workbook: the same query its screen asks, page by page, with the grants of who asked. Refuses `exports.too-many` past the limit. */
export function sheetOf<I, R>({ subject, title, list, scope, leaves = () => true, lines }: Asked<I, R>): SheetSource {
  return {
    subject,
    title,
    scope,
    read: async (ctx, ask) => {
      const rows: R[] = [];
      for (let cursor: string | null = ""; cursor !== null;) {
        // The address may hold what only the screen needs: the schema leaves it out.
        const asked = list.input.safeParse({ ...ask.filter, cursor: cursor === "" ? undefined : cursor });
        if (!asked.success || !list.allow.admits(ctx, asked.data)) throw refuse.invalid("exports.stopped");
        const page: Pages<R> = await list.run(ctx, asked.data);
        const told = Math.floor(rows.length / PROGRESS_EVERY);
        rows.push(...page.rows.filter(leaves));
        if (rows.length > ask.limit) throw refuse.tooLarge("exports.too-many", { limit: ask.limit });
        if (Math.floor(rows.length / PROGRESS_EVERY) > told) await ask.progress(rows.length);
        cursor = page.next;
      }
      const columns = lines(ctx);
      return {
        name: title[ask.language],
        columns: columns.map((line) => ({ title: line.title[ask.language], kind: line.kind, width: line.width })),
        rows: rows.map((row) => columns.map(({ of }) => of(row, ask.language))),
      };
    },
  };
}
