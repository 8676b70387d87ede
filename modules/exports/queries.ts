import type { z } from "zod";
import type { Reader } from "#platform/database";
import { query, type QueryContext } from "#platform/modules";
import type { StreamKey } from "#platform/ledger";
import { readers, scopeFor } from "#platform/reading";
import { people } from "#modules/people";
import { places } from "#modules/places";
import { ListAreaExports, ListExports, type ExportList, type ExportView } from "./contract.ts";
import { isStale, KEPT_DAYS, MOST_ROWS, type KnownExport } from "./export.ts";
import { OVERSEERS, secondOver } from "./permits.ts";

type Row = Omit<ExportView, "byName" | "areaName" | "why" | "refusal" | "mayApprove" | "shut">;

/** The typed purposes come from the vault in one go; one that expired there is gone. */
async function views(ctx: QueryContext, rows: readonly Row[]): Promise<ExportView[]> {
  const names = ctx.read(people);
  const areas = ctx.read(places);
  const typed = await ctx.unseal(
    rows.flatMap(({ home, id }) => ["why", "refusal"].map((field) => ({ stream: { home, id }, field }))),
    "",
    "beside",
  );
  const shut = await ctx.shut();
  return rows.map((row, index) => ({
    ...row,
    approver: row.approver && (names.name(row.approver) || row.approver),
    refusal: typed[index * 2 + 1] ?? null,
    mayApprove: row.stage === "held" && row.account !== ctx.actor.id && secondOver(ctx.actor, row.area, ctx.now) !== null && !shut,
    byName: names.name(row.account) || row.account,
    areaName: areas.names(row.area),
    why: typed[index * 2] ?? null,
    shut,
  }));
}

export const listExports = query<z.output<typeof ListExports>, ExportList>({
  name: "exports.list-exports",
  route: "GET /api/exports",
  summary: { zh: "我的导出", en: "One's own exports" },
  input: ListExports,
  allow: { roles: ["staff"], condition: "one's own", admits: ({ actor }) => actor.kind === "staff" },
  // One's own exports stay one's own after a grant ended: they can still be deleted.
  scope: () => [""],
  run: async (ctx) => {
    const rows = await ctx.db<Row[]>`
      select home, id, account, subject, place as area, purpose, stage, requested_at as "requestedAt", rows, bytes, failure, expires_at as "expiresAt",
        downloads, last_download_at as "lastDownloadAt", approved_by as approver
      from exports.export where account = ${ctx.actor.id} order by requested_at desc, id desc limit 50`;
    const busy = rows.some(({ stage, requestedAt }) => stage === "requested" && !isStale(requestedAt, ctx.now));
    return { exports: await views(ctx, rows), mostRows: MOST_ROWS, days: KEPT_DAYS, busy };
  },
});

export const listAreaExports = query<z.output<typeof ListAreaExports>, ExportView[]>({
  name: "exports.list-area-exports",
  route: "GET /api/exports/area",
  summary: { zh: "辖区内的全部导出和下载", en: "Every export and download of an area" },
  input: ListAreaExports,
  allow: readers(OVERSEERS),
  scope: scopeFor(OVERSEERS),
  run: async (ctx, { from, to }) => {
    const over = new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000).toISOString();
    const rows = await ctx.db<Row[]>`
      select home, id, account, subject, place as area, purpose, stage, requested_at as "requestedAt", rows, bytes, failure, expires_at as "expiresAt",
        downloads, last_download_at as "lastDownloadAt", approved_by as approver
      from exports.export where requested_at >= ${new Date(`${from}T00:00:00+08:00`).toISOString()} and requested_at < ${over} order by requested_at desc, id desc limit 500`;
    return views(ctx, rows);
  },
});

export type StoredExport = StreamKey &
  Pick<
    KnownExport,
    "account" | "subject" | "area" | "filter" | "purpose" | "language" | "stage" | "requestedAt" | "rows" | "approvedBy" | "approvedAt"
  >;

/** The export a job is about; null when there is none. */
export async function findExport(db: Reader, key: StreamKey): Promise<StoredExport | null> {
  const [row] = await db<StoredExport[]>`
    select home, id, account, subject, place as area, filter, purpose, language, stage, requested_at as "requestedAt", rows, approved_by as "approvedBy", approved_at as "approvedAt" from exports.export where home = ${key.home} and id = ${key.id}`;
  return row ?? null;
}

/** Exports that were asked for long ago and never made. */
export const staleExports = async (db: Reader, now: string): Promise<StoredExport[]> =>
  (
    await db<StoredExport[]>`
      select home, id, account, subject, place as area, filter, purpose, language, stage, requested_at as "requestedAt", rows, approved_by as "approvedBy", approved_at as "approvedAt" from exports.export where stage = 'requested' order by requested_at limit 100`
  ).filter(({ requestedAt, approvedAt }) => isStale(approvedAt ?? requestedAt, now));
