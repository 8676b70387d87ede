import { createHash } from "node:crypto";
import type { QueryContext } from "#platform/modules";
import type * as c from "./contract.ts";
import { HELD } from "./contract/stages.ts";
import { programmeKey } from "./keys.ts";
import { unitsSubject, type CheckDraw, type Programme } from "./programme.ts";

/** An application of a unit that was drawn, and one of its checks, in their order. */
export type Checked = { id: string; unit: string; held: boolean; over: boolean; at: string | null };

/** After so long a draw is public whatever became of it: a unit that was drawn and never looked at is no secret of the office. */
const MOST_DAYS = 365;
const DAY_MS = 86_400_000;

/** Whether nobody is announced by saying that this unit was drawn: it was looked at since, or holds no title any more. */
function isPast({ at: drawnAt }: CheckDraw, rows: readonly Checked[]): boolean {
  if (!rows.some(({ held }) => held)) return true;
  return [...Map.groupBy(rows, ({ id }) => id).values()].some((own) =>
    own.some(({ at, held, over }, index) => at !== null && at >= drawnAt && (index < own.length - 1 || over || !held)),
  );
}

/** Draws of units that can be told of: whoever knows the seed and the list knows whom the visits are for, so a draw waits for the last of them. */
export function publicDraws(draws: readonly CheckDraw[], rows: readonly Checked[], now: string): CheckDraw[] {
  const of = Map.groupBy(rows, ({ unit }) => unit);
  return draws.filter(
    (draw) => Date.parse(now) - Date.parse(draw.at) > MOST_DAYS * DAY_MS || draw.units.every((code) => isPast(draw, of.get(code) ?? [])),
  );
}

/** What anybody compares a list with: SHA-256 over its codes in the order of their bytes, one a line. */
export const listDigest = (units: readonly { code: string }[]): string =>
  createHash("sha256")
    .update(
      units
        .map(({ code }) => code)
        .toSorted()
        .join("\n"),
      "utf8",
    ) // prettier-ignore
    .digest("hex");

export async function unitDrawsOf(
  { db, now }: QueryContext,
  { scheme, id }: { scheme: string; id: string },
): Promise<Pick<c.RoundDraw, "unitDraws" | "unitDrawsWithheld">> {
  const at = programmeKey(scheme);
  const [held] = await db<{ state: Programme }[]>`select state from ledger.stream where home = ${at.home} and id = ${at.id}`;
  const draws = held?.state.rounds.find((one) => one.id === id)?.checkDraws ?? [];
  if (draws.length === 0) return { unitDraws: [], unitDrawsWithheld: 0 };
  const units = [...new Set(draws.flatMap((draw) => draw.units))];
  const rows = await db<Checked[]>`
    select a.id::text, a.unit, a.stage = any(${[...HELD]}::text[]) as held, (a.check_stage in ('stands', 'failed')) is true as over, e.at
    from cells.application a left join ledger.event e on e.home = a.home and e.stream = a.id and e.type = 'cells.check-ordered'
    where a.scheme = ${scheme} and a.unit = any(${units}::text[]) order by a.id, e.seq`;
  const known = rows.map((row) => ({ ...row, at: row.at && new Date(row.at).toISOString() }));
  const shown = publicDraws(draws, known, now);
  return {
    unitDraws: shown.map(({ number, seed, source, at: drawnAt, units: drawn }) => ({
      number,
      subject: unitsSubject(id, number),
      seed,
      source,
      at: drawnAt,
      drawn,
    })),
    unitDrawsWithheld: draws.length - shown.length,
  };
}
