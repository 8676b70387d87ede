import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { defineConfig } from "vite";
import { compress } from "../compress.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../../dist/portal", import.meta.url));

export default defineConfig({
  root: here,
  base: "/assets/portal/",
  plugins: [compress(out)],
  // The module build drops the half of Leaflet no map here uses.
  resolve: { alias: [{ find: /^leaflet$/, replacement: "leaflet/dist/leaflet-src.esm.js" }] },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: ["chrome87", "safari14", "firefox78"],
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: false,
    rolldownOptions: {
      input: join(here, "client/main.ts"),
      treeshake: {
        moduleSideEffects: (id: string) => id.endsWith(".css") || id.endsWith("client/main.ts") || id.includes("/node_modules/leaflet/"),
      },
    },
  },
});
