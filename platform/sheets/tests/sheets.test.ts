import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { Refusal } from "#platform/refusals";
import {
  cellName,
  dayIn,
  neutral,
  readForm,
  readTable,
  templateOf,
  unneutral,
  withFaults,
  writeBook,
  type Book,
  type FormField,
} from "#platform/sheets";

const AT = "2026-11-23T02:00:00.000Z";
const limits = { bytes: 2_000_000, rows: 100, columns: 20, isHeader: (texts: readonly string[]) => texts.includes("代码") };
const refused = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;
const sample = (name: string): Buffer => readFileSync(new URL(`./samples/${name}`, import.meta.url));
const dangerous = ['=HYPERLINK("http://x","y")', "+86 572", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1", "＠x"];

const book = (rows: Book["pages"][number]["rows"], watermark?: string): Book => ({
  title: "名册",
  at: AT,
  ...(watermark ? { watermark } : {}),
  pages: [
    {
      name: "名册",
      columns: [
        { title: "代码", kind: "text" },
        { title: "日期", kind: "day" },
        { title: "时刻", kind: "instant" },
        { title: "户数", kind: "number" },
        { title: "备注", kind: "text" },
      ],
      rows,
    },
  ],
});

test("cells have the names spreadsheets give them", () => {
  assert.deepEqual(
    [cellName(1, 0), cellName(7, 25), cellName(2, 26), cellName(9, 701), cellName(3, 702)],
    ["A1", "Z7", "AA2", "ZZ9", "AAA3"],
  );
});

test("days are read as people type them, and a day that does not exist is none", () => {
  for (const typed of ["2026-11-3", "2026/11/03", "2026.11.3", "2026年11月3日"]) assert.equal(dayIn(typed), "2026-11-03");
  for (const typed of ["2026-02-30", "26-11-03", "11/03/2026", "昨天", ""]) assert.equal(dayIn(typed), null);
});

test("what would calculate is made text, and comes back as it was", () => {
  for (const value of dangerous) assert.equal(neutral(value), `'${value}`);
  for (const value of [...dangerous, "普通", "'引号", "O'Brien", "12"]) assert.equal(unneutral(neutral(value)), value);
});

test("what was written is read again: leading zeros, long codes, days, the city's clock, rare characters", async () => {
  const rows = [
    ["00123456789012345678", "2026-11-03", "2026-11-03T16:30:00.000Z", 12.5, "䶮 𠮷 <script>&"],
    ["330502001001001", null, null, 0, "两行\n文字"],
    ...dangerous.map((value): (string | number | null)[] => [value, null, null, null, value]),
  ];
  const table = await readTable(await writeBook(book(rows, "张三 2026-11-23 例会 & 检查")), limits);
  assert.equal(table.header.row, 2, "the watermark stands above the header");
  assert.deepEqual(
    table.rows[0]?.cells.map(({ text }) => text),
    ["00123456789012345678", "2026-11-03", "2026-11-04 00:30", "12.5", "䶮 𠮷 <script>&"],
  );
  assert.equal(table.rows[1]?.cells[0]?.text, "330502001001001");
  assert.deepEqual(
    table.rows.slice(2).map((row) => row.cells[0]?.text),
    dangerous,
  );
});

test("control characters and lone surrogates leave a file that still opens", async () => {
  const table = await readTable(await writeBook(book([["a\u0000b\u0008\uD800c", null, null, null, "x"]])), limits);
  assert.equal(table.rows[0]?.cells[0]?.text, "a\uFFFDb\uFFFD\uFFFDc");
});

test("a workbook LibreOffice made is read: its header below a note, dates, results of formulas, and what went wrong", async () => {
  const { header, rows, kind } = await readTable(sample("roster.xlsx"), limits);
  assert.equal(kind, "xlsx");
  assert.deepEqual([header.row, ...header.cells.map(({ text }) => text)], [2, "代码", "名称", "起始日", "户数", "备注"]);
  assert.deepEqual(
    rows.map(({ row }) => row),
    [3, 4, 6],
  );
  assert.deepEqual(
    rows[0]?.cells.map(({ text }) => text),
    ["330502001001001", "吉北社区第一网格", "2026-11-03", "320", "䶮 𠮷 <script>"],
  );
  assert.equal(rows[1]?.cells[0]?.text, "001");
  assert.equal(rows[1]?.cells[3]?.text, "640");
  assert.deepEqual([rows[1]?.cells[4]?.at, rows[1]?.cells[4]?.fault], ["E4", "error"]);
  assert.deepEqual([rows[2]?.cells[0]?.at, rows[2]?.cells[0]?.fault], ["A6", "precision"]);
});

test("hidden sheets hold lists to choose from: the first sheet a person sees is read", async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: "列表", hidden: true, rows: [["代码"], ["不读"]] },
      { name: "名册", rows: [["代码"], ["001"]] },
    ],
    activeSheet: 1,
  });
  assert.equal((await readTable(bytes, limits)).rows[0]?.cells[0]?.text, "001");
});

test("an old .xls is refused with what to do instead", async () => {
  await assert.rejects(readTable(sample("roster.xls"), limits), refused("sheets.old-or-locked"));
});

const soffice = (): boolean => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    // Not installed here: told below, and the samples above still are LibreOffice's own.
    return false;
  }
};

test(
  "LibreOffice opens what we write and shows codes, dates and neutral text",
  { skip: soffice() ? false : "libreoffice-calc is not installed; only its sample files were tried" },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "zuji-sheets-"));
    try {
      writeFileSync(
        join(folder, "ours.xlsx"),
        await writeBook(
          book([["00123456789012345678", "2026-11-03", "2026-11-03T16:30:00.000Z", 12.5, '=HYPERLINK("http://x","y")']], "水印 & 用途"),
        ),
      );
      const shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";
      execFileSync(
        "soffice",
        [
          `-env:UserInstallation=file://${folder}/profile`,
          "--headless",
          "--convert-to",
          shown,
          "--outdir",
          folder,
          join(folder, "ours.xlsx"),
        ],
        { stdio: "ignore" },
      );
      const lines = readFileSync(join(folder, "ours.csv"), "utf8").split("\n");
      assert.equal(lines[0], "水印 & 用途,,,,");
      assert.equal(lines[1], "代码,日期,时刻,户数,备注");
      assert.equal(lines[2], '00123456789012345678,2026-11-03,2026-11-04 00:30:00,12.5,"\'=HYPERLINK(""http://x"",""y"")"');
      const back = await readTable(readFileSync(join(folder, "ours.csv")), limits);
      assert.equal(back.rows[0]?.cells[4]?.text, '=HYPERLINK("http://x","y")');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

test("CSV is read in UTF-8 and GB 18030, with comma, semicolon or tab", async () => {
  const gb = Buffer.concat([
    Buffer.from([0xb4, 0xfa, 0xc2, 0xeb]),
    Buffer.from(","),
    Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]),
    Buffer.from("\r\n001,"),
    Buffer.from([0xba, 0xfe, 0xd6, 0xdd]),
    Buffer.from("\r\n"),
  ]);
  const first = async (bytes: Buffer) => (await readTable(bytes, limits)).rows[0]?.cells.map(({ text }) => text);
  assert.deepEqual(await first(gb), ["001", "湖州"]);
  assert.deepEqual(await first(Buffer.from('\uFEFF代码;名称\n001;"湖;州"\n')), ["001", "湖;州"]);
  assert.deepEqual(await first(Buffer.from("代码\t名称\n\n001\t湖州", "utf8")), ["001", "湖州"]);
  assert.deepEqual(await first(Buffer.from("\uFEFF代码,名称\n001,湖州", "utf16le")), ["001", "湖州"]);
  await assert.rejects(readTable(Buffer.from([0xff, 0xff, 0xff, 0x00, 0x80]), limits), refused("sheets.charset"));
});

/** A zip of one stored or deflated entry each, with whatever sizes it claims. */
function zip(entries: readonly { name: string; body: Buffer; claims?: number }[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, body, claims } of entries) {
    const packed = deflateRawSync(body);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claims ?? body.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claims ?? body.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

const types = { name: "[Content_Types].xml", body: Buffer.from("<Types/>") };

test("a zip bomb is refused before it is unpacked, and one that lies about its size never unpacks past its lie", async () => {
  const zeros = Buffer.alloc(70 * 1024 * 1024);
  const bombs = [
    zip([types, { name: "xl/worksheets/sheet1.xml", body: zeros }]),
    zip([types, { name: "xl/worksheets/sheet1.xml", body: zeros.subarray(0, 20 * 1024 * 1024) }]),
    zip([types, { name: "xl/worksheets/sheet1.xml", body: zeros.subarray(0, 1_000_000), claims: 0 }]),
    zip(Array.from({ length: 400 }, (_, index) => ({ name: `x${index}`, body: Buffer.from("x") }))),
  ];
  for (const [index, bomb] of bombs.entries()) await assert.rejects(readTable(bomb, limits), refused("sheets.bomb"), `bomb ${index}`);
  const liar = zip([types, { name: "xl/worksheets/sheet1.xml", body: zeros, claims: 500_000 }]);
  await assert.rejects(readTable(liar, limits), refused("sheets.broken"));
});

test("macros, half files, other files, missing headers and everything too large are refused by name", async () => {
  const good = await writeBook(book([["1", null, null, null, "x"]]));
  const cases: [string, Buffer, Partial<typeof limits>][] = [
    ["sheets.macros", zip([types, { name: "xl/vbaProject.bin", body: Buffer.from("x") }]), {}],
    ["sheets.broken", good.subarray(0, good.length - 40), {}],
    ["sheets.broken", zip([{ name: "word/document.xml", body: Buffer.from("<w/>") }]), {}],
    ["sheets.empty", Buffer.alloc(0), {}],
    ["sheets.no-header", Buffer.from("甲,乙\n1,2\n"), {}],
    ["sheets.too-large", good, { bytes: 100 }],
    ["sheets.too-many-rows", await writeBook(book(Array.from({ length: 101 }, (_, index) => [String(index), null, null, null, "x"]))), {}],
    ["sheets.too-many-rows", Buffer.from(`代码\n${"1\n".repeat(150)}`), {}],
    ["sheets.too-many-columns", Buffer.from(`代码${",x".repeat(40)}\n1`), {}],
    ["sheets.cell-too-long", Buffer.from(`代码\n${"长".repeat(5_001)}`), {}],
  ];
  for (const [code, bytes, changed] of cases) await assert.rejects(readTable(bytes, { ...limits, ...changed }), refused(code), code);
});

test("entities are not expanded", async () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(100)}"><!ENTITY c "${"&b;".repeat(100)}">]><sst><si><t>&c;</t></si></sst>`;
  const bytes = zip([types, { name: "xl/sharedStrings.xml", body: Buffer.from(laughs) }]);
  await assert.rejects(readTable(bytes, limits), refused("sheets.broken"));
});

const fields: readonly FormField[] = [
  {
    key: "code",
    label: { zh: "代码", en: "Code" },
    hint: { zh: "十五位", en: "15 digits" },
    required: true,
    kind: "text",
    example: "330502001001001",
  },
  {
    key: "kind",
    label: { zh: "类型", en: "Kind" },
    hint: { zh: "选一", en: "Choose" },
    required: true,
    kind: "text",
    example: "综合",
    choices: [{ code: "general", zh: "综合", en: "General" }],
  },
  { key: "note", label: { zh: "备注", en: "Note" }, hint: { zh: "", en: "" }, required: false, kind: "text", example: "" },
];

test("a form is filled in either language, in any order of columns, and every bad cell is named", async () => {
  const { rows, faults } = await readForm(
    Buffer.from("备注,Code *,类型\n甲,001,综合\n乙,,General\n丙,003,别的\n丁,004,#N/A\n"),
    fields,
    limits,
  );
  assert.deepEqual(rows[0]?.values, { code: "001", kind: "general", note: "甲" });
  assert.deepEqual(
    faults.map(({ row, at, code }) => [row, at, code]),
    [
      [3, "B3", "sheets.fault.required"],
      [4, "C4", "sheets.fault.choice"],
      [5, "C5", "sheets.fault.error"],
    ],
  );
  const missing = await readForm(Buffer.from("代码,备注\n1,x\n"), fields, limits);
  assert.deepEqual([missing.rows.length, missing.faults[0]?.code], [0, "sheets.fault.no-column"]);
});

test("the empty form is read back as a form without rows, and a file with its errors can be corrected and brought again as it is", async () => {
  const empty = await readForm(await templateOf("网格", fields, "zh", AT), fields, limits);
  assert.deepEqual([empty.rows.length, empty.faults.length], [0, 0]);
  const { table, faults } = await readForm(Buffer.from("代码,类型,备注\n001,综合,甲\n,别的,=1+1\n"), fields, limits);
  const told = await withFaults(table, faults, { title: "错误", column: "问题", say: ({ code }) => code }, AT);
  const again = await readForm(told, fields, limits);
  assert.deepEqual(
    again.rows.map(({ values }) => values),
    [
      { code: "001", kind: "general", note: "甲" },
      { code: "", kind: "别的", note: "=1+1" },
    ],
  );
  assert.equal(again.table.rows[1]?.cells[0]?.text, "A3 sheets.fault.required；B3 sheets.fault.choice");
});
