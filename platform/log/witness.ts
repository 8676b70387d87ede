import { Refusal } from "../refusals/index.ts";
import { post, type Answer, type PostOptions } from "../outgoing/index.ts";
import { keepCosignatures, keyName } from "./cosignature.ts";
import type { Witness } from "./keys.ts";
import { parseNote } from "./note.ts";
import { storedSubtree, trees, type Db, type TreeRow } from "./store.ts";
import { consistencyProof } from "./tree.ts";

/**
 * What a witness said, or why it said nothing: taken; ahead (it has seen a longer log than ours: ours was rolled back); another tree of the same size;
 * or its refusal by status (C2SP tlog-witness).
 */
export type Witnessing = "taken" | "ahead" | "other-tree" | "no-signature" | `status-${number}` | NonNullable<Answer["stop"]>;

export type WitnessDeps = { sql: Db; witnesses: readonly Witness[]; sending: PostOptions; now: () => string };

/** The body of `add-checkpoint`: the size the witness has, the proof from there, an empty line, the checkpoint. */
async function bodyOf(db: Db, tree: TreeRow, old: number, note: string): Promise<string> {
  const proof = await consistencyProof(tree.hash, storedSubtree(db, tree, tree.hash), old, tree.size);
  return [`old ${old}`, ...proof.map((hash) => hash.toString("base64")), "", note].join("\n");
}

/** The size a witness says it has, when it refuses ours as the wrong beginning. */
const sizeIn = ({ status, type, text }: Answer): number | null =>
  status === 409 && type.startsWith("text/x.tlog.size") && /^(0|[1-9]\d{0,15})\n$/.test(text) ? Number(text) : null;

async function keep(deps: WitnessDeps, tree: TreeRow, witness: Witness, note: string, lines: string): Promise<Witnessing> {
  try {
    await keepCosignatures(deps.sql, tree, `${parseNote(note).text}\n${lines}`, { witnesses: [witness], now: deps.now() });
    return "taken";
  } catch (cause) {
    // It answered with something that is no signature of its own: told like any other failure of the other side.
    if (cause instanceof Refusal) return "no-signature";
    throw cause;
  }
}

/** One log to one witness; asks again once when the witness says how far it really is. */
async function submit(
  deps: WitnessDeps,
  tree: TreeRow,
  witness: Witness & { url: string },
  old: number,
  note: string,
): Promise<[Witnessing, number]> {
  const send = async (from: number): Promise<Answer> =>
    post(
      `${witness.url}/add-checkpoint`,
      { type: "text/plain; charset=utf-8", agent: "zuji-log/1", body: await bodyOf(deps.sql, tree, from, note) },
      deps.sending,
    );
  let answer = await send(old);
  const told = sizeIn(answer);
  if (told !== null && told > tree.size) return ["ahead", told];
  if (told !== null && told !== old) answer = await send(told);
  const at = told ?? old;
  if (answer.stop) return [answer.stop, at];
  if (answer.status === 200) {
    const outcome = await keep(deps, tree, witness, note, answer.text);
    return [outcome, outcome === "taken" ? tree.size : at];
  }
  return [answer.status === 409 ? "other-tree" : `status-${answer.status ?? 0}`, at];
}

type Row = { size: string; outcome: string };

async function toOne(deps: WitnessDeps, tree: TreeRow, witness: Witness & { url: string }): Promise<Witnessing | null> {
  const { sql } = deps;
  const key = keyName(witness);
  const [row] = await sql<Row[]>`select size, outcome from log.witnessed where home = ${tree.home} and log = ${tree.log} and key = ${key}`;
  const old = Number(row?.size ?? 0);
  if (row?.outcome === "taken" && old === tree.size) return null;
  const [published] = await sql<{ note: string }[]>`
    select note from log.checkpoint where home = ${tree.home} and log = ${tree.log} and size = ${tree.size}`;
  if (!published) throw new Error(`log ${tree.log} has no checkpoint of ${tree.size}`);
  // What the table says of a rollback is no size to begin from.
  const [outcome, size] = await submit(deps, tree, witness, Math.min(old, tree.size), published.note);
  await sql`
    insert into log.witnessed (home, log, key, size, outcome, tried_at) values (${tree.home}, ${tree.log}, ${key}, ${size}, ${outcome}, ${deps.now()})
    on conflict (home, log, key) do update set size = excluded.size, outcome = excluded.outcome, tried_at = excluded.tried_at`;
  return outcome;
}

/**
 * Sends every log's newest checkpoint to every witness that takes them (C2SP tlog-witness `add-checkpoint`) and keeps their lines. Gives what went
 * wrong, a line each; a witness that is away hurts no other.
 */
export async function witness(deps: WitnessDeps): Promise<{ log: string; witness: string; outcome: Witnessing }[]> {
  const wrong: { log: string; witness: string; outcome: Witnessing }[] = [];
  for (const tree of (await trees(deps.sql)).filter(({ size }) => size > 0))
    for (const one of deps.witnesses) {
      const outcome = one.url === null ? null : await toOne(deps, tree, { ...one, url: one.url });
      if (outcome !== null && outcome !== "taken") wrong.push({ log: tree.log, witness: one.name, outcome });
    }
  return wrong;
}
