import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "#platform/http";
import { clockTable } from "../generate/clocks.ts";
import { eventCatalogue } from "../generate/events.ts";
import { moduleGraph, permissionMatrix, routeList } from "../generate/modules.ts";

const FOLDER = "docs/generated";

/** `npm run generate [--check]`: what the code says about itself, written down; with --check only compared. */
export async function run(args: readonly string[]): Promise<number> {
  const { modules } = await import("../../apps/server/modules.ts");
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const files: Record<string, string> = {
    "modules.md": moduleGraph(),
    "events.md": eventCatalogue(),
    "permissions.md": permissionMatrix(modules),
    "clocks.md": await clockTable(),
    "routes.md": routeList(modules),
    "openapi.json": `${JSON.stringify(openApi({ modules, plain: [], title: "Zuji 足迹", version }), null, 2)}\n`,
  };
  const changed = Object.entries(files).filter(
    ([name, text]) => !existsSync(join(FOLDER, name)) || readFileSync(join(FOLDER, name), "utf8") !== text,
  );
  if (args.includes("--check")) {
    for (const [name] of changed) console.error(`${join(FOLDER, name)} 已过时 / is out of date: npm run generate`);
    return changed.length > 0 ? 1 : 0;
  }
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of changed) writeFileSync(join(FOLDER, name), text);
  console.log(changed.length === 0 ? "没有变化 / nothing changed" : changed.map(([name]) => `✔ ${join(FOLDER, name)}`).join("\n"));
  return 0;
}
