import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compress } from "../compress.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../../dist/wall", import.meta.url));

export default defineConfig({
  root: here,
  base: "/wall/",
  plugins: [react(), compress(out)],
  // MapLibre's worker is a module with imports of its own.
  worker: { format: "es" },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: (id: string) =>
          id.endsWith(".css") || id.endsWith("apps/wall/main.tsx") || /node_modules\/(maplibre-gl|echarts|zrender)\//.test(id),
      },
    },
  },
});
