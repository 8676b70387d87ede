import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Builds the console into a folder of its own, so that test files side by side never read a half-written one; gives that folder. */
export async function buildConsole(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "zuji-console-"));
  after(() => rm(outDir, { recursive: true, force: true }));
  await build({ configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)), logLevel: "error", build: { outDir } });
  return `${outDir}/`;
}
