import { parseCheckpoint } from "./checkpoint.ts";
import { openNote, type Verifier } from "./note.ts";
import { roots } from "./roots.ts";
import { entriesOf, keyText, type Walk } from "./walk.ts";

const MOST_NAMED = 20;

/** One root a log must have at one size, and who says so. What was kept outside cannot have been written anew with the rest. */
export type Claim = { size: number; root: Buffer; by: string; outside: boolean };

/** Which events stand between two sizes, as far as anybody still says. */
async function between({ db, tree }: Walk, from: number, to: number): Promise<string> {
  if (!/^\d{6}$/.test(tree.log)) return "";
  const rows = await db<{ home: string; stream: string; seq: number }[]>`
    select home, stream, seq from log.entry where left(home, 6) = ${tree.log} and idx >= ${from} and idx < ${to} order by idx limit ${MOST_NAMED + 1}`;
  const named = rows.slice(0, MOST_NAMED).map(keyText).join(", ");
  return `; among ${named}${rows.length > MOST_NAMED ? ", …" : ""}`;
}

/** Holds the log's entries to every root somebody claims for it; names the first stretch that cannot be right. Gives each entry to `seen`. */
export async function holdTo(walk: Walk, claims: readonly Claim[], seen: (index: number, entry: Buffer) => void): Promise<void> {
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
export async function ownClaims(
  { db, tree, report }: Walk,
  { origin, verifiers }: { origin: string; verifiers: readonly Verifier[] },
): Promise<Claim[]> {
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

/** Checkpoints that were published and are no longer there: the city's log has what they said, their signature is gone. */
export async function missingCheckpoints({ db, tree, report }: Walk, sizes: readonly number[]): Promise<void> {
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
