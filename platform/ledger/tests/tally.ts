import { z } from "zod";
import { anyone } from "#platform/access";
import { command, noun, ref, type Recorded } from "#platform/ledger";
import { module } from "#platform/modules";
import { refuse } from "#platform/refusals";

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

/** The smallest command there is: adds to a record, and may seal a note on it. Thirteen it refuses; with fourteen the note is of nobody's purpose. */
export const addTally = command({
  name: "tallies.add",
  route: "POST /api/tallies/{home}/{id}",
  summary: { zh: "加", en: "add" },
  input: z.object({ home: z.string(), id: z.uuid(), n: z.number().int(), note: z.string().optional() }),
  about: (input) => [ref(tally, input)],
  allow: anyone(),
  run: (ctx, input) => {
    if (input.n === 13) throw refuse.invalid("tallies.thirteen");
    if (input.note) ctx.seal({ stream: input, field: input.n === 14 ? "mother" : "note", purpose: "tallies.note", value: input.note });
    // A total beyond int4 is what PostgreSQL refuses and the decision does not: a bug of one command must not hurt its neighbours.
    return { total: ctx.change(tally, input, () => [{ type: "tallies.added" as const, n: input.n }]).total };
  },
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
  purposes: [
    {
      code: "tallies.note",
      title: { zh: "备注", en: "note" },
      basis: { zh: "测试法 1", en: "Test Law, art. 1" },
      fields: ["note"],
      retentionDays: 1,
      readers: ["auditor"],
      logged: true,
    },
  ],
  words: {},
  migrations: new URL("./migrations/", import.meta.url),
});
