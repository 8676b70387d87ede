import { Worker } from "node:worker_threads";

const HEAP_MB = 256;

/** What a thread that needed more time or memory than it may have says for itself: nothing. */
export type Broken = { ok: false; reason: "broken" };

/**
 * The one answer of a thread made for one file and gone with it: a hostile file reaches no memory of the server's, and gets no more than
 * `longestMs` and its own heap. Refuses nothing: what ends without an answer is `broken`.
 */
export async function inThread<A>(script: URL, workerData: unknown, longestMs: number): Promise<A | Broken> {
  const worker = new Worker(script, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
    stdout: true,
    stderr: true,
  });
  const answer = await new Promise<A | Broken>((done) => {
    const broken = (): void => done({ ok: false, reason: "broken" });
    const late = setTimeout(broken, longestMs);
    worker.once("message", done);
    worker.once("error", broken);
    worker.once("exit", () => {
      clearTimeout(late);
      broken();
    });
  });
  await worker.terminate();
  return answer;
}
