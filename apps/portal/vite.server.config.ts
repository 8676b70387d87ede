import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // One file: the server loads it as it is, wherever node_modules lies.
  ssr: { noExternal: true },
  build: {
    ssr: fileURLToPath(new URL("server.tsx", import.meta.url)),
    outDir: fileURLToPath(new URL("../../dist/portal-server", import.meta.url)),
    emptyOutDir: true,
    target: "node24",
    minify: false,
    rolldownOptions: { external: /^leaflet/, output: { entryFileNames: "server.js" } },
  },
});
