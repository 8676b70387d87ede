import assert from "node:assert/strict";
import { test } from "node:test";
import * as mupdf from "mupdf";
import sharp from "sharp";
import { acceptPaper, PAPER_BYTES } from "#platform/files";
import type { Refusal } from "#platform/refusals";

const refused = (code: string) => (cause: Refusal) => cause.body.code === code;

/** What an attacker would send: scripts at every hook, a file inside, a link, a launch, and whoever wrote it by name. */
const HOSTILE = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>/AcroForm<</XFA 6 0 R/Fields[]>>>>endobj
2 0 obj<</Type/Pages/Kids[4 0 R]/Count 1>>endobj
4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 7 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/AA<</O<</S/Launch/F(calc.exe)>>>>
/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 100 100]/A<</S/URI/URI(http://evil.example)>>>>]>>endobj
5 0 obj<</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>>endobj
6 0 obj<</Type/EmbeddedFile/Length 3>>stream
MZX
endstream endobj
7 0 obj<</Length 44>>stream
BT /F 18 Tf 20 40 Td (Fire drill record) Tj ET
endstream endobj
trailer<</Root 1 0 R/Info<</Author(Zhang San)>>>>`);

function blank(pages: number, options = ""): Buffer {
  const doc = new mupdf.PDFDocument();
  for (let page = 0; page < pages; page += 1) doc.insertPage(-1, doc.addPage([0, 0, 200, 200], 0, {}, ""));
  return Buffer.from(doc.saveToBuffer(options).asUint8Array().slice());
}

test("of a PDF only what is seen on its pages is kept: no script, action, form, link, file inside or author", async () => {
  const { pdf, pages, full, width, height } = await acceptPaper(HOSTILE);
  const text = pdf.toString("latin1");
  assert.ok(text.startsWith("%PDF"));
  for (const name of ["JavaScript", "OpenAction", "Launch", "EmbeddedFile", "XFA", "AcroForm", "URI", "Zhang San", "/AA", "Annots"])
    assert.ok(!text.includes(name), name);
  const again = mupdf.Document.openDocument(pdf, "application/pdf");
  assert.deepEqual([pages, again.countPages()], [1, 1]);
  assert.match(again.loadPage(0).toStructuredText("").asText(), /Fire drill record/);
  const picture = await sharp(full).metadata();
  assert.deepEqual([picture.format, picture.width, picture.height], ["jpeg", width, height]);
  assert.ok(width === 2 * height && width <= 1600, `${width} × ${height}`);
});

test("what is no PDF, locked, too long, too large, broken or takes too long is refused in words that say what to do", async () => {
  await assert.rejects(acceptPaper(Buffer.from("PK\u0003\u0004 a Word file")), refused("files.not-a-paper"));
  await assert.rejects(acceptPaper(blank(1, "encrypt=aes-256,user-password=x")), refused("files.paper-locked"));
  await assert.rejects(acceptPaper(blank(61)), (cause: Refusal) => {
    assert.deepEqual(cause.body.params, { pages: 61, most: 60 });
    return cause.body.code === "files.too-many-pages";
  });
  await assert.rejects(acceptPaper(Buffer.concat([HOSTILE, Buffer.alloc(PAPER_BYTES)])), refused("files.paper-too-large"));
  await assert.rejects(acceptPaper(Buffer.from("%PDF-1.7 nothing of the kind")), refused("files.paper-broken"));
  await assert.rejects(acceptPaper(HOSTILE, "", 1), refused("files.paper-broken"));
  assert.equal((await acceptPaper(blank(2))).pages, 2, "the next is taken as before");
});
