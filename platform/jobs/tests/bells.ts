import { z } from "zod";
import { anyone } from "#platform/access";
import { command, noun, ref, type Recorded } from "#platform/ledger";
import { module, type JobKind, type Module } from "#platform/modules";

type Rung = { type: "bells.rung" };
const bell = noun<{ rung: number }, Rung>({
  kind: "bells.bell",
  initial: { rung: 0 },
  evolve: (state, _event: Recorded<Rung>) => ({ rung: state.rung + 1 }),
});

export const ring = command({
  name: "bells.ring",
  route: "POST /api/bells/{home}/{id}",
  summary: { zh: "敲钟", en: "Ring" },
  input: z.object({ home: z.string(), id: z.uuid(), runAt: z.string().optional() }),
  about: (input) => [ref(bell, input)],
  allow: anyone(),
  run: (ctx, { runAt, ...key }) => {
    ctx.change(bell, key, () => [{ type: "bells.rung" as const }]);
    ctx.job({ kind: "bells.sound", payload: { id: key.id }, ...(runAt ? { runAt } : {}) });
    return {};
  },
});

/** A domain of one command, whose only effect outside the ledger is a job. */
export const bellsWith = (run: JobKind["run"]): Module =>
  module({
    name: "bells",
    nouns: [{ noun: bell, called: { zh: "钟", en: "Bell" } }],
    events: { "bells.rung": { zh: "敲响", en: "Rung" } },
    commands: [ring],
    queries: [],
    jobs: [{ kind: "bells.sound", run }],
    words: {},
  });
