import type { Sql, TransactionSql } from "postgres";
import { eventHash, type EventBytes } from "../ledger/canonical.ts";
import type { Finding } from "../ledger/verify.ts";
import { parseCheckpoint, type Checkpoint } from "./checkpoint.ts";
import type { LogKeys } from "./keys.ts";
import { closedTree, compareInherited, inheritedLogs } from "./inherited.ts";
import { openNote, parseVerifier, type Verifier } from "./note.ts";
import { roots } from "./roots.ts";
import { CITY_LOG, HAPPENED } from "./seal.ts";
import { ENTRIES, trees, type TreeRow } from "./store.ts";
import { TILE, unbundle } from "./tiles.ts";

export type LogReport = { logs: number; entries: number; checkpoints: number; findings: Finding[] };

const PAGE = 20 * TILE;
const MOST_NAMED = 20;
/** Several processes write at once and commit late; more than this between two entries is no accident of that. */
const DISORDER_MS = 5 * 60_000;

/** One root a log must have at one size, and who says so. What was kept outside cannot have been written anew with the rest. */
type Claim = { size: number; root: Buffer; by: string; outside: boolean };

type Row = { idx: string; home: string; stream: string; seq: number; there: boolean } & EventBytes & { salt: Buffer; hash: Buffer };

/**
 * `contents`: whether each event's own bytes are hashed here. Whoever also runs the ledger's `verify`, which holds every event's bytes to its hash,
 * says "elsewhere": here only the hashes are held to the log then, and no event is read and hashed twice.
 */
type Walk = { db: TransactionSql; tree: TreeRow; report: LogReport; contents: Contents };

export type Contents = "here" | "elsewhere";

const keyText = (row: { home: string; stream: string; seq: number }): string => `${row.home}/${row.stream}/${row.seq}`;

async function* entriesOf({ db, tree }: Walk, upTo: number): AsyncGenerator<{ index: number; entry: Buffer }> {
  for (let n = 0; n * TILE < upTo; n += 20) {
    const rows = await db<{ n: string; bytes: Buffer }[]>`
      select n, bytes from log.tile where home = ${tree.home} and log = ${tree.log} and level = ${ENTRIES} and n >= ${n} and n < ${n + 20} order by n`;
    for (const row of rows)
      for (const [offset, entry] of unbundle(row.bytes).entries()) yield { index: Number(row.n) * TILE + offset, entry };
  }
}

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
async function compareEvents(walk: Walk): Promise<void> {
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

/** Which events stand between two sizes, as far as anybody still says. */
async function between({ db, tree }: Walk, from: number, to: number): Promise<string> {
  if (!/^\d{6}$/.test(tree.log)) return "";
  const rows = await db<{ home: string; stream: string; seq: number }[]>`
    select home, stream, seq from log.entry where left(home, 6) = ${tree.log} and idx >= ${from} and idx < ${to} order by idx limit ${MOST_NAMED + 1}`;
  const named = rows.slice(0, MOST_NAMED).map(keyText).join(", ");
  return `; among ${named}${rows.length > MOST_NAMED ? ", …" : ""}`;
}

/** Holds the log's entries to every root somebody claims for it; names the first stretch that cannot be right. Gives each entry to `seen`. */
async function holdTo(walk: Walk, claims: readonly Claim[], seen: (index: number, entry: Buffer) => void): Promise<void> {
  const { tree, report } = walk;
  const waiting = [...claims].sort((left, right) => left.size - right.size || Number(right.outside) - Number(left.outside));
  const running = roots(tree.hash);
  const good = { outside: 0, own: 0 };
  let broken = false;
  const check = async (): Promise<void> => {
    for (let claim = waiting[0]; claim && claim.size === running.size(); claim = waiting[0]) {
      waiting.shift();
      report.checkpoints += 1;
      if (running.root().equals(claim.root)) {
        good.own = claim.size;
        if (claim.outside) good.outside = claim.size;
      } else if (!broken) {
        broken = true;
        const from = claim.outside ? good.outside : good.own;
        const named = await between(walk, from, claim.size);
        const what = `entries ${from} to ${claim.size - 1} are not those of the checkpoint ${claim.by}${named}`;
        report.findings.push({ table: "log.tile", key: tree.log, what });
      }
    }
  };
  await check();
  for await (const { index, entry } of entriesOf(walk, tree.size)) {
    if (index !== running.size()) break;
    running.add(entry);
    seen(index, entry);
    await check();
  }
  for (const claim of waiting)
    report.findings.push({
      table: "log.tree",
      key: tree.log,
      what: `has ${running.size()} entries, the checkpoint ${claim.by} ${claim.size}: an older backup was restored, or the end was cut off`,
    });
}

/** The claims of the checkpoints the database keeps itself; the newest must bear our signature. */
async function ownClaims({ db, tree, report }: Walk, { origin, verifiers }: Held): Promise<Claim[]> {
  const rows = await db<{ size: string; root: Buffer; at: string; note: string }[]>`
    select size, root, at, note from log.checkpoint where home = ${tree.home} and log = ${tree.log} order by size`;
  const claims: Claim[] = [];
  for (const row of rows) {
    const claim = { size: Number(row.size), root: row.root, by: `of ${row.at}`, outside: false };
    try {
      const said = parseCheckpoint(openNote(row.note, verifiers).text);
      if (said.size !== claim.size || !said.root.equals(claim.root) || said.origin !== origin) throw new Error("it says something else");
      claims.push(claim);
    } catch (cause) {
      // Not signed by us: it proves nothing, and somebody put it there.
      report.findings.push({
        table: "log.checkpoint",
        key: `${tree.log}/${claim.size}`,
        what: cause instanceof Error ? cause.message : String(cause),
      });
    }
  }
  const last = claims.at(-1);
  if (last?.size !== tree.size || !last.root.equals(tree.root))
    report.findings.push({ table: "log.tree", key: tree.log, what: "is not at its newest signed checkpoint" });
  return claims;
}

/** Events that stand in no log and do not wait for one: put in by hand, or before there was a log. */
async function unlogged(db: TransactionSql, report: LogReport): Promise<void> {
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

/** Every log there is: our own, and those that came along with a package. */
type Held = { tree: TreeRow; origin: string; verifiers: readonly Verifier[]; city: boolean; living: boolean };

async function heldLogs(db: TransactionSql, keys: LogKeys): Promise<Held[]> {
  const own = (await trees(db)).map((tree) => ({
    tree,
    origin: keys.signer(tree.log).name,
    verifiers: keys.verifiers(tree.log),
    city: tree.log === CITY_LOG,
    living: true,
  }));
  const inherited: Held[] = [];
  for (const one of await inheritedLogs(db))
    inherited.push({
      tree: await closedTree(db, one),
      origin: one.origin,
      verifiers: one.keys.map(parseVerifier),
      city: one.log.startsWith(`${CITY_LOG}-`),
      living: false,
    });
  return [...own, ...inherited];
}

/** Reads checkpoints kept outside, by origin; a signature that is not this installation's is a finding of its own. */
function outside(notes: readonly string[], held: readonly Held[], keys: LogKeys, report: LogReport): Map<string, Checkpoint[]> {
  const found = new Map<string, Checkpoint[]>();
  for (const note of notes) {
    const origin = note.split("\n", 1)[0] ?? "";
    try {
      const verifiers = held.find((one) => one.origin === origin)?.verifiers ?? keys.verifiers(origin.slice(keys.prefix.length + 1));
      const checkpoint = parseCheckpoint(openNote(note, verifiers).text);
      found.set(origin, [...(found.get(origin) ?? []), checkpoint]);
    } catch (cause) {
      const what = `is no checkpoint of this installation (${keys.prefix}): ${cause instanceof Error ? cause.message : String(cause)}`;
      report.findings.push({ table: "checkpoint", key: origin, what });
    }
  }
  return found;
}

/** What a city's log says of the counties', by origin; `outside`: as far as a checkpoint kept outside reaches. */
type OfCity = Map<string, Checkpoint & { outside: boolean }>;

/** Every size of a county's log the city's log speaks of, by origin. */
type Told = Map<string, number[]>;

/** Checkpoints that were published and are no longer there: the city's log has what they said, their signature is gone. */
async function missingCheckpoints({ db, tree, report }: Walk, sizes: readonly number[]): Promise<void> {
  const rows = await db<{ size: string }[]>`
    select t.size from unnest(${sizes}::int8[]) as t (size)
    where not exists (select 1 from log.checkpoint c where c.home = ${tree.home} and c.log = ${tree.log} and c.size = t.size) order by 1`;
  for (const { size } of rows)
    report.findings.push({
      table: "log.checkpoint",
      key: `${tree.log}/${size}`,
      what: "is gone, though it was published: the city's log has it",
    });
}

async function walkCity(walk: Walk, city: Held, claims: readonly Claim[], counties: OfCity, told: Told): Promise<void> {
  const reach = Math.max(0, ...claims.filter((claim) => claim.outside).map(({ size }) => size));
  await holdTo(walk, [...(await ownClaims(walk, city)), ...claims], (index, entry) => {
    const said = parseCheckpoint(entry.toString("utf8"));
    told.set(said.origin, [...(told.get(said.origin) ?? []), said.size]);
    if (index < reach || reach === 0) counties.set(said.origin, { ...said, outside: reach > 0 });
  });
}

/**
 * Holds the whole ledger to its logs, and the logs to every checkpoint: those the database keeps and those somebody kept outside (`against`, signed
 * notes of a county's log or of the city's over them, also of the installation a package came from). Reads one snapshot; each finding names the row,
 * or the shortest stretch that can be named.
 */
export async function verifyLogs(
  sql: Sql,
  keys: LogKeys,
  against: readonly string[] = [],
  contents: Contents = "here",
): Promise<LogReport> {
  return sql.begin("isolation level repeatable read read only", (db) => verifyWithin(db, keys, against, contents));
}

/** The same within a transaction that is already there. */
export async function verifyWithin(
  db: TransactionSql,
  keys: LogKeys,
  against: readonly string[] = [],
  contents: Contents = "here",
): Promise<LogReport> {
  const report: LogReport = { logs: 0, entries: 0, checkpoints: 0, findings: [] };
  const held = await heldLogs(db, keys);
  const kept = outside(against, held, keys, report);
  const claimed = ({ origin }: Held): Claim[] =>
    (kept.get(origin) ?? []).map(({ size, root }) => ({ size, root, by: "kept outside", outside: true }));
  const walkOf = ({ tree }: Held): Walk => ({ db, tree, report, contents });
  const gone = (key: string, why: string): void => void report.findings.push({ table: "log.tree", key, what: `is gone, though ${why}` });
  const origins = new Set(held.map(({ origin }) => origin));
  for (const origin of kept.keys()) if (!origins.has(origin)) gone(origin, "a checkpoint of it was kept outside");
  const counties: OfCity = new Map();
  const told: Told = new Map();
  for (const city of held.filter((one) => one.city)) {
    report.logs += 1;
    const said: OfCity = new Map();
    await walkCity(walkOf(city), city, claimed(city), said, city.living ? told : new Map());
    // A package brings the counties it needs; our own city's log speaks of logs that must all be here.
    if (city.living) for (const origin of said.keys()) if (!origins.has(origin)) gone(origin, "the city's log has checkpoints of it");
    for (const [origin, checkpoint] of said) counties.set(origin, checkpoint);
  }
  for (const one of held.filter(({ city }) => !city)) {
    report.logs += 1;
    const [walk, said] = [walkOf(one), counties.get(one.origin)];
    const ofCity = said ? [{ size: said.size, root: said.root, by: "in the city's log", outside: said.outside }] : [];
    await holdTo(walk, [...(await ownClaims(walk, one)), ...ofCity, ...claimed(one)], () => {});
    if (one.living) await missingCheckpoints(walk, told.get(one.origin) ?? []);
    if (one.living) await compareEvents(walk);
    else report.entries += await compareInherited(db, one.tree, report.findings);
  }
  await unlogged(db, report);
  return report;
}
