import { fileURLToPath } from "node:url";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../../dist/portal", import.meta.url));

/** Compressed once here instead of at every request on a small server. */
const compress = (): Plugin => ({
  name: "compress",
  writeBundle: () => {
    for (const file of readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css|svg)$/.test(name))) {
      const bytes = readFileSync(join(out, file));
      writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
      writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes));
    }
  },
});

export default defineConfig({
  root: here,
  base: "/assets/portal/",
  plugins: [compress()],
  // The module build drops the half of Leaflet no map here uses.
  resolve: { alias: [{ find: /^leaflet$/, replacement: "leaflet/dist/leaflet-src.esm.js" }] },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: ["chrome87", "safari14", "firefox78"],
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: false,
    rolldownOptions: { input: join(here, "client/main.ts"), treeshake: { moduleSideEffects: (id: string) => id.endsWith(".css") || id.endsWith("client/main.ts") || id.includes("/node_modules/leaflet/") } },
  },
});
