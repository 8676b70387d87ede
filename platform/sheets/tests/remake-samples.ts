import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Files made by LibreOffice, so that the reader is tested against a writer that is not ours. Run by hand: `node platform/sheets/tests/remake-samples.ts`. */
const samples = fileURLToPath(new URL("./samples/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "zuji-samples-"));

const cell = (type: string, value: string, text: string): string =>
  `<table:table-cell office:value-type="${type}" ${value}><text:p>${text}</text:p></table:table-cell>`;
const text = (value: string): string => cell("string", "", value);
const row = (...cells: string[]): string => `<table:table-row>${cells.join("")}</table:table-row>`;

const document = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
  xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
  <number:date-style style:name="d"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
  <style:style style:name="day" style:family="table-cell" style:data-style-name="d"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="名册">
${row(text("湖州市网格名册（填写说明：列名勿改）"))}
${row(text("代码"), text("名称"), text("起始日"), text("户数"), text("备注"))}
${row(text("330502001001001"), text("吉北社区第一网格"), '<table:table-cell table:style-name="day" office:value-type="date" office:date-value="2026-11-03"><text:p>2026-11-03</text:p></table:table-cell>', cell("float", 'office:value="320"', "320"), text("䶮 𠮷 &lt;script&gt;"))}
${row(text("001"), text("前导零"), text("2026年1月2日"), '<table:table-cell table:formula="of:=[.D3]*2" office:value-type="float" office:value="640"><text:p>640</text:p></table:table-cell>', '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="#DIV/0!"><text:p>#DIV/0!</text:p></table:table-cell>')}
${row("<table:table-cell/>")}
${row(cell("float", 'office:value="33050200100100101"', "33050200100100101"), text("长数字"))}
</table:table>
</office:spreadsheet></office:body></office:document>`;

writeFileSync(join(folder, "roster.fods"), document);
const convert = (to: string): void =>
  void execFileSync("soffice", ["--headless", "--convert-to", to, "--outdir", samples, join(folder, "roster.fods")], { stdio: "inherit" });
convert("xlsx");
convert("xls");
