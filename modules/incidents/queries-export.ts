import type { QueryContext, SheetSource } from "#platform/modules";
import { refuse } from "#platform/refusals";
import type { Column, Value } from "#platform/sheets";
import type { Language } from "#web/words";
import { organisations } from "#modules/organisations";
import { QueueFilter, type QueueRow } from "./contract.ts";
import { taxonomy } from "./limits.ts";
import { readQueue } from "./queries-queue.ts";
import type { Filter } from "./queries-views.ts";
import { caseScope } from "./queries-visible.ts";
import { consoleWords } from "./ui/console-words.ts";
import { words } from "./ui/words.ts";

const ROWS_A_READ = 500;
const PROGRESS_EVERY = 1_000;

type Catalogue = Readonly<Record<string, { zh: string; en: string }>>;
const catalogue: Catalogue = { ...words, ...consoleWords };

const sayer =
  (language: Language) =>
  (key: string): string =>
    catalogue[key]?.[language] ?? key.split(".").at(-1) ?? key;

type Say = ReturnType<typeof sayer>;
type Line = { column: Column; of: (row: QueueRow) => Value };

/** What a queue shows and nothing more: the dispatcher's neutral summary, never the reporter's words, no contact, no handler, no exact point. */
function linesOf(ctx: QueryContext, language: Language, say: Say): Line[] {
  const kinds = ctx.read(taxonomy);
  const units = ctx.read(organisations);
  const text = (title: string, width: number, of: (row: QueueRow) => Value): Line => ({ column: { title, kind: "text", width }, of });
  const tick = (zh: string, en: string, of: (row: QueueRow) => boolean): Line =>
    text(language === "zh" ? zh : en, 10, (row) => (of(row) ? (language === "zh" ? "是" : "yes") : ""));
  const titled = (zh: string, en: string): string => (language === "zh" ? zh : en);
  return [
    text(say("column.number"), 18, (row) => row.number),
    text(titled("事项代码", "Category code"), 10, (row) => row.category),
    text(titled("事项", "Category"), 22, (row) => kinds.known(row.category)?.[language] ?? row.category),
    text(titled("概要", "Summary"), 44, (row) => row.summary),
    text(titled("区划代码", "Area code"), 20, (row) => row.place),
    text(say("column.place"), 26, (row) => row.placeName),
    text(say("column.lead"), 24, (row) => (row.lead === null ? "" : (units.unit(row.lead)?.[language] ?? row.lead))),
    text(say("column.urgency"), 10, (row) => say(`urgency.short.${row.urgency}`)),
    text(say("column.stage"), 14, (row) => say(`incidents.stage.${row.stage}`)),
    text(titled("办结方式", "Ending"), 14, (row) => (row.ending === null ? "" : say(`incidents.ending.${row.ending}`))),
    { column: { title: say("column.reportedAt"), kind: "instant", width: 18 }, of: (row) => row.reportedAt },
    { column: { title: say("column.due"), kind: "instant", width: 18 }, of: (row) => row.dueAt },
    tick("期限暂定", "Provisional", (row) => row.provisional),
    tick("超期", "Late", (row) => row.late),
    tick("督办", "Supervised", (row) => row.supervised !== null),
    tick("重新办理", "Reopened", (row) => row.reopened),
    { column: { title: titled("退回次数", "Returned"), kind: "number", width: 10 }, of: (row) => row.returned },
    { column: { title: titled("关注人数", "Followers"), kind: "number", width: 10 }, of: (row) => row.followers },
  ];
}

async function rowsOf(ctx: QueryContext, filter: Filter, ask: Parameters<SheetSource["read"]>[1]): Promise<QueueRow[]> {
  const sql = ctx.db;
  // Sealed kinds never leave, whoever asks; nothing tells how many stayed behind.
  const also = sql`not sealed`;
  const rows: QueueRow[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page = await readQueue(ctx, { ...filter, ...(cursor === "" ? {} : { cursor }) }, { also, rows: ROWS_A_READ });
    rows.push(...page.rows);
    if (rows.length > ask.limit) throw refuse.tooLarge("exports.too-many", { limit: ask.limit });
    if (rows.length % PROGRESS_EVERY < ROWS_A_READ && rows.length >= PROGRESS_EVERY) await ask.progress(rows.length);
    cursor = page.next;
  }
  return rows;
}

/** The queue as a workbook: the same filter, order and scope as its address, read with the grants of who asked. */
export const queueSheet: SheetSource = {
  subject: "incidents.queue",
  title: { zh: "事件队列", en: "Queue of incidents" },
  scope: caseScope,
  read: async (ctx, ask) => {
    // The address may hold what only the screen needs (columns, cursor): the schema leaves it out.
    const parsed = QueueFilter.safeParse({ ...ask.filter, cursor: undefined });
    if (!parsed.success) throw refuse.invalid("exports.stopped");
    const lines = linesOf(ctx, ask.language, sayer(ask.language));
    const rows = await rowsOf(ctx, parsed.data, ask);
    return {
      name: ask.language === "zh" ? "事件" : "Incidents",
      columns: lines.map(({ column }) => column),
      rows: rows.map((row) => lines.map(({ of }) => of(row))),
    };
  },
};
