import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Bytes under a name. On disk here; an S3 store is the same three functions. */
export type FileStore = {
  put: (name: string, bytes: Uint8Array) => Promise<void>;
  get: (name: string) => Promise<Buffer | null>;
  remove: (name: string) => Promise<void>;
};

const isMissing = (cause: unknown): boolean => (cause as { code?: string }).code === "ENOENT";

/** Files below `folder`; a file appears whole or not at all. Names are ours (hex digests), never a user's. */
export function diskStore(folder: string): FileStore {
  const pathOf = (name: string): string => {
    if (!/^[0-9a-f]{64}(\.thumb)?$/.test(name)) throw new Error(`not a name of ours: ${name}`);
    return join(folder, name.slice(0, 2), name.slice(2, 4), name);
  };
  return {
    put: async (name, bytes) => {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const half = `${path}.${randomBytes(6).toString("hex")}`;
      await writeFile(half, bytes, { mode: 0o600, flush: true });
      await rename(half, path);
    },
    get: async (name) => {
      try {
        return await readFile(pathOf(name));
      } catch (cause) {
        if (isMissing(cause)) return null;
        throw cause;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}
