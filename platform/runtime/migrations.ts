import { existsSync } from "node:fs";
import type { MigrationSource } from "../database/migrate.ts";
import type { Module } from "../modules/module.ts";

const PLATFORM = ["ledger", "vault", "notices", "settings", "access", "files", "figures", "presence", "live", "log"] as const;

/** The platform's own tables first, then the modules' in their order. */
export const migrationSources = (modules: readonly Module[]): MigrationSource[] => [
  ...PLATFORM.map((part) => ({ name: `platform/${part}`, folder: new URL(`../${part}/migrations/`, import.meta.url) })).filter((source) =>
    existsSync(source.folder),
  ),
  ...modules.flatMap(({ name, migrations }) => (migrations ? [{ name, folder: migrations }] : [])),
];
