import { createHash } from "node:crypto";

const MINUTE_MS = 60_000;
/** A whole card of a large city is some megabytes. */
const MOST = 6;
const MOST_BYTES = 16 * 1024 * 1024;

type Kept = { made: Promise<Buffer>; at: number };

/** A file made from what it is made of, or the same one again. `from`: everything it depends on. */
export type KeptFiles = (from: unknown, make: () => Promise<Buffer | string>) => Promise<Buffer>;

/**
 * Files that take seconds to make and are the same for everybody: whoever asks while one is made waits for that one, and for a minute after it is given
 * again. What fails is not kept.
 */
export function keepFiles(now: () => number = () => performance.now()): KeptFiles {
  const kept = new Map<string, Kept>();
  return (from, make) => {
    const key = createHash("sha256").update(JSON.stringify(from)).digest("base64url");
    const known = kept.get(key);
    if (known && now() - known.at < MINUTE_MS) return known.made;
    kept.delete(key);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= MOST) kept.delete(oldest);
    const one: Kept = { made: make().then((bytes) => Buffer.from(bytes as string)), at: now() };
    kept.set(key, one);
    const forget = (): void => {
      if (kept.get(key) === one) kept.delete(key);
    };
    one.made.then((bytes) => (bytes.length > MOST_BYTES ? forget() : undefined), forget);
    return one.made;
  };
}
