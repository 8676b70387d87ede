import type { z } from "zod";
import type { Reader } from "#platform/database";
import { query } from "#platform/modules";
import { places } from "#modules/places";
import { ListImports, type ImportFailure, type ImportKind, type ImportView } from "./contract.ts";

type Row = Omit<ImportView, "areaName" | "failures"> & { failures: ImportFailure[] };
export type ImportRow = Omit<ImportView, "failures"> & { failures: ImportFailure[] };

export const listImports = query<z.output<typeof ListImports>, ImportRow[]>({
  name: "imports.list-imports",
  route: "GET /api/imports",
  summary: { zh: "我的导入", en: "One's own imports" },
  input: ListImports,
  allow: { roles: ["staff"], condition: "one's own", admits: ({ actor }) => actor.kind === "staff" },
  scope: () => [""],
  run: async (ctx) => {
    const rows = await ctx.db<Row[]>`
      select home, id, kind, place as area, stage, started_at as "startedAt", ended_at as "endedAt", rows, done, changed, unchanged, failures, opened
      from imports.import where account = ${ctx.actor.id} order by started_at desc, id desc limit 30`;
    const areas = ctx.read(places);
    return rows.map((row) => ({ ...row, areaName: areas.names(row.area) }));
  },
});

export type StoredImport = { home: string; id: string; kind: ImportKind; account: string; stage: "running" | "ended" };

/** The import a job is about; null when there is none. */
export async function findImport(db: Reader, key: { home: string; id: string }): Promise<StoredImport | null> {
  const [row] = await db<
    StoredImport[]
  >`select home, id, kind, account, stage from imports.import where home = ${key.home} and id = ${key.id}`;
  return row ?? null;
}
