import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of a benchmark's own, to be removed at its end. Passable, so that the database's account keeps the cluster in it and not in a shelter outside, where it would stay. */
export async function benchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "zuji-bench-"));
  await chmod(folder, 0o711);
  return folder;
}

/** Closes in order when the benchmark is asked to stop half way; what it returns takes the promise back. */
export function closingOnSignals(close: () => Promise<void>): () => void {
  const leave = (): void => void close().finally(() => process.exit(130));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, leave);
  return () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, leave);
  };
}
