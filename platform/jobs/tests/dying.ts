// A process for kept.test.ts to kill: it rings, takes the jobs under its lease, and never gets them done.
import { resident } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { openRuntime } from "#platform/runtime";
import { ringOf } from "#platform/vault";
import { bellsWith, ring } from "./bells.ts";

const [, , databaseUrl = "", now = ""] = process.argv;
const runtime = await openRuntime({
  modules: [bellsWith(() => new Promise(() => {}))],
  databaseUrl,
  keys: { master: ringOf(new Uint8Array(32).fill(1)), token: new Uint8Array(32).fill(2) },
  now: () => now,
  log: { warn: () => {} },
  poolSizes: { write: 2, read: 1 },
});
runtime.jobs.start();
// Leases are its own once it is known as alive.
while (runtime.jobs.keeper.owner() === null) await new Promise((resolve) => setTimeout(resolve, 50));
const ids = Array.from({ length: 5 }, () => uuidv7());
for (const id of ids) await runtime.execute(ring, { home: "330502001", id }, { commandId: uuidv7(), actor: resident });
process.stdout.write(`${ids.join(",")}\n`);
