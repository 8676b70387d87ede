import type { Arcs } from "./graph.ts";

/** Time to each node from the nearest seed, and which seed that is; Infinity and -1 where none comes. */
export type Field = { seconds: Float64Array; seed: Int32Array };

/** Seeds side by side: node, seconds already spent, and the number of whom it belongs to. */
export type Seeds = { nodes: Int32Array; seconds: Float64Array; owners: Int32Array };

export const seedsOf = (list: readonly { node: number; seconds: number; owner: number }[]): Seeds => ({
  nodes: Int32Array.from(list, ({ node }) => node),
  seconds: Float64Array.from(list, ({ seconds }) => seconds),
  owners: Int32Array.from(list, ({ owner }) => owner),
});

/** A binary heap in two arrays; entries that were overtaken are left in and skipped when they come up. */
type Heap = { keys: Float64Array; nodes: Int32Array; size: number };

function push(heap: Heap, key: number, node: number): void {
  let at = heap.size;
  heap.size += 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (heap.keys[above]! <= key) break;
    heap.keys[at] = heap.keys[above]!;
    heap.nodes[at] = heap.nodes[above]!;
    at = above;
  }
  heap.keys[at] = key;
  heap.nodes[at] = node;
}

function sink(heap: Heap): void {
  heap.size -= 1;
  const { keys, nodes, size } = heap;
  const [key, node] = [keys[size]!, nodes[size]!];
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= size) break;
    if (below + 1 < size && keys[below + 1]! < keys[below]!) below += 1;
    if (keys[below]! >= key) break;
    keys[at] = keys[below]!;
    nodes[at] = nodes[below]!;
    at = below;
  }
  keys[at] = key;
  nodes[at] = node;
}

/** Room that is used again by the next run over the same arcs; the answer is a view of it until then. */
export type Scratch = Field & { heap: Heap; touched: Int32Array; touchedSize: number };

export const scratchFor = (arcs: Arcs, seeds: number): Scratch => {
  const nodes = arcs.offsets.length - 1;
  const room = arcs.targets.length + seeds + 1;
  return {
    seconds: new Float64Array(nodes).fill(Infinity),
    seed: new Int32Array(nodes).fill(-1),
    heap: { keys: new Float64Array(room), nodes: new Int32Array(room), size: 0 },
    touched: new Int32Array(nodes),
    touchedSize: 0,
  };
};

/** Puts back only what the last run wrote: a short run over a large network stays short. */
function clear(scratch: Scratch): void {
  for (let index = 0; index < scratch.touchedSize; index += 1) {
    scratch.seconds[scratch.touched[index]!] = Infinity;
    scratch.seed[scratch.touched[index]!] = -1;
  }
  scratch.touchedSize = 0;
  scratch.heap.size = 0;
}

/** Dijkstra from many seeds at once. Stops at `limit` seconds. Equal times go to the owner with the lower number, so that an answer never depends on luck. */
export function spread(arcs: Arcs, seeds: Seeds, limit = Infinity, scratch = scratchFor(arcs, seeds.nodes.length)): Field {
  clear(scratch);
  const { seconds, seed, heap, touched } = scratch;
  const offer = (node: number, time: number, owner: number): void => {
    const known = seconds[node]!;
    if (time > limit || time > known || (time === known && owner >= seed[node]!)) return;
    if (known === Infinity) {
      touched[scratch.touchedSize] = node;
      scratch.touchedSize += 1;
    }
    seed[node] = owner;
    if (time < known) {
      seconds[node] = time;
      push(heap, time, node);
    }
  };
  for (let index = 0; index < seeds.nodes.length; index += 1) offer(seeds.nodes[index]!, seeds.seconds[index]!, seeds.owners[index]!);
  while (heap.size > 0) {
    const [time, node] = [heap.keys[0]!, heap.nodes[0]!];
    sink(heap);
    if (time > seconds[node]!) continue;
    const end = arcs.offsets[node + 1]!;
    for (let arc = arcs.offsets[node]!; arc < end; arc += 1) offer(arcs.targets[arc]!, time + arcs.seconds[arc]!, seed[node]!);
  }
  return scratch;
}
