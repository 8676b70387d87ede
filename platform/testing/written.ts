import { readdirSync, readFileSync } from "node:fs";

/** What the code of a module says: the first group of each match of a pattern in the files of its own folder, each once. */
export function writtenIn(folder: URL): (pattern: RegExp) => string[] {
  const text = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  return (pattern) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
}
