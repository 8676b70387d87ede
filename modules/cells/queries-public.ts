import type { z } from "zod";
import type { Fragment, Tag } from "#platform/figures";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { documentsOf } from "#modules/documents";
import { placeInWords, places } from "#modules/places";
import * as c from "./contract.ts";
import { cellPapers } from "./papers.ts";
import { rowName } from "./queries-visible.ts";
import { schemes } from "./registers.ts";

type Row = Omit<c.PublicRow, "zh" | "en" | "placeName"> & { area: string; unit: string; nameEn: string | null };
const columns = (sql: Tag): Fragment =>
  sql`home, id::text, scheme, version, unit, name, name_en as "nameEn", round::text, place as area, case when stage = 'mended' then 'warned' else stage end as state, level, score, certificate,
    valid_from::text as "from", valid_until::text as until, object_until as "objectUntil", demo`;

function shown(ctx: QueryContext, { area, unit, nameEn, ...row }: Row): c.PublicRow {
  const rule = ctx.read(schemes).newest(row.scheme);
  const county = ctx.read(places).names(area.slice(0, 6))[ctx.language];
  const own = placeInWords(ctx, area);
  const placeName = area.length <= 6 ? own : ctx.language === "zh" ? `${county} ${own}` : `${own}, ${county}`;
  return {
    ...row,
    name: rowName(ctx, { unit, name: row.name, nameEn }),
    zh: rule?.zh ?? row.scheme,
    en: rule?.en ?? row.scheme,
    placeName,
  };
}

export const listPublicTitles = query<z.output<typeof c.ListPublic>, { rows: c.PublicRow[] }>({
  name: "cells.list-public",
  route: "GET /api/cells/titles",
  summary: { zh: "公示中和已命名的单位", en: "Units whose result is public, and those that hold a title" },
  input: c.ListPublic,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { scheme, area, from, limit }) => {
    const rows = await ctx.db<Row[]>`
      select ${columns(ctx.db)} from cells.application
      where stage in ('publicised', 'awarded', 'warned', 'mended', 'revoked', 'expired') and ${scheme ?? ""} in ('', scheme) and place like ${`${area ?? ""}%`}
      order by (stage = 'publicised') desc, applied_at desc, id desc limit ${limit} offset ${from}`;
    return { rows: rows.map((row) => shown(ctx, row)) };
  },
});

export const readPublicTitle = query<z.output<typeof c.ReadPublic>, c.PublicRow>({
  name: "cells.read-public",
  route: "GET /api/cells/titles/{home}/{id}",
  summary: { zh: "公示中或已命名的一个单位", en: "One unit whose result is public or that holds a title" },
  input: c.ReadPublic,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { home, id }) => {
    const [row] = await ctx.db<Row[]>`
      select ${columns(ctx.db)} from cells.application
      where home = ${home} and id = ${id} and stage in ('publicised', 'awarded', 'warned', 'mended', 'revoked', 'expired', 'renewed')`;
    if (!row) throw refuse.notFound("record.not-found");
    return shown(ctx, row);
  },
});

export const findCertificate = query<z.output<typeof c.FindCertificate>, c.PublicRow>({
  name: "cells.find-certificate",
  route: "GET /api/cells/certificates/{number}",
  summary: { zh: "核对证书", en: "Verify a certificate" },
  input: c.FindCertificate,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { number }) => {
    const [row] = await ctx.db<Row[]>`select ${columns(ctx.db)} from cells.application where certificate = ${number.toUpperCase()}`;
    if (!row) throw refuse.notFound("cells.no-such-certificate");
    return { ...shown(ctx, row), next: await nextOf(ctx, row), papers: HELD.includes(row.state) ? await papersOf(ctx, row) : [] };
  },
});

const PUBLIC_PAPERS = [cellPapers.certificate, cellPapers.plate, cellPapers.naming];
const HELD: readonly string[] = ["awarded", "warned"];

async function nextOf({ db }: QueryContext, { home, id, state }: Row): Promise<string | null> {
  if (state !== "renewed") return null;
  const [row] = await db<{ certificate: string }[]>`
    select data ->> 'certificate' as certificate from ledger.event where home = ${home} and stream = ${id} and type = 'cells.renewed'`;
  return row?.certificate ?? null;
}

async function papersOf({ db }: QueryContext, key: { home: string; id: string }) {
  const made = (await documentsOf(db, key)).filter(({ stage }) => stage === "made");
  return made.flatMap(({ home, id, number, kind }) => {
    const found = PUBLIC_PAPERS.find(({ code }) => code === kind);
    return found ? [{ home, id, number, ...found.title }] : [];
  });
}
