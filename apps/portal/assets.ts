import { readFileSync, statSync } from "node:fs";

export type Assets = { script: string; styles: readonly string[]; icon: string };

type Manifest = Readonly<Record<string, { file: string; css?: string[] }>>;

const BASE = "/assets/portal/";

/** The names as they are now: a build under a running server changes them, and the old files are gone. One look at the file's time a page. */
export function freshAssets(manifest: URL): () => Assets {
  let [read, at] = [readAssets(manifest), statSync(manifest).mtimeMs];
  return () => {
    const now = statSync(manifest, { throwIfNoEntry: false })?.mtimeMs ?? at;
    if (now === at) return read;
    try {
      read = readAssets(manifest);
      at = now;
    } catch {
      // Half written: the build is under way, and the next page looks again.
    }
    return read;
  };
}

/** Names of the built files, which change with their content. `manifest` is what Vite wrote beside them. */
function readAssets(manifest: URL): Assets {
  const entries = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  const main = entries["client/main.ts"];
  if (!main)
    throw new Error("the portal's manifest has no entry client/main.ts: build it with vite build --config apps/portal/vite.config.ts");
  return { script: BASE + main.file, styles: (main.css ?? []).map((file) => BASE + file), icon: `${BASE}seal.svg` };
}
