import { spawn } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { startTestPostgres } from "../postgres.ts";
import { problem } from "../problem.mjs";
import { step } from "../say.ts";
import { ensureChromium } from "./chromium.ts";
import { buildScreens } from "./screens.ts";

const PARTS = ["platform", "modules", "web", "apps", "boot", "tests", "bench"];
/** The runner's own counts; on a terminal they come in colour. */
const SUMMARY = /^\W*(?:\d+m)?[ℹ#] (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

/** `npm test [path pattern …] [node --test flags …]`. */
export async function run(args: readonly string[]): Promise<number> {
  return runTests(args, () => {});
}

/** Runs the tests with everything they need; the runner's own closing lines come last, after what `beforeClosing` prints. */
export async function runTests(args: readonly string[], beforeClosing: (code: number) => void): Promise<number> {
  const files = chosen(args.filter((argument) => !argument.startsWith("-")));
  const flags = args.filter((argument) => argument.startsWith("-"));
  const began = performance.now();
  const screens = files.some((file) => /playwright|apps\/|journeys\/|dist/.test(`${file}\n${readFileSync(file, "utf8")}`));
  const chromium = screens ? await ensureChromium() : "";
  if (screens) await buildScreens();
  const given = process.env["ZUJI_TEST_DATABASE_URL"];
  const database = given ? { url: given, stop: async () => {} } : await step("测试数据库 / test database", startTestPostgres);
  const scratch = mkdtempSync(join(tmpdir(), "zuji-tests-"));
  const times = join(scratch, "times");
  try {
    const env = {
      ...process.env,
      ...(screens ? { CHROMIUM_PATH: chromium } : {}),
      ZUJI_TEST_DATABASE_URL: database.url,
      ZUJI_TEST_SCRATCH: scratch,
    };
    const { code, closing } = await runNode(files, flags, times, env);
    tellTimes(times, (performance.now() - began) / 1000);
    beforeClosing(code);
    for (const line of closing) console.log(line);
    return code;
  } finally {
    await database.stop();
    rmSync(scratch, { recursive: true, force: true });
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

async function runNode(
  files: readonly string[],
  flags: readonly string[],
  times: string,
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; closing: string[] }> {
  const reporters = [
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    "--test-reporter=./boot/tasks/slowest.ts",
    `--test-reporter-destination=${times}`,
  ];
  // Two more than there are processors: with one more, two processors had 1.25 of them at work, since journeys wait for browsers and databases.
  const child = spawn(
    process.execPath,
    ["--test", `--test-concurrency=${availableParallelism() + 2}`, "--test-timeout=300000", ...reporters, ...flags, ...files],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) },
    },
  );
  const stop = (): void => void child.kill("SIGINT");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  const closing: string[] = [];
  const lines = createInterface({ input: child.stdout });
  // The runner lists failures after its closing lines; whoever reads only the end should find the counts.
  lines.on("line", (line) => (SUMMARY.test(line) ? closing.push(line) : console.log(line)));
  const read = new Promise((resolve) => lines.once("close", resolve));
  const code = await new Promise<number>((resolve) => child.once("exit", (exit) => resolve(exit ?? 1)));
  await read;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, stop);
  return { code, closing };
}

function tellTimes(times: string, seconds: number): void {
  const files = existsSync(times) ? readFileSync(times, "utf8").trim().split("\n").filter(Boolean) : [];
  const slow = files
    .map((line) => line.split("\t"))
    .sort((left, right) => Number(right[0]) - Number(left[0]))
    .slice(0, 5);
  console.log(`用时 / took ${seconds.toFixed(0)} s, ${files.length} 个文件 / files; 最慢 / slowest:`);
  for (const [took, file] of slow) console.log(`  ${took} s  ${relative(process.cwd(), file ?? "")}`);
}
