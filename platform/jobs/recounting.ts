import { RECOUNT } from "../clocks/recount.ts";
import { namedUuid } from "../ids/index.ts";
import type { ClockSource, JobContext, JobKind } from "../modules/module.ts";

type Kept = { home: string; stream: string; kind: string };
const AT_ONCE = 500;

/** Records with a clock that runs between these days, or without days with one that is provisional. What has lapsed is asked no more. */
function readPage(ctx: JobContext, kinds: readonly string[], span: { from?: string; to?: string }, after: Kept): Promise<Kept[]> {
  return ctx.query([""], ({ db }) => {
    const { from, to } = span;
    const chosen = from === undefined || to === undefined ? db`provisional` : db`due_at >= ${from}::date and started_at < ${to}::date`;
    return db<Kept[]>`
      select distinct home, stream, kind from clocks.clock
      where kind = any(${kinds as string[]}) and status in ('running', 'suspended') and ${chosen}
        and (home, stream) > (${after.home}, ${after.stream}::uuid)
      order by home, stream limit ${AT_ONCE}`;
  });
}

/**
 * Asks every record with such a clock to count its dates again; each writes only what changed, so hearing it twice changes nothing. One that cannot does not
 * keep the others waiting: it is tried again with the job. `fresh` brings the calendar up to date first: another process may have changed it.
 */
export const recountJob = (sources: readonly ClockSource[], fresh: () => Promise<void>): JobKind => ({
  kind: RECOUNT,
  run: async (ctx, payload) => {
    const asked = new Map(sources.flatMap(({ kind, recount }) => (recount ? [[kind, recount] as const] : [])));
    if (asked.size === 0) return;
    await fresh();
    const failed: unknown[] = [];
    for (let after: Kept = { home: "", stream: "00000000-0000-0000-0000-000000000000", kind: "" }; ;) {
      const page = await readPage(ctx, [...asked.keys()], payload, after);
      for (const { home, stream: id, kind } of page) {
        const command = namedUuid(RECOUNT, kind, home, id, ctx.now);
        await asked
          .get(kind)?.(ctx, { home, id }, command)
          .catch((cause: unknown) => failed.push(cause));
      }
      const last = page.at(-1);
      if (!last || page.length < AT_ONCE) break;
      after = last;
    }
    if (failed.length > 0)
      throw new AggregateError(failed, `${failed.length} records could not count their dates again: ${String(failed[0])}`);
  },
});
