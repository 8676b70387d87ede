import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { ListDatasets, ReadDataset, type DatasetRow, type DatasetView } from "./contract.ts";
import type { Dataset } from "./dataset.ts";
import { datasetOf, datasets, modifiedOf, monthsOf, rowsOf } from "./datasets.ts";

async function rowFor(ctx: QueryContext, dataset: Dataset, months: readonly string[]): Promise<DatasetRow> {
  const { code, zh, en, words, frequency } = dataset;
  return { code, zh, en, words, frequency, modified: await modifiedOf(ctx, dataset), months: months.length, newest: months[0] ?? null };
}

export const listDatasets = query<z.output<typeof ListDatasets>, { rows: DatasetRow[] }>({
  name: "open-data.list-datasets",
  route: "GET /api/open-data",
  summary: { zh: "开放数据目录", en: "The tables that are open" },
  input: ListDatasets,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx) => {
    const rows: DatasetRow[] = [];
    for (const dataset of datasets) rows.push(await rowFor(ctx, dataset, await monthsOf(ctx, dataset)));
    return { rows };
  },
});

const SAMPLE = 8;

export const readDataset = query<z.output<typeof ReadDataset>, DatasetView>({
  name: "open-data.read-dataset",
  route: "GET /api/open-data/{code}",
  summary: { zh: "一个开放数据表：字段、月份、样例", en: "One open table: columns, months, an example" },
  input: ReadDataset,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, { code, month }) => {
    const dataset = datasetOf(code);
    const all = await monthsOf(ctx, dataset);
    const wanted = dataset.monthly === null ? "" : (month ?? all[0] ?? null);
    const rows = wanted === null ? [] : await rowsOf(ctx, dataset, wanted);
    return {
      ...(await rowFor(ctx, dataset, all)),
      columns: dataset.columns.map(({ name, type, zh, en, required, note }) => ({
        name,
        type,
        zh,
        en,
        required: required ?? false,
        note: note ?? null,
      })),
      key: dataset.key,
      all,
      month: dataset.monthly === null ? null : wanted,
      count: rows.length,
      sample: rows.slice(0, SAMPLE),
    };
  },
});
