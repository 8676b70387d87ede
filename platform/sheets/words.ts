import { defineWords } from "../../web/words/index.ts";

export const sheetWords = defineWords({
  "sheets.empty": { zh: "文件是空的，请重新选择。", en: "The file is empty; choose another." },
  "sheets.too-large": { zh: "文件超过 {megabytes} MB，请分成几个文件。", en: "The file is over {megabytes} MB; split it." },
  "sheets.bomb": {
    zh: "这个文件解压后过大，为安全起见没有打开。请把需要的行复制到空白模板里再传。",
    en: "Unpacked, this file is too large, and for safety it was not opened. Copy the rows you need into the empty form.",
  },
  "sheets.macros": {
    zh: "文件带有宏，不能接收。请另存为 .xlsx（不启用宏）。",
    en: "The file has macros. Save it as .xlsx without macros.",
  },
  "sheets.old-or-locked": {
    zh: "这是旧版 .xls 或加了密码的文件。请去掉密码，另存为 .xlsx 或 CSV 再传。",
    en: "This is an old .xls file or one with a password. Remove the password and save it as .xlsx or CSV.",
  },
  "sheets.broken": {
    zh: "文件打不开，可能没有传完整，或不是 xlsx、CSV 表格。",
    en: "The file cannot be opened: it is incomplete, or no xlsx or CSV table.",
  },
  "sheets.charset": {
    zh: "看不出文件的编码。请另存为 UTF-8 或 GB18030 的 CSV，或 xlsx。",
    en: "The file's charset is not known. Save it as xlsx, or as CSV in UTF-8 or GB 18030.",
  },
  "sheets.no-header": {
    zh: "没有找到表头。请用下载的模板，表头放在前十行内，列名不要改。",
    en: "No header was found. Use the form offered here, with its header within the first ten lines and its titles unchanged.",
  },
  "sheets.too-many-rows": { zh: "一次最多 {limit} 行，请分成几个文件。", en: "At most {limit} rows at once; split the file." },
  "sheets.too-many-columns": { zh: "最多 {limit} 列，请只保留模板中的列。", en: "At most {limit} columns; keep those of the form." },
  "sheets.cell-too-long": { zh: "单元格 {at} 超过 {limit} 字。", en: "Cell {at} is longer than {limit} characters." },
  "sheets.fault.required": { zh: "“{field}”必填", en: "“{fieldEn}” is required" },
  "sheets.fault.choice": { zh: "“{field}”请从模板下拉选项中选", en: "Choose “{fieldEn}” from the list of the form" },
  "sheets.fault.precision": {
    zh: "“{field}”是按数字输入的长代码，末几位已丢失，请把单元格设为文本后重填",
    en: "“{fieldEn}” was typed as a number and has lost its last digits: make the cell text and type it again",
  },
  "sheets.fault.error": { zh: "“{field}”的公式出错，请改为文字", en: "The formula of “{fieldEn}” failed; put the text itself" },
  "sheets.fault.no-column": { zh: "缺少“{field}”一列", en: "The column “{fieldEn}” is missing" },
});
