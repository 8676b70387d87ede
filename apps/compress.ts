import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Writes .gz and .br beside what a build made: compressed once here instead of at every request on a small server. */
export const compress = (out: string): Plugin => ({
  name: "compress",
  writeBundle: () => {
    for (const file of readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css|svg)$/.test(name))) {
      const bytes = readFileSync(join(out, file));
      writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
      writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes));
    }
  },
});
