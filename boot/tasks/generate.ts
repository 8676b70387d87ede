import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "#platform/http";
import { FRAMES, recordsTopic } from "#platform/live";
import { registryOf } from "../../platform/ledger/registry.ts";
import { calledOf } from "../../platform/modules/called.ts";
import { answersOf } from "../generate/answers.ts";
import { clockTable } from "../generate/clocks.ts";
import { eventCatalogue } from "../generate/events.ts";
import { moduleGraph, permissionMatrix, routeList } from "../generate/modules.ts";

const FOLDER = "docs/generated";

/** `npm run generate [--check]`: what the code says about itself, written down; with --check only compared. */
export async function run(args: readonly string[]): Promise<number> {
  const { modules } = await import("../../apps/server/modules.ts");
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const live = { topics: [recordsTopic(registryOf(modules)), ...modules.flatMap((one) => one.topics ?? [])], frames: FRAMES };
  const files: Record<string, string> = {
    "modules.md": moduleGraph(),
    "events.md": eventCatalogue(calledOf(modules, registryOf(modules)).event),
    "permissions.md": permissionMatrix(modules),
    "clocks.md": await clockTable(),
    "routes.md": routeList(modules),
    "openapi.json": written(openApi({ modules, plain: [], title: "Zuji 足迹", version, answers: await answersOf(modules), live })),
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

/** One operation a line: a change of one answer is a change of one line, and indentation is not four fifths of the file. */
function written({ paths, components, ...head }: Record<string, unknown>): string {
  const lines = (values: object): string =>
    Object.entries(values)
      .map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(",\n");
  const parts = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${[...parts, `"paths": {\n${lines(paths as object)}\n}`, `"components": {\n${lines(components as object)}\n}`].join(",\n")}\n}\n`;
}
