// Plain JavaScript without dependencies: this file and the .mjs files beside it must run on Node 18, before anything is installed.
import { existsSync } from "node:fs";
import module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { frugal } from "./frugal.mjs";
import { ensurePackages, ensureRuntime } from "./install.mjs";
import { whenNpmIsGone } from "./parent.mjs";
import { isProblem, osProblem, problem } from "./problem.mjs";
import { runUnder } from "./under.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TASKS = [
  "start",
  "test",
  "check",
  "demo",
  "verify",
  "refold",
  "backup",
  "restore",
  "bench",
  "generate",
  "card",
  "leave",
  "arrive",
  "keys",
  "sbom",
];
const RUNTIME_MAJOR = 24;

async function main() {
  const [task, ...args] = process.argv.slice(2);
  if (!TASKS.includes(task))
    throw problem(`没有这个任务：${task ?? ""}；可用：${TASKS.join(" ")}`, `no such task; there are: ${TASKS.join(" ")}`);
  process.chdir(root);
  const old = Number(process.versions.node.split(".")[0]) < RUNTIME_MAJOR;
  const own = task === "start" ? frugal() : { flags: [], env: {} };
  if (old || own.flags.some((flag) => !process.execArgv.includes(flag)))
    return runUnder(old ? await ensureRuntime(root) : process.execPath, fileURLToPath(import.meta.url), [task, ...args], own);
  if (process.connected) process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  else whenNpmIsGone(() => process.kill(process.pid, "SIGTERM"));
  await ensurePackages(root);
  if (process.connected) process.channel.unref();
  keepCompiled(join(root, "node_modules", ".cache", "compiled"));
  const file = join(root, "boot", "tasks", `${task}.ts`);
  if (!existsSync(file)) throw problem(`任务 ${task} 还没有`, `task ${task} is not there yet`);
  const { run } = await import(`./tasks/${task}.ts`);
  return run(args);
}

/** What was compiled once is read the next time, by this process and those it starts (measured: loading the server takes 0.7 s instead of 1.4). */
function keepCompiled(folder) {
  module.enableCompileCache(folder);
  process.env.NODE_COMPILE_CACHE ??= folder;
}

process.removeAllListeners("warning");
process.on("warning", (warning) => {
  // Node before 24.12 says at every start that running TypeScript is experimental.
  if (warning.name !== "ExperimentalWarning") console.error(`${warning.name}: ${warning.message}`);
});

try {
  process.exitCode = await main();
} catch (error) {
  const known = isProblem(error) ? error : osProblem(error, error?.path ?? "");
  console.error(known ? `✖ ${known.message}` : error);
  process.exitCode = 1;
}
