export { cellName, dayIn, neutral, unneutral } from "./cell.ts";
export { readCsv } from "./csv.ts";
export { formRow, readForm, templateOf, withFaults, type CellFault, type FormField, type FormReading, type FormRow } from "./form.ts";
export { readTable, type Cell, type Table, type TableLimits, type TableRow } from "./read.ts";
export { sheetWords } from "./words.ts";
export { writeBook, type Book, type Column, type Page, type Value } from "./write.ts";
export { writeCsv } from "./write-csv.ts";
