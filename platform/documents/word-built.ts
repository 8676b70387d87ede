import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Block } from "./block.ts";

/** What Word shows on a desk that has it; the PDF carries its own font. Sizes in half points: 三号 32, 二号 44, 小四 24. */
const FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋_GB2312", cs: "Times New Roman" };

type TextBlock = Exclude<Block, { kind: "rows" }>;

const run = (text: string, size = 32, bold = false): TextRun => new TextRun({ text, size, bold, font: FONT });

function paragraph({ kind, text }: TextBlock): Paragraph {
  const centred = { alignment: AlignmentType.CENTER };
  switch (kind) {
    case "issuer":
      return new Paragraph({ ...centred, style: "Issuer", children: [run(text, 36, true)], spacing: { after: 120 } });
    case "title":
      return new Paragraph({
        ...centred,
        heading: HeadingLevel.TITLE,
        children: [run(text, 44, true)],
        spacing: { before: 120, after: 240 },
      });
    case "number":
      return new Paragraph({ ...centred, style: "Number", children: [run(text, 28)], spacing: { after: 240 } });
    case "heading":
      return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(text, 32, true)], spacing: { before: 200, after: 80 } });
    case "sign":
      return new Paragraph({ alignment: AlignmentType.RIGHT, style: "Sign", children: [run(text)] });
    case "code":
      return new Paragraph({ ...centred, style: "Code", children: [run(text, 20)], spacing: { before: 240 } });
    case "note":
      return new Paragraph({ style: "Note", children: [run(text, 24)], spacing: { before: 120 } });
    case "paragraph":
      // A line that only opens or closes a repetition leaves with it; it gets no indent.
      return new Paragraph({ children: [run(text)], ...(/^\{[#/]/.test(text) ? {} : { indent: { firstLine: 640 } }) });
  }
}

function table(block: Block & { kind: "rows" }): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: "444444" };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: block.rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: block.head && index === 0,
          children: cells.map(
            (text) => new TableCell({ children: [new Paragraph({ children: [run(text, 24, block.head && index === 0)] })] }),
          ),
        }),
    ),
  });
}

const NAMED = ["Issuer", "Number", "Sign", "Note", "Code"].map((id) => ({ id, name: id, basedOn: "Normal", quickFormat: true }));

/** The Word file of `wordTemplate`. */
export async function buildWord(blocks: readonly Block[], title: string): Promise<Buffer> {
  const document = new Document({
    title,
    creator: "足迹 Zuji",
    styles: { paragraphStyles: NAMED },
    sections: [
      {
        properties: { page: { margin: { top: 2_098, bottom: 1_984, left: 1_588, right: 1_474 } } },
        children: blocks.map((block) => (block.kind === "rows" ? table(block) : paragraph(block))),
      },
    ],
  });
  return Packer.toBuffer(document);
}
