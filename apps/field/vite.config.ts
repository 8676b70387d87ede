import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { compress } from "../compress.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../../dist/field", import.meta.url));

const revisionOf = (file: string): string =>
  createHash("sha256")
    .update(readFileSync(join(out, file)))
    .digest("hex")
    .slice(0, 16);

/** Tells the service worker what the app is made of: everything, so that the first opening is enough for all later ones without a network. */
const precache = (): Plugin => ({
  name: "precache",
  writeBundle: {
    order: "pre",
    sequential: true,
    handler: () => {
      const files = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css|svg|png|webmanifest)$/.test(name));
      const entries = files
        .filter((name) => name !== "sw.js")
        .map((name) => ({ url: `/field/${name}`, revision: name.startsWith("assets/") ? null : revisionOf(name) }));
      const list = [{ url: "/field", revision: revisionOf("index.html") }, ...entries];
      const worker = join(out, "sw.js");
      writeFileSync(worker, readFileSync(worker, "utf8").replace("self.__PRECACHE__", JSON.stringify(list)));
    },
  },
});

export default defineConfig({
  root: here,
  base: "/field/",
  plugins: [precache(), compress(out)],
  resolve: { alias: [{ find: /^leaflet$/, replacement: "leaflet/dist/leaflet-src.esm.js" }] },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: ["chrome94", "safari15.4", "firefox93"],
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: false,
    rolldownOptions: {
      input: { main: join(here, "index.html"), sw: join(here, "sw.ts") },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
      treeshake: {
        moduleSideEffects: (id: string) =>
          id.endsWith(".css") ||
          /apps\/field\/(main\.tsx|sw\.ts)$/.test(id) ||
          /\/node_modules\/(leaflet|workbox-)/.test(id) ||
          id.endsWith("index.html"),
      },
    },
  },
});
