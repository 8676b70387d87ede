import { readFileSync } from "node:fs";

export type Assets = { script: string; styles: readonly string[]; icon: string };

type Manifest = Readonly<Record<string, { file: string; css?: string[] }>>;

const BASE = "/assets/portal/";

/** Names of the built files, which change with their content. `manifest` is what Vite wrote beside them. */
export function readAssets(manifest: URL): Assets {
  const entries = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  const main = entries["client/main.ts"];
  if (!main)
    throw new Error("the portal's manifest has no entry client/main.ts: build it with vite build --config apps/portal/vite.config.ts");
  return { script: BASE + main.file, styles: (main.css ?? []).map((file) => BASE + file), icon: `${BASE}seal.svg` };
}
