import { createHook, type AsyncHook } from "node:async_hooks";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

/**
 * One of the processes of `npm test` (boot/tasks/test.ts): takes the next test file nobody has taken, until none is left. What is loaded once serves
 * all its files, and code that runs often is compiled for it; each file is a suite, so its hooks are its own. `ZUJI_TEST_QUEUE` is a folder with
 * the list, files.json, and a file named by its number for every one that was taken.
 */
const queue = process.env["ZUJI_TEST_QUEUE"];
if (!queue) throw new Error("ZUJI_TEST_QUEUE is not set: run tests through `npm test [-- path]`");
const files = JSON.parse(readFileSync(join(queue, "files.json"), "utf8")) as string[];
/** The longest file takes 200 s on two slow cores. */
const FILE_MS = 600_000;
/** What the last file's hooks may take; afterwards only something left open, as a connection, can keep the process. */
const CLOSING_MS = 120_000;

function taken(nth: number): boolean {
  try {
    writeFileSync(join(queue!, String(nth)), String(process.pid), { flag: "wx" });
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return true;
    throw error;
  }
}

/**
 * Node's runner follows every promise of the process to know which suite a test is registered in. While a file is loaded that is needed; while its
 * tests run it only costs (measured: 600,000 promises take 750 ms with it and 45 without). Holds the runner's hook, once it has made it.
 */
function hooksOfRunner(): readonly AsyncHook[] {
  const hooks = Object.getPrototypeOf(createHook({})) as { enable: (this: AsyncHook) => AsyncHook };
  const { enable } = hooks;
  const made: AsyncHook[] = [];
  hooks.enable = function () {
    made.push(this);
    hooks.enable = enable;
    return enable.call(this);
  };
  return made;
}
const following = hooksOfRunner();

/** Errors nobody awaited: without the hook the runner cannot say whose they are. */
const strays: unknown[] = [];
for (const event of ["uncaughtException", "unhandledRejection"] as const) process.on(event, (error: unknown) => void strays.push(error));

const run = (file: string): Promise<void> =>
  new Promise((done) => {
    for (const hook of following) hook.enable();
    void describe(file, { timeout: FILE_MS }, async () => {
      after(() => done());
      try {
        await import(pathToFileURL(resolve(file)).href);
      } catch (error) {
        void test("loads", () => Promise.reject(error as Error));
      }
      for (const hook of following) hook.disable();
    });
  });

for (const [nth, file] of files.entries()) {
  if (taken(nth)) continue;
  await run(file);
  for (const error of strays.splice(0)) void test(`${file}: an error nobody awaited`, () => Promise.reject(error as Error));
}

setTimeout(() => {
  console.error(`something a test opened was never closed: ${process.getActiveResourcesInfo().join(", ")}`);
  process.exit(1);
}, CLOSING_MS).unref();
