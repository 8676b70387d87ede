import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compress } from "../compress.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../../dist/console", import.meta.url));

export default defineConfig({
  root: here,
  base: "/console/",
  plugins: [react(), compress(out)],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: "es2022",
    // The console's CSP has no unsafe-inline and no data: fonts; small files stay files.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      treeshake: {
        // Our own modules do nothing when loaded, so a page takes from a door only what it uses.
        moduleSideEffects: (id: string) =>
          id.endsWith(".css") || id.endsWith("apps/console/main.tsx") || id.includes("/node_modules/leaflet/"),
      },
    },
  },
  server: { port: Number(process.env["CONSOLE_PORT"] ?? 8140), strictPort: true },
});
