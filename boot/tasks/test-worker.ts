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

const run = (file: string): Promise<void> =>
  new Promise((done) => {
    void describe(file, { timeout: FILE_MS }, async () => {
      after(() => done());
      try {
        await import(pathToFileURL(resolve(file)).href);
      } catch (error) {
        void test("loads", () => Promise.reject(error as Error));
      }
    });
  });

for (const [nth, file] of files.entries()) if (!taken(nth)) await run(file);

setTimeout(() => {
  console.error(`something a test opened was never closed: ${process.getActiveResourcesInfo().join(", ")}`);
  process.exit(1);
}, CLOSING_MS).unref();
