import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";

/** When a process began, as the system tells it: with the pid it names one process for good. Null when it is not running. */
export function startedAt(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // Field 3 is the state; a zombie no longer holds anything.
      return fields[0] === "Z" ? null : (fields[19] ?? null);
    } catch {
      // No such process.
      return null;
    }
  }
  try {
    return (
      execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() || null
    );
  } catch {
    // ps leaves with 1 when there is no such process.
    return null;
  }
}

/** Whether the process is a PostgreSQL server on this data: a pid file may outlive its process, and its pid may be another's by now. */
export function servesData(pid: number, cluster: string): boolean {
  if (startedAt(pid) === null) return false;
  if (process.platform !== "linux")
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes("postgres");
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    // Gone meanwhile, or another user's process, which cannot be a server we started.
    return false;
  }
}
