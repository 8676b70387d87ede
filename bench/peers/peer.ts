import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { pipeline } from "node:stream/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { NextRequest } from "../load.ts";

/** What a user would pick instead, serving as many tickets as we do. */
export type Peer = {
  name: string;
  port: number;
  create: NextRequest;
  list: NextRequest;
  /** Rows the list really answers with. */
  listed: () => Promise<number>;
  close: () => Promise<void>;
};

export async function countRows(port: number, path: string, headers: Record<string, string>, under: string): Promise<number> {
  const told = (await (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).json()) as Record<string, unknown[]>;
  return told[under]?.length ?? 0;
}

/** One cluster for all, ours included; the tickets come from ours. */
export type Ground = { adminUrl: (database: string) => string; source: string };

/** Packages stay between runs; nothing of a run does. */
export const SHELF = join(tmpdir(), "zuji-bench-peers");

/** Runs a program to its end; its output is told only when it fails. */
export function must(program: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): string {
  const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options, env: { ...process.env, ...options.env } });
  if (done.status !== 0)
    throw new Error(
      `${program} ${args.join(" ")} ended with ${done.status ?? done.error?.message}: ${`${done.stdout}\n${done.stderr}`.slice(-3_000)}`,
    );
  return done.stdout;
}

/** Debian packages, installed when missing, without starting services or asking questions. */
export function debian(packages: readonly string[], answers: readonly string[]): void {
  const there = packages.every((name) => spawnSync("dpkg", ["-s", name], { stdio: "ignore" }).status === 0);
  if (there) return;
  if (process.getuid?.() !== 0) throw new Error(`${packages.join(" ")} are missing and only root may install them`);
  const env = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const preseed = spawnSync("debconf-set-selections", { input: `${answers.join("\n")}\n`, encoding: "utf8" });
  if (preseed.status !== 0) throw new Error(`debconf-set-selections: ${preseed.stderr}`);
  must("apt-get", ["update", "-qq"], { env });
  must("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
}

export const versionOf = (debianPackage: string): string => must("dpkg-query", ["-W", "-f", "${Version}", debianPackage]);

/** A database of its own with a role that owns it. */
export async function newDatabase(ground: Ground, name: string): Promise<{ url: string; password: string; port: string }> {
  const password = randomBytes(12).toString("hex");
  const admin = postgres(ground.adminUrl("postgres"), { max: 1, onnotice: () => {} });
  try {
    await admin.unsafe(`create role ${name} login password '${password}'`);
    await admin.unsafe(`create database ${name} owner ${name}`);
  } finally {
    await admin.end();
  }
  const { port } = new URL(ground.source);
  return { url: `postgres://${name}:${password}@127.0.0.1:${port}/${name}`, password, port };
}

const COLUMNS = "id, number, category, urgency, stage, summary, place, town, county, lon, lat, reported_at, due_at";

/** Our records as plain tickets in `bench_ticket` of the peer's database, numbered from 1: the same number, the same shares of places and states. */
export async function bringTickets(ground: Ground, url: string): Promise<number> {
  const [from, to] = [ground.source, url].map((one) => postgres(one, { max: 1, onnotice: () => {} })) as [postgres.Sql, postgres.Sql];
  try {
    await to.unsafe(`create table bench_ticket (n serial, id uuid, number text, category text, urgency text, stage text, summary text, place text,
      town text, county text, lon float8, lat float8, reported_at timestamptz, due_at timestamptz)`);
    const out = await from.unsafe(`copy (select ${COLUMNS} from incidents.incident order by id) to stdout`).readable();
    await pipeline(out, await to.unsafe(`copy bench_ticket (${COLUMNS}) from stdin`).writable());
    const [row] = await to<{ n: number }[]>`select count(*)::int as n from bench_ticket`;
    return row?.n ?? 0;
  } finally {
    await Promise.all([from.end(), to.end()]);
  }
}

/** Runs SQL as the peer's own role. */
export async function inDatabase(url: string, statements: readonly string[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    for (const statement of statements) await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const WAIT_MS = 180_000;

/** Starts a server and waits until the path answers 200; `stop` ends it with all its workers. */
export async function startServer(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; url: string; headers?: Record<string, string> },
): Promise<() => Promise<void>> {
  const child: ChildProcess = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output = (output + chunk.toString()).slice(-8_000)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  // Nothing of ours may outlive us, however we end.
  const last = (): void => void (child.pid !== undefined && child.exitCode === null && process.kill(-child.pid, "SIGKILL"));
  process.once("exit", last);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.pid) process.kill(-child.pid, "SIGTERM");
    const late = setTimeout(() => child.pid && child.exitCode === null && process.kill(-child.pid, "SIGKILL"), 15_000);
    await ended;
    clearTimeout(late);
    process.off("exit", last);
  };
  for (const until = performance.now() + WAIT_MS; performance.now() < until && child.exitCode === null;) {
    const status = await fetch(options.url, { headers: options.headers ?? {} }).then(
      (response) => response.status,
      // Not listening yet.
      () => 0,
    );
    if (status === 200) return stop;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await stop();
  throw new Error(`${program} did not come up: ${output}`);
}
