import type { RefusalParams } from "../refusals/index.ts";
import type { Language } from "../../web/words/index.ts";
import { cellName } from "./cell.ts";
import { readTable, type Table, type TableLimits, type TableRow } from "./read.ts";
import { writeBook, type Column, type Value } from "./write.ts";

type Both = { zh: string; en: string };

/** One column of a form that is filled in as a table. `choices`: words of both languages for a code the program uses. */
export type FormField = {
  key: string;
  label: Both;
  hint: Both;
  required: boolean;
  kind: "text" | "day" | "number";
  width?: number;
  example: string;
  choices?: readonly { code: string; zh: string; en: string }[];
};

/** A thing that is wrong in one cell: where, and the code of the words that say what to do. `row` 0: the file as a whole. */
export type CellFault = { row: number; at: string; code: string; params?: RefusalParams };

/** A row by field; `at` names the cell of a field, also an empty one. */
export type FormRow = { row: number; values: Readonly<Record<string, string>>; at: (key: string) => string };
/** `columns`: where each field stands in the file, from 0. */
export type FormReading = { rows: readonly FormRow[]; columns: Readonly<Record<string, number>>; faults: CellFault[]; table: Table };

/** A row as it was read, from what was kept of it. */
export const formRow = (row: number, values: Readonly<Record<string, string>>, columns: Readonly<Record<string, number>>): FormRow => ({
  row,
  values,
  at: (key) => cellName(row, columns[key] ?? 0),
});

const bare = (title: string): string => title.replace(/[\s*＊（()）:：]/g, "").toLowerCase();
const titlesOf = (field: FormField): string[] => [field.key, field.label.zh, field.label.en].map(bare);

function columnsOf(header: TableRow, fields: readonly FormField[]): Record<string, number> {
  const titles = header.cells.map(({ text }) => bare(text));
  return Object.fromEntries(
    fields.flatMap((field) => {
      const at = titles.findIndex((title) => titlesOf(field).includes(title));
      return at < 0 ? [] : [[field.key, at] as const];
    }),
  );
}

/** The code of a choice from its word in either language or the code itself; the text as it stands when it is none. */
const coded = (field: FormField, text: string): string =>
  field.choices?.find(({ code, zh, en }) => [code, zh, en].some((word) => word.toLowerCase() === text.toLowerCase()))?.code ?? text;

function rowOf(row: TableRow, fields: readonly FormField[], columns: Readonly<Record<string, number>>, faults: CellFault[]): FormRow {
  const values: Record<string, string> = {};
  const read = formRow(row.row, values, columns);
  for (const field of fields) {
    const column = columns[field.key];
    const cell = column === undefined ? undefined : row.cells[column];
    const text = coded(field, cell?.text ?? "");
    values[field.key] = text;
    const wrong = (code: string): void =>
      void faults.push({ row: row.row, at: read.at(field.key), code, params: { field: field.label.zh, fieldEn: field.label.en } });
    if (cell?.fault) wrong(cell.fault === "precision" ? "sheets.fault.precision" : "sheets.fault.error");
    else if (text === "" && field.required) wrong("sheets.fault.required");
    else if (text !== "" && field.choices && !field.choices.some(({ code }) => code === text)) wrong("sheets.fault.choice");
  }
  return read;
}

/**
 * Reads a filled-in form: columns by their titles in any order, in either language. Every cell that is missing, unreadable or no choice is named.
 * Refuses what `readTable` refuses; a missing required column is a fault of the header's row.
 */
export async function readForm(
  bytes: Uint8Array,
  fields: readonly FormField[],
  limits: Omit<TableLimits, "isHeader">,
): Promise<FormReading> {
  const [first] = fields;
  const isHeader = (texts: readonly string[]): boolean =>
    first !== undefined && texts.map(bare).some((title) => titlesOf(first).includes(title));
  const table = await readTable(bytes, { ...limits, isHeader });
  const columns = columnsOf(table.header, fields);
  const missing = fields.filter((field) => field.required && columns[field.key] === undefined);
  const faults: CellFault[] = missing.map((field) => ({
    row: table.header.row,
    at: cellName(table.header.row, table.header.cells.length),
    code: "sheets.fault.no-column",
    params: { field: field.label.zh, fieldEn: field.label.en },
  }));
  if (missing.length > 0) return { rows: [], columns, faults, table };
  const rows = table.rows.map((row) => rowOf(row, fields, columns, faults));
  return { rows, columns, faults, table };
}

const columnOf = (field: FormField, language: Language): Column => ({
  title: `${field.label[language]}${field.required ? " *" : ""}`,
  kind: field.kind,
  width: field.width ?? 18,
  hint: field.hint[language],
  ...(field.choices ? { choices: field.choices.map((choice) => choice[language]) } : {}),
});

const say = (language: Language, zh: string, en: string): string => (language === "zh" ? zh : en);

/** An empty form to fill in: the columns with their choices, and a second sheet that says what each holds, with an example. */
export const templateOf = (title: string, fields: readonly FormField[], language: Language, at: string): Promise<Buffer> =>
  writeBook({
    title,
    at,
    pages: [
      { name: title, columns: fields.map((field) => columnOf(field, language)), rows: [] },
      {
        name: say(language, "填写说明", "How to fill in"),
        columns: [
          { title: say(language, "列", "Column"), kind: "text", width: 20 },
          { title: say(language, "必填", "Required"), kind: "text", width: 10 },
          { title: say(language, "说明", "What it holds"), kind: "text", width: 60 },
          { title: say(language, "示例", "Example"), kind: "text", width: 28 },
        ],
        rows: fields.map((field) => [
          field.label[language],
          field.required ? say(language, "是", "yes") : "",
          [
            field.hint[language],
            ...(field.choices ? [field.choices.map((choice) => choice[language]).join(say(language, "、", ", "))] : []),
          ].join(" "),
          field.example,
        ]),
      },
    ],
  });

/** The file as it came, with what is wrong in a first column beside each row and the wrong cells marked: to correct and bring again as it is. */
export function withFaults(
  table: Table,
  faults: readonly CellFault[],
  words: { title: string; column: string; say: (fault: CellFault) => string },
  at: string,
): Promise<Buffer> {
  const width = Math.max(table.header.cells.length, ...table.rows.map(({ cells }) => cells.length));
  const byRow = Map.groupBy(faults, ({ row }) => row);
  const marks = new Map<number, number[]>();
  const rows = table.rows.map((row, index): Value[] => {
    const wrong = byRow.get(row.row) ?? [];
    if (wrong.length > 0)
      marks.set(index, [0, ...row.cells.flatMap(({ at: name }, column) => (wrong.some((fault) => fault.at === name) ? [column + 1] : []))]);
    return [wrong.map((fault) => `${fault.at} ${words.say(fault)}`).join("；") || null, ...row.cells.map(({ text }) => text)];
  });
  const whole = faults.filter(({ row }) => row <= table.header.row).map((fault): Value[] => [words.say(fault)]);
  const titles = Array.from({ length: width }, (_, column) => table.header.cells[column]?.text ?? "");
  return writeBook({
    title: words.title,
    at,
    pages: [
      {
        name: words.title,
        columns: [{ title: words.column, kind: "text", width: 48 }, ...titles.map((title): Column => ({ title, kind: "text", width: 20 }))],
        rows: [...rows, ...whole],
        marks,
      },
    ],
  });
}
