import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startedAt } from "../postgres/process.ts";
import { problem } from "../problem.mjs";
import { sleep, step } from "../say.ts";

const SOURCES = [
  "apps/!(server)/**/*",
  "web/**/*",
  "modules/*/ui/**/*",
  "modules/*/contract.ts",
  "modules/*/contract/*.ts",
  "package-lock.json",
];
const CONFIGS = ["apps/*/vite.config.ts", "apps/portal/vite.server.config.ts"];
const STAMP = "dist/.sources";
const LOCK = "dist/.building";

/** Builds the screens when their sources have changed since the last build; several copies of one clone build once. */
export async function buildScreens(): Promise<void> {
  const configs = globSync(CONFIGS).sort();
  if (configs.length === 0) return;
  mkdirSync("dist", { recursive: true });
  const hash = hashSources();
  const fresh = (): boolean => existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash;
  if (fresh()) return;
  const release = await holdBuild();
  try {
    if (fresh()) return;
    rmSync(STAMP, { force: true });
    await step("编译界面 / building screens", () => Promise.all(configs.map(build)), 0);
    writeFileSync(STAMP, hash);
  } finally {
    release();
  }
}

function hashSources(): string {
  const hash = createHash("sha256");
  const files = globSync(SOURCES, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

async function build(config: string): Promise<void> {
  const child = spawn(process.execPath, ["node_modules/vite/bin/vite.js", "build", "-c", config, "--logLevel", "warn"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code === 0) return;
  console.error(output);
  throw problem(`界面没有编译成功：${config}`, `the build failed`);
}

async function holdBuild(): Promise<() => void> {
  const mine = `${process.pid} ${startedAt(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(LOCK, mine, { flag: "wx" });
      return () => rmSync(LOCK, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const [pid, started] = readFileSync(LOCK, "utf8").split(" ");
    if (startedAt(Number(pid)) !== started) rmSync(LOCK, { force: true });
    else await sleep(300);
  }
}
