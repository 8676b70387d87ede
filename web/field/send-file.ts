import type { Answer } from "./item.ts";
import type { Ask } from "./wire.ts";

/** What a broken line loses at most. */
export const PART_BYTES = 64 * 1024;
const PART_MS = 60_000;
/** Two pages of one phone may send the same file: each time one is told where the other is, and no more often than this. */
const CORRECTIONS = 5;

export type FileSort = "photos" | "voices";

const arrived = ({ status }: Answer): boolean => status >= 200 && status < 300;
const toldOf = ({ body }: Answer): { offset: number; done: boolean } => {
  const { offset, done } = (body ?? {}) as { offset?: unknown; done?: unknown };
  return { offset: typeof offset === "number" ? offset : 0, done: done === true };
};

/**
 * Sends a file in parts and goes on where an earlier try stopped. `again`: it was tried before, so the server is asked how far it came; otherwise
 * it begins at once. Every part may be sent twice; the answer is that of the last one.
 */
export async function sendFile(ask: Ask, sort: FileSort, id: string, file: Blob, again: boolean): Promise<Answer> {
  const path = `/api/${sort}/${id}/parts`;
  let offset = 0;
  let corrections = 0;
  let unsure = again;
  for (;;) {
    if (unsure) {
      const standing = await ask("GET", path);
      if (!arrived(standing) || toldOf(standing).done) return standing;
      // All of it is there and was never put together: the last part again does that.
      offset = Math.min(toldOf(standing).offset, Math.max(0, file.size - 1));
      unsure = false;
    }
    const answer = await ask("PATCH", path, {
      part: file.slice(offset, offset + PART_BYTES, "application/octet-stream"),
      headers: { "upload-offset": String(offset), "upload-length": String(file.size) },
      timeoutMs: PART_MS,
    });
    if (answer.status === 409 && corrections < CORRECTIONS) {
      corrections += 1;
      unsure = true;
      continue;
    }
    if (!arrived(answer) || toldOf(answer).done) return answer;
    offset = toldOf(answer).offset;
  }
}
