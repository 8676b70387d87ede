import { performance } from "node:perf_hooks";
import { getHeapStatistics } from "node:v8";

const LOOK_MS = 2_000;
/** Schedules and open streams go on while nobody asks; less of the loop than this is rest. */
const RESTING = 0.15;
/** Nobody is answered while it is collected (0.1–0.3 s on a small machine): not for less than this. */
const LEAST_BYTES = 24 * 1_048_576;

type Look = {
  /** Share of the time since the last look in which the loop was busy, 0 to 1. */
  busy: number;
  /** What V8 holds of old and young objects, free places between them included. */
  heapBytes: number;
};

/** Whether what is held should be collected now: twice at rest, and grown since the last time. */
export function restKeeper(collect: () => void, heapBytes: () => number): (look: Look) => void {
  let [rested, left] = [0, 0];
  return (look) => {
    rested = look.busy < RESTING ? rested + 1 : 0;
    if (rested < 2 || look.heapBytes < left + LEAST_BYTES) return;
    collect();
    left = heapBytes();
    rested = 0;
  };
}

/**
 * Gives memory back when the server rests. V8 collects when objects are made, so after a start or a busy hour it would keep what it then needed (measured:
 * docs/benchmarks.md). Does nothing where Node was not started with `--expose-gc` (boot/frugal.mjs). Returns what ends it.
 */
export function giveBackAtRest(): () => void {
  const { gc } = globalThis;
  if (!gc) return () => {};
  const heapBytes = (): number => getHeapStatistics().total_heap_size;
  // Only the last resort hands free pages back to the system at once.
  const look = restKeeper(() => gc({ type: "major", flavor: "last-resort" }), heapBytes);
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    look({ busy: performance.eventLoopUtilization(now, before).utilization, heapBytes: heapBytes() });
    before = performance.eventLoopUtilization();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
