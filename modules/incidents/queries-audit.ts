import type { z } from "zod";
import { isUuid, receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import type { Fragment, Tag } from "#platform/figures";
import { areasOf, unitsHeld } from "#platform/access";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { lockKey } from "#platform/vault";
import { people } from "#modules/people";
import { ListAudit, type AuditPage, type AuditRow } from "./contract/reads.ts";
import { sealedStep } from "./event-words.ts";
import { incident } from "./evolve.ts";

const ROLES = ["auditor", "supervisor", "dpo"] as const;
const PAGE = 100;

type Row = Omit<AuditRow, "what" | "record" | "byName" | "number"> & { actor: string };

const SEALED_STEP = "incidents.sealed-step";

/** Sealed records of the page, and those whose present state is out of the reader's sight: what was done to them tells what they are. */
async function hiddenOf(sql: Tag, rows: readonly Row[]): Promise<Set<string>> {
  const records = rows.filter(({ kind }) => kind === incident.kind);
  if (records.length === 0) return new Set();
  const [homes, ids] = [[...new Set(records.map(({ home }) => home))], [...new Set(records.map(({ id }) => id))]];
  const open = await sql<{ home: string; id: string }[]>`
    select home, id from incidents.incident where home = any(${homes}::text[]) and id = any(${ids}::uuid[]) and not sealed`;
  const seen = new Set(open.map(({ home, id }) => `${home}/${id}`));
  return new Set(records.map(({ home, id }) => `${home}/${id}`).filter((key) => !seen.has(key)));
}

/** Somebody worked on a sealed record, then and in this county: no step, no unit, no record. */
const veiled = (row: Row): Row => ({ ...row, home: row.home.slice(0, 6).padEnd(9, "0"), id: "", seq: 0, type: SEALED_STEP, unit: "" });

/** Whose steps are asked for: an account id, a login, or part of a name. */
function accountsOf(ctx: QueryContext, by: string): string[] {
  const wanted = by.toLowerCase();
  return ctx
    .read(people)
    .all.filter(({ id, name, login }) => id === wanted || name.includes(by) || login.toLowerCase() === wanted)
    .map(({ id }) => id);
}

function after(sql: Tag, cursor: string | undefined): Fragment {
  if (!cursor) return sql`true`;
  const told = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)~(\d{9})~([0-9a-f-]{36})~(\d{1,6})$/.exec(cursor);
  if (!told || Number.isNaN(Date.parse(told[1] ?? "")) || !isUuid(told[3] ?? ""))
    throw refuse.fields([{ path: "cursor", code: "platform.no-such-page" }]);
  return sql`(at, home, stream, seq) < (${told[1] ?? ""}::timestamptz, ${told[2] ?? ""}::text, ${told[3] ?? ""}::uuid, ${Number(told[4])}::int)`;
}

/** Not even a veiled line for the people of a unit that was complained about. */
const notAbout = (sql: Tag, units: readonly string[]): Fragment =>
  units.length === 0
    ? sql`true`
    : sql`not exists (select 1 from ledger.stream s where s.home = event.home and s.kind = event.kind and s.id = event.stream and s.state ->> 'about' = any(${units}::text[]))`;

const place = ({ at, home, id, seq }: Row): string => `${new Date(at).toISOString()} ${home} ${id} ${String(seq).padStart(6, "0")}`;

/** Who did what, inside the reader's area: the ledger's own entries, without any text. */
export const listAudit = query<z.output<typeof ListAudit>, AuditPage>({
  name: "incidents.list-audit",
  route: "GET /api/audit",
  summary: { zh: "谁做了什么", en: "Who did what" },
  input: ListAudit,
  allow: readers(ROLES),
  scope: ({ actor, now }) => areasOf({ actor, now }, ROLES),
  run: async (ctx, { by = "", from, to, cursor }) => {
    const sql = ctx.db;
    const [start, over] = [new Date(`${from}T00:00:00+08:00`), new Date(`${to}T00:00:00+08:00`)];
    over.setUTCDate(over.getUTCDate() + 1);
    // "" is everybody the ledger has an entry of, known to a register or not; PostgreSQL 18 skips from actor to actor along the index.
    const who =
      by === ""
        ? sql`actor not in ('resident', 'system')`
        : sql`actor = any(${accountsOf(ctx, by)}::text[]) and actor not in ('resident', 'system')`;
    const rows = await sql<Row[]>`
      select home, kind, stream as id, seq, at, type, actor, role, unit from ledger.event
      where ${who} and ${notAbout(sql, unitsHeld(ctx.actor, ctx.now) ?? [])} and at >= ${start.toISOString()} and at < ${over.toISOString()} and ${after(sql, cursor)}
      order by at desc, home desc, stream desc, seq desc limit ${PAGE + 1}`;
    // That staff could not open sealed fields, and since when, is the platform's own line among theirs.
    const { home, id } = lockKey();
    const locks =
      by === ""
        ? await sql<Row[]>`
      select home, kind, stream as id, seq, at, type, actor, role, unit from ledger.event
      where home = ${home} and stream = ${id} and at >= ${start.toISOString()} and at < ${over.toISOString()} and ${after(sql, cursor)}
      order by at desc, home desc, stream desc, seq desc limit ${PAGE + 1}`
        : [];
    const page = [...rows, ...locks].sort((left, right) => (place(left) < place(right) ? 1 : -1)).slice(0, PAGE);
    const hidden = await hiddenOf(sql, page);
    const last = page.at(-1);
    const names = ctx.read(people);
    return {
      rows: page
        .map((row) => (hidden.has(`${row.home}/${row.id}`) ? veiled(row) : row))
        .map(({ actor, ...row }) => ({
          ...row,
          number: row.kind === incident.kind && row.id !== "" ? receiptNumber(row.id) : null,
          what: row.type === SEALED_STEP ? sealedStep : ctx.called.event(row.type),
          record: ctx.called.record(row.kind),
          byName: names.name(actor) || actor,
        })),
      next: rows.length + locks.length > PAGE && last ? `${last.at}~${last.home}~${last.id}~${last.seq}` : null,
    };
  },
});
