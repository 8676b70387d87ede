import type { Sql, TransactionSql } from "postgres";
import { parseCheckpoint, type Checkpoint } from "./checkpoint.ts";
import { holdTo, missingCheckpoints, ownClaims, type Claim } from "./claims.ts";
import { compareEvents, unlogged } from "./held-events.ts";
import { closedTree, compareInherited, inheritedLogs } from "./inherited.ts";
import type { LogKeys } from "./keys.ts";
import { openNote, parseVerifier, type Verifier } from "./note.ts";
import { CITY_LOG } from "./seal.ts";
import { trees, type TreeRow } from "./store.ts";
import type { Contents, LogReport, Walk } from "./walk.ts";

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
