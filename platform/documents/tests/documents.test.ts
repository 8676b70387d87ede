import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import PizZip from "pizzip";
import { Refusal } from "../../refusals/index.ts";
import {
  bindVolume,
  checkTags,
  COMMON,
  dayInWords,
  momentInWords,
  makeDocument,
  numberInWords,
  readWord,
  wordTemplate,
  type Block,
  type Field,
} from "../index.ts";

const AT = "2026-11-25T10:00:00.000Z";
const fields: readonly Field[] = [
  ...COMMON,
  { tag: "title", title: { zh: "事项", en: "Matter" } },
  {
    tag: "opinions",
    title: { zh: "意见", en: "Opinions" },
    each: [
      { tag: "text", title: { zh: "内容", en: "Text" } },
      { tag: "answer", title: { zh: "答复", en: "Answer" } },
    ],
  },
];
const blocks: readonly Block[] = [
  { kind: "issuer", text: "{issuer}" },
  { kind: "title", text: "风险评估报告" },
  { kind: "number", text: "{number}" },
  { kind: "heading", text: "一、事项" },
  { kind: "paragraph", text: "{title}" },
  {
    kind: "rows",
    head: true,
    rows: [
      ["意见", "答复"],
      ["{#opinions}{text}", "{answer}{/opinions}"],
    ],
  },
  { kind: "paragraph", text: "{#opinions}" },
  { kind: "paragraph", text: "意见：{text}" },
  { kind: "paragraph", text: "{/opinions}" },
  { kind: "sign", text: "{date}" },
  { kind: "note", text: "{contact}" },
];
const data = {
  issuer: "湖州市委政法委员会",
  number: numberInWords("湖政法评", 2026, 12),
  title: "迁建城南客运站 #set page <b>&amp; $x$",
  opinions: [
    { text: "老人换乘太远", answer: "已采纳：保留城区接驳站" },
    { text: "噪声", answer: "已采纳：加装声屏障" },
  ],
  date: dayInWords(AT),
  contact: "电话 0572-2000000",
};
const refused =
  (code: string, says = "") =>
  (cause: unknown) => {
    assert.ok(cause instanceof Refusal, String(cause));
    assert.equal(cause.body.code, code);
    assert.match(JSON.stringify(cause.body), new RegExp(says));
    return true;
  };
const spoken = (pdf: Buffer): string =>
  execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf })
    .toString()
    .replace(/[ \t]+/g, " ");

test("a paper's PDF says what its fields say, letter by letter, with tags and its own font, and reads nothing of it as markup", async () => {
  const made = await makeDocument(await wordTemplate(blocks, "报告"), data, { title: "报告", at: AT });
  const text = spoken(made.pdf.bytes);
  for (const words of [
    "湖州市委政法委员会",
    "湖政法评〔2026〕12号",
    "迁建城南客运站 #set page <b>&amp; $x$",
    "老人换乘太远",
    "已采纳：加装声屏障",
    "意见：噪声",
    "2026年11月25日",
  ])
    assert.ok(text.replaceAll("\n", "").includes(words), `${words} in ${text}`);
  const raw = made.pdf.bytes.toString("latin1");
  assert.match(raw, /\/StructTreeRoot/);
  assert.match(raw, /\/FontFile[23]/);
  assert.doesNotMatch(text, /[{}]/);
  assert.ok(made.pdf.bytes.length < 200_000, "the font goes in as the letters used, not whole");
});

test("the Word file says the same as the PDF", async () => {
  const { word } = await makeDocument(await wordTemplate(blocks, "报告"), data, { title: "报告", at: AT });
  const said = readWord(word);
  assert.deepEqual(
    said.map(({ kind }) => kind),
    ["issuer", "title", "number", "heading", "paragraph", "rows", "paragraph", "paragraph", "sign", "note"],
  );
  const rows = said.find((one) => one.kind === "rows");
  assert.deepEqual(rows?.kind === "rows" && rows.rows, [
    ["意见", "答复"],
    ["老人换乘太远", "已采纳：保留城区接驳站"],
    ["噪声", "已采纳：加装声屏障"],
  ]);
});

test("a table with a head and one without are told apart", async () => {
  const rows = [["甲", "乙"]];
  const read = readWord(
    await wordTemplate(
      [
        { kind: "rows", head: true, rows },
        { kind: "rows", head: false, rows },
      ],
      "x",
    ),
  );
  assert.deepEqual(
    read.map((one) => one.kind === "rows" && one.head),
    [true, false],
  );
});

test("a list without members leaves no empty line and no brace", async () => {
  const made = await makeDocument(await wordTemplate(blocks, "报告"), { ...data, opinions: [] }, { title: "报告", at: AT });
  assert.doesNotMatch(spoken(made.pdf.bytes), /意见：|[{}]/);
});

test("a template with an unknown tag is refused by the tag's name; what stands outside may be said inside a repetition", async () => {
  const wrong = await wordTemplate([...blocks, { kind: "paragraph", text: "{nmae} {#opinions}{number}{colour}{/opinions}" }], "x");
  assert.throws(() => checkTags(wrong, fields), refused("documents.unknown-tags", "nmae.*opinions.colour"));
  assert.ok(checkTags(await wordTemplate(blocks, "x"), fields).includes("opinions.answer"));
});

test("braces that do not match, other files, macros and bombs are refused before anything is filled", async () => {
  assert.throws(() => checkTags(Buffer.from("hello"), fields), refused("documents.not-word"));
  assert.throws(() => checkTags(Buffer.alloc(3_000_000), fields), refused("documents.too-large"));
  const open = await wordTemplate([{ kind: "paragraph", text: "{#opinions} without end" }], "x");
  assert.throws(() => checkTags(open, fields), refused("documents.broken-tags", "opinions"));
  const zip = new PizZip(await wordTemplate(blocks, "x"));
  zip.file("word/vbaProject.bin", "x");
  assert.throws(() => checkTags(zip.generate({ type: "nodebuffer" }), fields), refused("documents.not-word"));
  const bomb = new PizZip(await wordTemplate(blocks, "x"));
  bomb.file("word/media/a.xml", "0".repeat(30_000_000));
  assert.throws(() => checkTags(bomb.generate({ type: "nodebuffer", compression: "DEFLATE" }), fields), refused("documents.not-word"));
});

test("a volume has a cover, contents with pages, and every paper beginning a page", async () => {
  const template = await wordTemplate(blocks, "报告");
  const made = await Promise.all(
    [1, 2, 3].map((serial) => makeDocument(template, { ...data, number: numberInWords("湖政法评", 2026, serial) }, { title: "x", at: AT })),
  );
  const papers = made.map(({ word }) => word);
  const volume = await bindVolume(papers, {
    title: "卷",
    at: AT,
    cover: [
      { kind: "issuer", text: "湖州市" },
      { kind: "sign", text: "2026 年第 1 卷" },
    ],
  });
  assert.equal(volume.pages, 4);
  const pages = spoken(volume.bytes).split("\f");
  assert.match(pages[0] ?? "", /目录[\s\S]*风险评估报告.*2[\s\S]*风险评估报告.*4/);
  assert.match(pages[3] ?? "", /〔2026〕3号/);
});

test("days and numbers are written as papers write them", () => {
  assert.equal(dayInWords("2026-11-05"), "2026年11月5日");
  assert.equal(dayInWords("2026-12-31T16:30:00.000Z"), "2027年1月1日");
  assert.equal(momentInWords("2026-12-31T16:30:00.000Z"), "2027年1月1日00:30");
});

test("what the press refuses is refused to who asked, and what breaks it breaks nothing else", async () => {
  const template = await wordTemplate([{ kind: "paragraph", text: "{name" }], "x");
  await assert.rejects(makeDocument(template, {}, { title: "x", at: AT }), refused("documents.broken-tags"));
  await assert.rejects(makeDocument(template, { name: () => "x" } as never, { title: "x", at: AT }), /could not be cloned/);
  const made = await makeDocument(await wordTemplate(blocks, "报告"), data, { title: "报告", at: AT });
  assert.ok(Buffer.isBuffer(made.word) && Buffer.isBuffer(made.pdf.bytes) && made.pdf.pages > 0);
});
