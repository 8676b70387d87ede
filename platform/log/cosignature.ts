import { refuse } from "../refusals/index.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import { openNote, parseNote, type Verifier } from "./note.ts";
import type { Db, LogKey } from "./store.ts";

/** Names a key as it stands in the table: `name+id`. */
export const keyName = ({ name, id }: Pick<Verifier, "name" | "id">): string => `${name}+${id.toString("hex")}`;

function sizeOf(checkpoint: string): number {
  try {
    return parseCheckpoint(checkpoint).size;
  } catch {
    // A witness of something else than checkpoints signed this.
    throw refuse.invalid("platform.no-witness");
  }
}

/**
 * Puts a witness's lines under the checkpoint they were made for. Answers how many were new; refuses what no known witness signed and what is not
 * one of this log's checkpoints.
 */
export async function keepCosignatures(
  sql: Db,
  { home, log }: LogKey,
  note: string,
  { witnesses, now }: { witnesses: readonly Verifier[]; now: string },
): Promise<number> {
  let opened: ReturnType<typeof openNote>;
  try {
    opened = openNote(note, witnesses);
  } catch {
    // Not a note, or of nobody this installation knows as a witness: the sender's mistake, told as one.
    throw refuse.invalid("platform.no-witness");
  }
  const [known] = await sql<{ size: string; note: string }[]>`
    select size, note from log.checkpoint where home = ${home} and log = ${log} and size = ${sizeOf(opened.text)}`;
  if (!known || parseNote(known.note).text !== opened.text) throw refuse.conflict("platform.other-checkpoint");
  let taken = 0;
  for (const line of parseNote(note).lines) {
    if (!opened.by.some(({ name, id }) => name === line.name && id.equals(line.id))) continue;
    const row = await sql`
      insert into log.cosignature (home, log, size, key, line, at) values (${home}, ${log}, ${known.size}, ${keyName(line)}, ${line.line}, ${now})
      on conflict do nothing`;
    taken += row.count;
  }
  return taken;
}
