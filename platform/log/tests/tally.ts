import { z } from "zod";
import { anyone } from "#platform/access";
import { command, noun, ref, type Recorded } from "#platform/ledger";
import { module } from "#platform/modules";

type TallyEvent = { type: "tallies.added"; n: number };
type Tally = { total: number; place: string };

const tally = noun<Tally, TallyEvent>({
  kind: "tallies.tally",
  initial: { total: 0, place: "330502001001" },
  evolve: (state, event: Recorded<TallyEvent>) => ({ ...state, total: state.total + event.n }),
});

const table = {
  name: "tallies.tally",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", total: "int4", place: "text", at: "timestamptz" },
} as const;

/** The smallest command there is: adds to a record. */
export const addTally = command({
  name: "tallies.add",
  route: "POST /api/tallies/{home}/{id}",
  summary: { zh: "加", en: "add" },
  input: z.object({ home: z.string(), id: z.uuid(), n: z.number().int() }),
  about: (input) => [ref(tally, input)],
  allow: anyone(),
  run: (ctx, input) => ({ total: ctx.change(tally, input, () => [{ type: "tallies.added" as const, n: input.n }]).total }),
});

export const tallies = module({
  name: "tallies",
  nouns: [
    {
      noun: tally,
      called: { zh: "数", en: "Tally" },
      projection: {
        tables: [table],
        rows: (key: { home: string; id: string }, state: Tally) => [
          { table: table.name, row: { ...key, total: state.total, place: state.place, at: "2026-01-01T00:00:00.000Z" } },
        ],
      },
    },
  ],
  events: { "tallies.added": { zh: "加数", en: "Added" } },
  commands: [addTally],
  queries: [],
  words: {},
  migrations: new URL("../../ledger/tests/migrations/", import.meta.url),
});
