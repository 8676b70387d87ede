import { problem } from "../problem.mjs";

/** What `npm run bench` runs by itself; the others need registries, or tens of gigabytes and half an hour. */
const USUAL: Readonly<Record<string, () => Promise<void>>> = {
  intake: async () => (await import("../../bench/intake.ts")).run(),
  cost: async () => (await import("../../bench/cost.ts")).run(),
  commands: async () => (await import("../../bench/commands.ts")).run(),
  reads: async () => (await import("../../bench/reads.ts")).run(),
  pages: async () => (await import("../../bench/pages.ts")).run(),
  import: async () => (await import("../../bench/import.ts")).run(),
  live: async () => (await import("../../bench/live.ts")).run(),
  log: async () => (await import("../../bench/log.ts")).run(),
  places: async () => void (await import("../../bench/places.ts")),
  stranger: async () => (await import("../../bench/stranger.ts")).run(),
  circle: async () => void (await import("../../bench/circle.ts")),
};
const ASKED: Readonly<Record<string, () => Promise<void>>> = {
  large: async () => (await import("../../bench/large.ts")).run(),
  peers: async () => (await import("../../bench/peers/run.ts")).run(),
};
const BENCHES = { ...USUAL, ...ASKED };

/** `npm run bench [-- name …]`: the benchmarks of docs/benchmarks.md, one after the other on this machine. */
export async function run(args: readonly string[]): Promise<number> {
  for (const name of args.length > 0 ? args : Object.keys(USUAL)) {
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
