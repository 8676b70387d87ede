import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { homedir } from "node:os";
import { problem } from "../problem.mjs";
import { step } from "../say.ts";

// Without a window's own work a journey costs a quarter less of the processor.
const SHELL = "chromium-headless-shell";

const USUAL = [
  `/usr/bin/${SHELL}`,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const works = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;

function found(): string | undefined {
  const cache = process.env["PLAYWRIGHT_BROWSERS_PATH"] ?? `${homedir()}/.cache/ms-playwright`;
  const cached = globSync([`${cache}/chromium-*/chrome-linux*/chrome`, `${cache}/chromium_headless_shell-*/*/*headless*shell`])
    .sort()
    .reverse();
  return [...USUAL, ...cached].find(works);
}

/** Path of a Chromium for the browser journeys: a present one, else Debian's as root, else Playwright's. Refuses, saying how, when none can be had. */
export async function ensureChromium(): Promise<string> {
  const given = process.env["CHROMIUM_PATH"];
  if (given) {
    if (works(given)) return given;
    throw problem(`CHROMIUM_PATH=${given} 不能运行`, "CHROMIUM_PATH does not run");
  }
  const present = found();
  if (present !== undefined) return present;
  const root = process.getuid?.() === 0;
  if (root && existsSync("/usr/bin/apt-get")) {
    await step(
      "安装 Chromium（apt） / installing Debian's Chromium",
      async () => {
        quiet("apt-get", ["update", "-qq"]);
        for (const browser of [SHELL, "chromium"])
          if (found() === undefined) quiet("apt-get", ["install", "-y", "-qq", "--no-install-recommends", browser, "fonts-noto-cjk"]);
      },
      0,
    );
  }
  const afterApt = found();
  if (afterApt !== undefined) return afterApt;
  await step(
    "安装 Chromium（Playwright） / installing Playwright's Chromium",
    async () => {
      quiet(process.execPath, ["node_modules/playwright-core/cli.js", "install", ...(root ? ["--with-deps"] : []), "chromium"]);
    },
    0,
  );
  const path = found();
  if (path !== undefined) return path;
  throw problem(
    "没有可用的 Chromium，浏览器测试无法运行；请安装（Debian：apt-get install chromium）或设置 CHROMIUM_PATH",
    "no Chromium for the browser journeys; install one (Debian: apt-get install chromium) or set CHROMIUM_PATH",
  );
}

/** What these print matters only when no browser is there afterwards, and then the next way is tried. */
function quiet(program: string, args: readonly string[]): void {
  spawnSync(program, args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, timeout: 900_000 });
}
