import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isProblem, osProblem, problem } from "../problem.mjs";
import { sleep } from "../say.ts";
import { startedAt } from "./process.ts";

type Holder = { pid: number; started: string | null };

/** Gives a copy on this data, whose npm was killed a moment ago, the time to shut down by itself. */
export async function holderLeaves(dataDir: string, withinMs: number): Promise<void> {
  const file = join(dataDir, "lock.json");
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 50) {
    const holder = existsSync(file) ? read(file) : null;
    if (holder === null || startedAt(holder.pid) !== holder.started) return;
    await sleep(50);
  }
}

/** Holds the data folder for this process. Refuses while another live process holds it; a dead one's lock is taken over. */
export async function holdData(dataDir: string): Promise<() => void> {
  makeDataFolder(dataDir);
  const file = join(dataDir, "lock.json");
  const mine = JSON.stringify({ pid: process.pid, started: startedAt(process.pid) });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      put(file, mine);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw osProblem(error, dataDir) ?? error;
      const holder = read(file);
      if (holder !== null && startedAt(holder.pid) === holder.started) throw taken(dataDir, holder.pid);
      rmSync(file, { force: true });
      continue;
    }
    // Two processes may find the same dead lock: the later one removes the earlier one's fresh file, who sees it here.
    if (attempt > 0) await sleep(100);
    if (readFileSync(file, "utf8") === mine) return () => release(file, mine);
  }
  throw taken(dataDir, 0);
}

/** Whole or not at all, and never over another's: a lock file is never seen half written. */
function put(file: string, text: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, text, { mode: 0o600 });
  try {
    linkSync(own, file);
  } finally {
    rmSync(own, { force: true });
  }
}

const taken = (dataDir: string, pid: number): Error =>
  problem(
    `数据目录 ${dataDir} 已被另一个足迹进程（${pid}）使用；请用别的 ZUJI_DATA`,
    `another copy (process ${pid}) runs on this data; choose another ZUJI_DATA`,
  );

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    // Written by half when a machine went down: nobody holds it.
    return null;
  }
}

function release(file: string, mine: string): void {
  const holder = read(file);
  if (JSON.stringify(holder) === mine) rmSync(file, { force: true });
}

function makeDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir);
    if (!statSync(dataDir).isDirectory()) throw problem(`不是目录：${dataDir}`, "not a directory");
  } catch (error) {
    const cause = (error as Error).message;
    throw isProblem(error)
      ? error
      : (osProblem(error, dataDir) ?? problem(`数据目录 ${dataDir} 不能建立：${cause}`, "the data folder cannot be made"));
  }
}

/** Node's own recursive mkdir never returns on file systems that answer ENOENT, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  // The database's account must be able to pass through, not to look around.
  mkdirSync(folder, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
