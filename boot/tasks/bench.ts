import { run as intake } from "../../bench/intake.ts";
import { run as reads } from "../../bench/reads.ts";
import { problem } from "../problem.mjs";

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  intake: () => intake(),
  cost: async () => (await import("../../bench/cost.ts")).run(),
  reads: () => reads(),
  places: async () => void (await import("../../bench/places.ts")),
};

/** `npm run bench [-- name …]`: the benchmarks of docs/benchmarks.md, one after the other on this machine. */
export async function run(args: readonly string[]): Promise<number> {
  for (const name of args.length > 0 ? args : Object.keys(BENCHES)) {
    const bench = BENCHES[name];
    if (!bench)
      throw problem(
        `没有这个基准：${name}；可用：${Object.keys(BENCHES).join(" ")}`,
        `no such benchmark; there are: ${Object.keys(BENCHES).join(" ")}`,
      );
    console.log(`— ${name}`);
    await bench();
  }
  return 0;
}
