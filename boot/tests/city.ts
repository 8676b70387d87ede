import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestContext } from "node:test";

const root = resolve(import.meta.dirname, "../..");

/** A folder of its own for a test, gone afterwards. Passable, as a home folder of a server usually is. */
export function folderFor(t: TestContext, parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, "zuji-boot-"));
  chmodSync(folder, 0o755);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A port nothing listens on, below those the system gives to outgoing connections, so that it stays free until its server takes it: what else runs on a
 * developer's machine is no reason for a test to fail.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + randomInt(12_000);
    const probe = createServer();
    const free = await new Promise<boolean>((done) => {
      probe.once("error", () => done(false));
      probe.listen(port, () => done(true));
    });
    if (!free) continue;
    await new Promise((done) => probe.close(done));
    return port;
  }
}

/** A clone whose server is a bare one: boot is tested as it stands, without waiting for a demonstration city. */
export function bareClone(folder: string): string {
  const clone = join(folder, "clone");
  mkdirSync(join(clone, "apps/server"), { recursive: true });
  for (const name of ["boot", "patches"]) cpSync(join(root, name), join(clone, name), { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) cpSync(join(root, name), join(clone, name));
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
  writeFileSync(join(clone, "apps/server/main.ts"), BARE_SERVER);
  return clone;
}

/** Keeps one table: POST /n writes a row and answers when it is committed, GET / counts. */
const BARE_SERVER = `
import { createServer } from "node:http";
import postgres from "postgres";
export async function serve({ databaseUrl, port }) {
  const sql = postgres(databaseUrl.replace(/[?].*/, ""), { max: 4, onnotice: () => {} });
  await sql\`create table if not exists public.row (n int primary key)\`;
  const server = createServer(async (request, response) => {
    if (request.method === "POST") await sql\`insert into public.row values (\${Number(request.url.slice(1))})\`;
    const [row] = await sql\`select count(*)::int as rows from public.row\`;
    response.end(String(row.rows));
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return {
    origin: "http://127.0.0.1:" + port, accounts: [{ role: "gridWorker", zh: "网格员", login: "wang", password: "once" }], setupLink: null,
    close: async () => { server.closeAllConnections(); server.close(); await sql.end(); },
  };
}
`;

export type Run = { child: ChildProcess; output: () => string; ended: Promise<number | null>; says: (words: string) => Promise<void> };

/** Runs `npm start`'s own command in a clone, or another. */
export function start(
  t: TestContext,
  clone: string,
  env: Readonly<Record<string, string>>,
  command: readonly string[] = [process.execPath, "boot/run.mjs", "start"],
): Run {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|DATABASE_URL|ZUJI_)/.test(name)));
  const child = spawn(command[0] ?? "", command.slice(1), { cwd: clone, env: { ...inherited, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once("close", done));
  t.after(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  const says = async (words: string): Promise<void> => {
    for (const since = Date.now(); !output.includes(words); await new Promise((done) => setTimeout(done, 25))) {
      if (child.exitCode !== null || Date.now() - since > 60_000) throw new Error(`never said "${words}":\n${output}`);
    }
  };
  return { child, output: () => output, ended, says };
}

/** The one line a refused start leaves behind. */
export async function refusal(run: Run): Promise<string> {
  const code = await run.ended;
  const lines = run.output().trim().split("\n");
  if (code === 0 || lines.length !== 1) throw new Error(`expected one line and a failure, got ${code}:\n${run.output()}`);
  return lines[0] ?? "";
}

export const UP = "Ctrl-C";
