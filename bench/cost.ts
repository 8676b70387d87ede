import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { benchCity } from "./city.ts";
import { load } from "./load.ts";
import { report } from "./intake.ts";

/** CPU seconds of a process so far, user and system (clock ticks of 10 ms). */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

const pidsOf = (pattern: string): number[] =>
  execFileSync("pgrep", ["-f", pattern], { encoding: "utf8" }).trim().split("\n").map(Number).filter(Boolean);

/** CPU milliseconds a report costs, in the server, in PostgreSQL and in the load: unlike a rate it hardly depends on what else the machine does. */
export async function run(): Promise<void> {
  const city = await benchCity({ events: 0 });
  try {
    const [one] = await city.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const server = pidsOf("bench/server.ts");
    const postmaster = Number(execFileSync("ps", ["-o", "ppid=", "-p", String(one?.pid)], { encoding: "utf8" }));
    const all = (): { node: number; pg: number; own: number } => ({
      node: server.reduce((sum, pid) => sum + cpuOf(pid), 0),
      pg: execFileSync("pgrep", ["-P", String(postmaster)], { encoding: "utf8" })
        .trim()
        .split("\n")
        .map(Number)
        .reduce((sum, pid) => sum + cpuOf(pid), 0),
      own: cpuOf(process.pid),
    });
    await load(city.port, 64, 4, report);
    for (const connections of [16, 64, 64]) {
      const before = all();
      const result = await load(city.port, connections, 6, report);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const after = all();
      const per = (name: "node" | "pg" | "own"): string => ((1000 * (after[name] - before[name])) / result.done).toFixed(3);
      console.log(
        `${connections}: ${result.perSecond.toFixed(0)}/s p99 ${result.p99Ms.toFixed(0)} failed ${result.failed} · CPU ms a report: server ${per("node")}, PostgreSQL ${per("pg")}, load ${per("own")}`,
      );
    }
  } finally {
    await city.close();
  }
}

if (import.meta.main) await run();
