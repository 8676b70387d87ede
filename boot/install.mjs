import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { osProblem, problem } from "./problem.mjs";

const RUNTIME_VERSION = "24.21.0";
const PATCHES = "patches";
const stampOf = (root) => join(root, "node_modules", ".zuji-lock-hash");

/** Path of a Node 24, fetched once from the npm registry into .runtime/. */
export async function ensureRuntime(root) {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const folder = join(root, ".runtime");
  const home = join(folder, "node_modules", name);
  const node = join(home, "bin", process.platform === "win32" ? "node.exe" : "node");
  const ready = () => existsSync(node) && JSON.parse(readFileSync(join(home, "package.json"), "utf8")).version === RUNTIME_VERSION;
  if (ready()) return node;
  await alone(root, async () => {
    if (ready()) return;
    mkdirSync(folder, { recursive: true });
    const what = `Node ${RUNTIME_VERSION}`;
    // A package.json of its own keeps npm from walking up and taking the clone for the place to install into.
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    await npm(folder, ["install", "--no-save", "--no-package-lock", "--ignore-scripts", `${name}@${RUNTIME_VERSION}`], what);
  });
  return node;
}

/** Installs node_modules when they are missing or belong to another package-lock.json or other patches; quiet and quick otherwise. */
export async function ensurePackages(root) {
  const lockText = readFileSync(join(root, "package-lock.json"), "utf8");
  const patches = readdirSync(join(root, PATCHES))
    .filter((name) => name.endsWith(".patch"))
    .sort();
  const hash = createHash("sha256").update(lockText);
  for (const name of patches) hash.update(readFileSync(join(root, PATCHES, name)));
  await ensureInstalled(root, lockText, patches, hash.digest("hex"));
}

async function ensureInstalled(root, lockText, patches, hash) {
  const stamp = stampOf(root);
  const stamped = () => existsSync(stamp) && readFileSync(stamp, "utf8").trim() === hash;
  if (stamped()) return;
  await alone(root, async () => {
    if (stamped()) return;
    const lock = JSON.parse(lockText);
    if (!installed(root, lock) || !(await patched(root, patches))) {
      const wanted = Object.keys(lock.packages).filter((key) => key !== "" && !lock.packages[key].optional).length;
      await npm(root, ["ci", "--ignore-scripts"], `${wanted}+ packages`, () => countPackages(root));
      if (!(await patched(root, patches))) throw problem(`${PATCHES}/ 中的补丁打不上`, `a patch in ${PATCHES}/ does not apply`);
    }
    writeFileSync(stamp, `${hash}\n`);
  });
}

/** Whether every patch of a package stands, put in its place where it did not (docs/decisions/0019-a-patched-driver.md). */
async function patched(root, patches) {
  for (const name of patches) {
    const patch = join(PATCHES, name);
    const stands = async () => (await git(root, ["apply", "--reverse", "--check", patch])) === 0;
    if (!(await stands()) && ((await git(root, ["apply", patch])) !== 0 || !(await stands()))) return false;
  }
  return true;
}

/** Exit code of git, which here only changes files: the clone may lie within a repository of somebody else's. */
function git(root, args) {
  const child = spawn("git", args, { cwd: root, stdio: "ignore", env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(root) } });
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(error.code === "ENOENT" ? problem("找不到 git", "git was not found") : error));
    child.once("close", resolve);
  });
}

/** npm writes node_modules/.package-lock.json last: when it names the wanted versions, an install by hand has already finished. */
function installed(root, lock) {
  const file = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(file)) return false;
  const have = JSON.parse(readFileSync(file, "utf8")).packages;
  return Object.entries(lock.packages).every(([key, wanted]) => {
    if (key === "") return true;
    return have[key]
      ? have[key].version === wanted.version && existsSync(join(root, key))
      : Boolean(wanted.optional || wanted.devOptional || wanted.peer);
  });
}

function countPackages(root) {
  const folder = join(root, "node_modules");
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")).length : 0;
}

/** One install at a time in a clone: two copies started together share what the first one installs. */
async function alone(root, work) {
  const folder = join(root, ".runtime");
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, "install.lock");
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw osProblem(error, lock) ?? error;
      if (!holderAlive(lock)) rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function holderAlive(lock) {
  try {
    const text = readFileSync(lock, "utf8");
    // The file is empty for an instant between its creation and the writing of the pid.
    if (text === "") return Date.now() - statSync(lock).mtimeMs < 5000;
    process.kill(Number(text), 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** npm by the path its own start gave us, else from PATH. */
function npmCommand() {
  if (process.env.npm_execpath?.endsWith(".js")) return [process.execPath, process.env.npm_execpath];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

function spawnNpm(cwd, args) {
  const [program, ...first] = npmCommand();
  const unwanted = /^npm_config_(prefix|global|dry_run|omit|production)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !unwanted.test(key) && key !== "NODE_ENV"));
  const child = spawn(program, [...first, ...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const ended = new Promise((resolve, reject) => {
    child.once("error", (error) => reject(error.code === "ENOENT" ? problem("找不到 npm", "npm was not found") : error));
    child.once("close", (code) => resolve({ code, output }));
  });
  return { child, ended };
}

/** Runs npm with its output kept back; shows how far it is; says in one line what went wrong. */
async function npm(cwd, args, what, count) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log(`安装 / installing ${what} …`);
  let { child, ended } = spawnNpm(cwd, args);
  const ticker = setInterval(() => console.log(`  … ${seconds()} s${count ? `, ${count()} 个包 / packages` : ""}`), 10_000);
  const stop = () => child.kill("SIGTERM");
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
  try {
    let { code, output } = await ended;
    // npm 11 refuses a lock file without the optional packages of other systems; installing by it takes the same versions.
    if (code !== 0 && args[0] === "ci" && output.includes("EUSAGE")) {
      ({ child, ended } = spawnNpm(cwd, ["install", "--no-save", ...args.slice(1)]));
      ({ code, output } = await ended);
    }
    if (code !== 0) throw await npmProblem(output, what);
    console.log(`  ✔ ${what}, ${seconds()} s`);
  } finally {
    clearInterval(ticker);
    for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
  }
}

async function npmProblem(output, what) {
  const system = osProblem({ message: output }, what);
  if (system && /ENOSPC|No space left|EACCES|EROFS|EPERM/i.test(output)) return system;
  // Without its registry npm may blame the lock file instead of the network, so the registry is asked.
  const { code } = await spawnNpm(".", ["ping", "--fetch-retries=0", "--fetch-timeout=10000"]).ended;
  if (code !== 0) {
    return problem(
      `连不上 npm 软件源，未能安装 ${what}；请检查网络或 npm 的 registry 设置`,
      `the npm registry cannot be reached, ${what} not installed; check the network or npm's registry setting`,
    );
  }
  const lines = output.split("\n").map((line) => line.replace(/^npm (error|ERR!)\s*/, "").trim());
  const reason = lines.find((line) => line !== "" && !/^code |log of this run/i.test(line)) ?? "";
  return problem(`npm 未能安装 ${what}：${reason}`, "npm failed");
}
