import { csvOf, type CsvValue } from "../csv/index.ts";

export const toCsv = (rows: readonly (readonly CsvValue[])[]): string => csvOf(rows);

export function downloadCsv(name: string, rows: Parameters<typeof toCsv>[0]): void {
  const url = URL.createObjectURL(new Blob([toCsv(rows)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
