import type { TransactionSql } from "postgres";
import { eventHash, type EventBytes } from "../ledger/canonical.ts";
import type { Finding } from "../ledger/verify.ts";
import { HAPPENED } from "./seal.ts";
import { TILE } from "./tiles.ts";
import { entriesOf, keyText, type LogReport, type Walk } from "./walk.ts";

const PAGE = 20 * TILE;
/** Several processes write at once and commit late; more than this between two entries is no accident of that. */
const DISORDER_MS = 5 * 60_000;

type Row = { idx: string; home: string; stream: string; seq: number; there: boolean } & EventBytes & { salt: Buffer; hash: Buffer };

/** A row that is not what was sealed; told apart afterwards, because a swap needs both halves to be seen. */
type Wrong = { key: string; stored: string; sealed: string };

function nameWrong(wrong: readonly Wrong[], findings: Finding[]): void {
  const sealedFor = new Map(wrong.map(({ sealed, key }) => [sealed, key]));
  for (const { key, stored, sealed } of wrong) {
    const other = stored === sealed ? undefined : sealedFor.get(stored);
    findings.push({
      table: "ledger.event",
      key,
      what:
        other === undefined
          ? "differs from what was sealed in the log"
          : `holds what was sealed as ${other}: put in another order or swapped`,
    });
  }
}

/** Compares the events of one county with the log's entries, page by page. */
export async function compareEvents(walk: Walk): Promise<void> {
  const { db, tree, report } = walk;
  const wrong: Wrong[] = [];
  let latest = 0;
  let [rows, place, after, over]: [Row[], number, number, boolean] = [[], 0, -1, false];
  const next = async (): Promise<Row | undefined> => {
    if (place >= rows.length && !over) {
      const bytes = walk.contents === "here" ? db`, e.kind, e.type, e.data, e.actor, e.role, e.unit, e.place, e.command, e.salt` : db``;
      rows = await db<Row[]>`
        select n.idx, n.home, n.stream, n.seq, e.hash is not null as there, e.at, e.hash ${bytes}
        from (select * from log.entry where left(home, 6) = ${tree.log} and idx > ${after} order by idx limit ${PAGE}) n
        left join ledger.event e on e.home = n.home and e.stream = n.stream and e.seq = n.seq order by n.idx`;
      [place, after, over] = [0, Number(rows.at(-1)?.idx ?? after), rows.length === 0];
    }
    return rows[place];
  };
  for await (const { index, entry } of entriesOf(walk, tree.size)) {
    report.entries += 1;
    const row = await next();
    if (!row || Number(row.idx) !== index) {
      report.findings.push({ table: "log.entry", key: `${tree.log}/${index}`, what: "nothing says any more which event this entry was" });
      continue;
    }
    place += 1;
    if (!row.there) {
      report.findings.push({ table: "ledger.event", key: keyText(row), what: `is gone: the log has it as entry ${index}` });
      continue;
    }
    const sealed = entry.subarray(1);
    const own = walk.contents === "here" ? eventHash(row.salt, row) : row.hash;
    if (!own.equals(sealed)) {
      wrong.push({ key: keyText(row), stored: row.hash.toString("hex"), sealed: sealed.toString("hex") });
      continue;
    }
    if (entry[0] !== HAPPENED) continue;
    const at = Date.parse(row.at);
    if (at < latest - DISORDER_MS)
      report.findings.push({
        table: "ledger.event",
        key: keyText(row),
        what: `is dated ${row.at}, but was written after ${new Date(latest).toISOString()}: back-dated`,
      });
    latest = Math.max(latest, at);
  }
  nameWrong(wrong, report.findings);
}

/** Events that stand in no log and do not wait for one: put in by hand, or before there was a log. */
export async function unlogged(db: TransactionSql, report: LogReport): Promise<void> {
  const rows = await db<{ home: string; stream: string; seq: number; at: string }[]>`
    select e.home, e.stream, e.seq, e.at from ledger.event e
    where not exists (select 1 from log.entry n where n.home = e.home and n.stream = e.stream and n.seq = e.seq)
    and not exists (select 1 from log.pending p where p.home = left(e.home, 6) || '000' and e.home || '/' || e.stream || '/' || e.seq = any(p.keys))
    limit 200`;
  for (const row of rows)
    report.findings.push({
      table: "ledger.event",
      key: keyText(row),
      what: `dated ${row.at}, is in no log and waits for none: put in past the ledger`,
    });
}
