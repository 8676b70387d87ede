import { spawn } from "node:child_process";
import { runTests } from "./test.ts";

type Step = { name: string; program: string; args: readonly string[] };
type Verdict = { name: string; passed: boolean; seconds: number; output: string };

const node = (name: string, ...args: string[]): Step => ({ name, program: process.execPath, args });

const STEPS: readonly Step[] = [
  node("格式 format", "node_modules/oxfmt/bin/oxfmt", "--check"),
  node("规则 lint", "node_modules/oxlint/bin/oxlint", "--type-aware"),
  // What was found right before is not looked at again: a change costs seconds instead of the whole.
  node("类型 types", "node_modules/typescript/bin/tsc", "--noEmit", "--incremental", "--tsBuildInfoFile", "node_modules/.cache/types.json"),
  node("边界 boundaries", "--test", "--test-reporter=dot", "tests/architecture.test.ts"),
  node("无用代码 unused code", "node_modules/knip/bin/knip.js", "--no-progress"),
  node("生成文件 generated files", "boot/run.mjs", "generate", "--check"),
];

/** `npm run check [--fix] [--no-tests]`: the list CI runs. All steps run; the exit code tells whether all passed. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.includes("--fix")) return fix();
  const verdicts: Verdict[] = [];
  for (const step of STEPS) verdicts.push(tell(await perform(step)));
  const failed = verdicts.filter((verdict) => !verdict.passed);
  if (args.includes("--no-tests")) {
    summarise(failed);
    return failed.length > 0 ? 1 : 0;
  }
  const began = performance.now();
  const code = await runTests([], (exit) => {
    const tests = tell({ name: "测试 tests", passed: exit === 0, seconds: (performance.now() - began) / 1000, output: "" });
    summarise(tests.passed ? failed : [...failed, tests]);
  });
  return failed.length > 0 || code !== 0 ? 1 : 0;
}

async function fix(): Promise<number> {
  const format = tell(await perform(node("格式 format", "node_modules/oxfmt/bin/oxfmt")));
  const lint = tell(await perform(node("规则 lint", "node_modules/oxlint/bin/oxlint", "--type-aware", "--fix")));
  return format.passed && lint.passed ? 0 : 1;
}

async function perform(step: Step): Promise<Verdict> {
  const began = performance.now();
  // A runner inside a runner would report to it instead of testing.
  const env = { ...process.env };
  delete env["NODE_TEST_CONTEXT"];
  const child = spawn(step.program, step.args, { stdio: ["ignore", "pipe", "pipe"], env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { name: step.name, passed: code === 0, seconds: (performance.now() - began) / 1000, output };
}

function tell(verdict: Verdict): Verdict {
  if (!verdict.passed && verdict.output !== "") console.log(verdict.output.trimEnd());
  console.log(`${verdict.passed ? "✔" : "✖"} ${verdict.name} ${verdict.seconds.toFixed(1)} s`);
  return verdict;
}

function summarise(failed: readonly Verdict[]): void {
  if (failed.length === 0) console.log("✔ 全部通过 / all passed");
  else console.log(`✖ 未通过 / failed: ${failed.map((verdict) => verdict.name).join(", ")}`);
}
