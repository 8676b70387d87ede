import { createWriteStream, readFileSync } from "node:fs";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import slowest from "./slowest.ts";

/** The runner of the platform, for `node --test` sorts what it is given: here files begin in the order of the list. */
const [list = "", times = "", concurrency = "", ...flags] = process.argv.slice(2);
const files = JSON.parse(readFileSync(list, "utf8")) as string[];
const events = run({ files, concurrency: Number(concurrency), timeout: 300_000, execArgv: flags });
events.on("test:fail", ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1;
});
events.compose(slowest).pipe(createWriteStream(times));
events.compose(spec).pipe(process.stdout);
