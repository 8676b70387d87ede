import { parseCheckpoint } from "./checkpoint.ts";
import type { LogKeys } from "./keys.ts";
import { openNote } from "./note.ts";
import { storedSubtree, trees, type Db } from "./store.ts";
import { rootAt } from "./tree.ts";

/** One published checkpoint as a list tells it; all of it is at `/log/<log>/checkpoint/<size>`. */
export type PublishedCheckpoint = { size: number; at: string; root: string; witnesses: number };

const PAGE = 50;

/** What a log published, newest first: the last checkpoint of each day (China's), before `before` entries. Every other one stays at its address. */
export async function checkpointsOf(
  db: Db,
  log: string,
  before: number | null,
): Promise<{ items: PublishedCheckpoint[]; next: number | null } | null> {
  const tree = (await trees(db)).find((one) => one.log === log);
  if (!tree || tree.size === 0) return null;
  const rows = await db<{ size: string; at: string; root: Buffer; witnesses: number }[]>`
    select size, at, root, (select count(*)::int from log.cosignature c where c.home = k.home and c.log = k.log and c.size = k.size) as witnesses
    from (
      select distinct on ((at at time zone 'Asia/Shanghai')::date) * from log.checkpoint
      where home = ${tree.home} and log = ${log} and size < ${before ?? Number.MAX_SAFE_INTEGER}
      order by (at at time zone 'Asia/Shanghai')::date desc, size desc limit ${PAGE + 1}
    ) k order by size desc`;
  const items = rows
    .slice(0, PAGE)
    .map(({ size, at, root, witnesses }) => ({ size: Number(size), at, root: root.toString("base64"), witnesses }));
  return { items, next: rows.length > PAGE ? (items.at(-1)?.size ?? null) : null };
}

/**
 * What a checkpoint somebody kept says of the log as it is now: `same`, the log had exactly these entries then; `differs`, it has others now;
 * `shorter`, it has fewer: an older backup was restored; `stranger`, none of this installation's keys signed it; `unread`, it is no checkpoint.
 */
export type Compared = { found: "unread" | "stranger" } | { found: "same" | "differs" | "shorter"; log: string; size: number; now: number };

/** Holds a kept checkpoint to the log. Believes nothing in it that one of our keys did not sign. */
export async function compareCheckpoint(db: Db, keys: LogKeys, note: string): Promise<Compared> {
  const text = `${note.replaceAll("\r\n", "\n").trim()}\n`;
  const [origin = ""] = text.split("\n", 1);
  const log = origin.slice(keys.prefix.length + 1);
  let said: ReturnType<typeof parseCheckpoint>;
  try {
    said = parseCheckpoint(text.slice(0, text.lastIndexOf("\n\n") + 1));
  } catch {
    // Pasted by hand: half a file, or something else altogether.
    return { found: "unread" };
  }
  const tree = (await trees(db)).find((one) => one.log === log);
  if (!tree || !origin.startsWith(`${keys.prefix}/`) || !signed(text, keys, log)) return { found: "stranger" };
  const told = { log, size: said.size, now: tree.size };
  if (said.size > tree.size) return { found: "shorter", ...told };
  const root = await rootAt(tree.hash, storedSubtree(db, tree, tree.hash), said.size);
  return { found: root.equals(said.root) ? "same" : "differs", ...told };
}

function signed(note: string, keys: LogKeys, log: string): boolean {
  try {
    return openNote(note, keys.verifiers(log)).by.length > 0;
  } catch {
    // A changed letter, or another installation's signature.
    return false;
  }
}
