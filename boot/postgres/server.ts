import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { osProblem, problem } from "../problem.mjs";
import { sleep } from "../say.ts";
import { give, type Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { servesData } from "./process.ts";

const FULL_BYTES = 16 * 1024 * 1024;

export type Cluster = { folder: string; log: string; account: Account; binaries: Binaries };
/** `socket`: the folder its Unix socket lies in, if it has one. */
export type Server = { port: number; socket: string | null; stop: () => Promise<void>; died: Promise<string> };

/** What the operating systems we know take as the path of a socket. */
const SOCKET_PATH_BYTES = 103;

/** Inside the cluster, where only its account and root come; null where there are no such sockets or the path would be too long. */
function socketFolder({ folder }: Cluster): string | null {
  const fits = Buffer.byteLength(join(folder, ".s.PGSQL.65535")) <= SOCKET_PATH_BYTES;
  return process.platform !== "win32" && fits ? folder : null;
}

const program = (binaries: Binaries, name: string): string =>
  join(binaries.home, "bin", process.platform === "win32" ? `${name}.exe` : name);

/** Makes a cluster whole or not at all: initdb works in a folder beside it, which gets its name only when initdb has finished. */
export function initialise(cluster: Cluster, password: string, sync: boolean): void {
  const half = `${cluster.folder}.new`;
  const secret = `${half}.password`;
  rmSync(half, { recursive: true, force: true });
  try {
    mkdirSync(half, { recursive: true, mode: 0o700 });
    writeFileSync(secret, `${password}\n`, { mode: 0o600 });
    for (const path of [half, secret]) give(cluster.account, path);
    // The collation is PostgreSQL's own, the same on every machine; the character classes are the system's, without which pg_trgm sees no Chinese.
    const locale = process.platform === "linux" ? ["--locale=C.UTF-8"] : ["--locale=C", "--lc-ctype=en_US.UTF-8"];
    const args = [
      "-D",
      half,
      "-U",
      "postgres",
      `--pwfile=${secret}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      ...locale,
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      "--no-clean",
      ...(sync ? [] : ["--no-sync"]),
    ];
    const made = spawnSync(program(cluster.binaries, "initdb"), args, {
      ...cluster.account,
      cwd: "/",
      encoding: "utf8",
      env: environment(),
    });
    if (made.status !== 0) throw failed("initdb", `${made.error?.message ?? ""}\n${made.stdout}\n${made.stderr}`, cluster);
    renameSync(half, cluster.folder);
  } catch (error) {
    throw osProblem(error, cluster.folder) ?? error;
  } finally {
    rmSync(secret, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

/** A server left behind by a killed parent is shut down in order, so that what it has acknowledged is on disk before we start our own. */
export async function stopOrphan(cluster: Cluster): Promise<void> {
  const file = join(cluster.folder, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (!servesData(pid, cluster.folder)) return;
  process.kill(pid, "SIGINT");
  for (let waitedMs = 0; servesData(pid, cluster.folder); waitedMs += 50) {
    if (waitedMs > 60_000) throw problem(`遗留的数据库进程 ${pid} 没有停下`, `the database process ${pid} left behind does not stop`);
    await sleep(50);
  }
}

/** Starts the server on a random free loopback port and waits until it takes connections. */
export async function startServer(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<Server> {
  for (let attempt = 0; ; attempt += 1) {
    const port = await freePort();
    const from = existsSync(cluster.log) ? statSync(cluster.log).size : 0;
    const socket = socketFolder(cluster);
    const server = launch(cluster, { ...settings, port: String(port), unix_socket_directories: socket ?? "" });
    const said = await Promise.race([server.died, ready(cluster, server.pid)]);
    if (said === "ready") return { port, socket, stop: server.stop, died: server.died };
    const output = readFileSync(cluster.log).subarray(from).toString("utf8");
    // The port may be taken between our look and the server's; children of a killed server need an instant to notice.
    const passing = /could not bind|shared memory block|lock file .* already exists|already in use/i.test(output);
    if (!passing || attempt >= 40) throw failed("PostgreSQL", output, cluster);
    await sleep(250);
  }
}

function launch(cluster: Cluster, settings: Readonly<Record<string, string>>) {
  const log = openSync(cluster.log, "a", 0o600);
  const options = Object.entries({
    listen_addresses: "127.0.0.1",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  });
  const child = spawn(
    program(cluster.binaries, "postgres"),
    ["-D", cluster.folder, ...options.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...cluster.account,
      cwd: "/",
      env: environment(),
      stdio: ["ignore", log, log],
      // Its own session: Ctrl-C on the terminal reaches our server first, which then stops the database.
      detached: true,
    },
  );
  closeSync(log);
  const died = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(`exit ${code ?? signal}`));
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGINT");
    const late = setTimeout(() => child.kill("SIGQUIT"), 60_000);
    await died;
    clearTimeout(late);
  };
  return { pid: child.pid ?? 0, died, stop };
}

async function ready(cluster: Cluster, pid: number): Promise<string> {
  const file = join(cluster.folder, "postmaster.pid");
  for (;;) {
    await sleep(15);
    if (!existsSync(file)) {
      if (pid === 0 || !alive(pid)) return "gone";
      continue;
    }
    const lines = readFileSync(file, "utf8").split("\n");
    if (Number(lines[0]) === pid && lines[7]?.trim() === "ready") return "ready";
    if (!alive(pid)) return "gone";
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: it has ended.
    return false;
  }
}

const environment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_"));
  return { ...Object.fromEntries(kept), LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };
};

function failed(what: string, output: string, cluster: Cluster): Error {
  // A full disk shows in many disguises, so the disk is asked too.
  const { bavail, bsize } = statfsSync(dirname(cluster.folder));
  const full = osProblem({ code: bavail * bsize < FULL_BYTES || /No space left/.test(output) ? "ENOSPC" : "" }, cluster.folder);
  if (full !== null) return full;
  const lines = output.split("\n").map((line) => line.trim());
  const reason =
    lines.findLast((line) => /PANIC|FATAL/.test(line) && !/terminating|starting up/.test(line)) ??
    lines.findLast((line) => /error/i.test(line)) ??
    lines.findLast((line) => line !== "") ??
    "";
  const cause = reason.replace(/^.*?(PANIC|FATAL|error):\s*/, "");
  if (existsSync(cluster.log)) return problem(`${what} 没有启动：${cause}（记录见 ${cluster.log}）`, `${what} did not start, see the log`);
  return problem(`${what} 失败：${cause}`, `${what} failed`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Makes the folder a cluster will lie in, passable for its account. */
export function makeHome(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}
