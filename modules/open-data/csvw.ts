import type { Dataset } from "./dataset.ts";

/** Metadata of one CSV file as W3C "Metadata Vocabulary for Tabular Data" has it (CSV on the Web): `url` is that of the file. */
export const csvwOf = (dataset: Dataset, url: string, licence: string, publisher: string): Record<string, unknown> => ({
  "@context": ["http://www.w3.org/ns/csvw", { "@language": "zh" }],
  url,
  "dc:title": [
    { "@value": dataset.zh, "@language": "zh" },
    { "@value": dataset.en, "@language": "en" },
  ],
  "dc:description": [
    { "@value": dataset.words.zh, "@language": "zh" },
    { "@value": dataset.words.en, "@language": "en" },
  ],
  "dc:license": { "@id": licence },
  "dc:publisher": publisher,
  dialect: { encoding: "utf-8", header: true, lineTerminators: ["\r\n"] },
  tableSchema: {
    columns: dataset.columns.map(({ name, type, zh, en, required, note }) => ({
      name,
      // The head of the file is the name, so that programs need no table of their own.
      titles: { und: [name], zh: [zh], en: [en] },
      datatype: type,
      required: required ?? false,
      ...(note ? { "dc:description": `${note.zh}；${note.en}` } : {}),
    })),
    primaryKey: dataset.key,
  },
});
