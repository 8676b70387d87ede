import { spawn } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { startTestPostgres } from "../postgres.ts";
import { problem } from "../problem.mjs";
import { step } from "../say.ts";
import { ensureChromium } from "./chromium.ts";
import { buildScreens } from "./screens.ts";

const PARTS = ["platform", "modules", "web", "apps", "boot", "tests", "bench"];
/** The counts each worker closes with; on a terminal they come in colour. */
const SUMMARY = /^\W*(?:\d+m)?[ℹ#] (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) ([\d.]+)/;
/** Two more than there are processors: with one more, two processors had 1.25 of them at work, since journeys wait for browsers and databases. */
const WORKERS = availableParallelism() + 2;

/** Tests that hold the product to a time, or change their whole process, run after the others, one at a time, each in a process of its own. */
const alone = (file: string): boolean => file.endsWith(".alone.test.ts");
/** Those with a browser and a city take longest and begin first, so that no worker is left with one at the end. */
const long = (file: string): boolean => file.startsWith("tests/") || file.startsWith("apps/");

type Counts = Map<string, number>;

/** `npm test [path pattern …] [node --test flags …]`. */
export async function run(args: readonly string[]): Promise<number> {
  return runTests(args, () => {});
}

/** Runs the tests with everything they need; the counts come last, after what `beforeClosing` prints. */
export async function runTests(args: readonly string[], beforeClosing: (code: number) => void): Promise<number> {
  const files = chosen(args.filter((argument) => !argument.startsWith("-")));
  const flags = args.filter((argument) => argument.startsWith("-"));
  const began = performance.now();
  const screens = files.some((file) => /playwright|apps\/|journeys\/|dist/.test(`${file}\n${readFileSync(file, "utf8")}`));
  const chromium = screens ? await ensureChromium() : "";
  if (screens) await buildScreens();
  const given = process.env["ZUJI_TEST_DATABASE_URL"];
  const database = given
    ? { url: given, home: tmpdir(), stop: async () => {} }
    : await step("测试数据库 / test database", startTestPostgres);
  const scratch = mkdtempSync(join(database.home, "zuji-tests-"));
  const times = join(scratch, "times");
  try {
    const env = {
      ...process.env,
      ...(screens ? { CHROMIUM_PATH: chromium } : {}),
      TMPDIR: database.home,
      ZUJI_TEST_DATABASE_URL: database.url,
      ZUJI_TEST_SCRATCH: scratch,
    };
    const counts: Counts = new Map();
    const together = files.filter((file) => !alone(file));
    let code = 0;
    for (const some of [
      [...together.filter(long), ...together.filter((file) => !long(file))],
      ...files.filter(alone).map((file) => [file]),
    ])
      code = Math.max(code, await runWorkers(some, flags, times, env, counts));
    const tookMs = performance.now() - began;
    tellTimes(times, tookMs / 1000);
    beforeClosing(code);
    for (const [name, count] of counts) console.log(`ℹ ${name} ${name === "duration_ms" ? Math.round(tookMs) : count}`);
    return code;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    await database.stop();
  }
}

/** All test files, or those a path, a folder or a part of a path names; a whole path names any file, as those that draw the guide's pictures. */
function chosen(patterns: readonly string[]): string[] {
  const all = globSync(PARTS.map((part) => `${part}/**/*.test.ts`)).sort();
  if (patterns.length === 0) return all;
  const wanted = new Set(
    patterns.flatMap((pattern) => {
      if (/[*?{]/.test(pattern)) return globSync(pattern);
      const named = all.filter((file) => file.includes(pattern.replace(/^\.\//, "")));
      return named.length === 0 && pattern.endsWith(".ts") && existsSync(pattern) ? [pattern] : named;
    }),
  );
  if (wanted.size === 0) throw problem(`没有测试文件符合 ${patterns.join(" ")}`, "no test file matches");
  return [...wanted].sort();
}

/** Runs the files in so many processes, each of which takes the next one when it is done with its last. */
async function runWorkers(
  files: readonly string[],
  flags: readonly string[],
  times: string,
  env: NodeJS.ProcessEnv,
  counts: Counts,
): Promise<number> {
  if (files.length === 0) return 0;
  const queue = mkdtempSync(join(tmpdir(), "zuji-queue-"));
  writeFileSync(join(queue, "files.json"), JSON.stringify(files));
  mkdirSync(times, { recursive: true });
  try {
    const workers = Array.from({ length: Math.min(WORKERS, files.length) }, (_, nth) =>
      runWorker(flags, join(times, `${basename(queue)}-${nth}`), { ...env, ZUJI_TEST_QUEUE: queue }, counts),
    );
    return Math.max(...(await Promise.all(workers)));
  } finally {
    rmSync(queue, { recursive: true, force: true });
  }
}

async function runWorker(flags: readonly string[], times: string, env: NodeJS.ProcessEnv, counts: Counts): Promise<number> {
  const reporters = [
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    "--test-reporter=./boot/tasks/slowest.ts",
    `--test-reporter-destination=${times}`,
  ];
  const child = spawn(process.execPath, [...reporters, ...flags, "boot/tasks/test-worker.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) },
  });
  const stop = (): void => void child.kill("SIGINT");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  const lines = createInterface({ input: child.stdout });
  // Whoever reads only the end should find the counts there, of all workers together.
  lines.on("line", (line) => {
    const [, name, count] = SUMMARY.exec(line) ?? [];
    if (name === undefined) console.log(line);
    else counts.set(name, (counts.get(name) ?? 0) + Number(count));
  });
  const read = new Promise((resolve) => lines.once("close", resolve));
  const code = await new Promise<number>((resolve) => child.once("exit", (exit) => resolve(exit ?? 1)));
  await read;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, stop);
  return code;
}

function tellTimes(times: string, seconds: number): void {
  const files = readdirSync(times).flatMap((name) => readFileSync(join(times, name), "utf8").trim().split("\n").filter(Boolean));
  const slow = files
    .map((line) => line.split("\t"))
    .sort((left, right) => Number(right[0]) - Number(left[0]))
    .slice(0, 5);
  console.log(`用时 / took ${seconds.toFixed(0)} s, ${files.length} 个文件 / files; 最慢 / slowest:`);
  for (const [took, file] of slow) console.log(`  ${took} s  ${file ?? ""}`);
}
