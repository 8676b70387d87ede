import { PbfReader } from "pbf";
import { OsmProblem, type OsmFault, type OsmNode, type OsmSource, type OsmWay } from "./network.ts";

/**
 * OpenStreetMap's binary extract (.osm.pbf): a row of blobs, each with a length and a header before it. Only the part read at the moment is in memory.
 * https://wiki.openstreetmap.org/wiki/PBF_Format; unknown fields are passed over, as protocol buffers ask.
 */
export type PbfFile = { size: number; read: (from: number, to: number) => Promise<Uint8Array> };

/** The format's own limits: a header of 64 KiB, a blob of 32 MiB, unpacked too. */
const MAX_HEADER = 64 * 1024;
const MAX_BLOB = 32 * 1024 * 1024;
/** What a file may demand of its reader that we give. */
const FEATURES: ReadonlySet<string> = new Set(["OsmSchema-V0.6", "DenseNodes"]);
const NANO = 1e-9;

type Block = { words: Uint8Array[]; groups: Uint8Array[]; granularity: number; latOffset: number; lonOffset: number };

export const osmPbf = (file: PbfFile): OsmSource => ({
  async *ways() {
    for await (const block of blocksOf(file)) yield* waysOf(block);
  },
  async *nodes() {
    for await (const block of blocksOf(file)) yield* nodesOf(block);
  },
});

/** Calls `take` for each field; a field it does not read is passed over by the library. */
function each(bytes: Uint8Array, take: (field: number, reader: PbfReader) => void, wrong: OsmFault = "broken"): void {
  const reader = new PbfReader(bytes);
  try {
    reader.readFields((field) => take(field, reader), undefined);
  } catch (cause) {
    throw cause instanceof OsmProblem ? cause : new OsmProblem(wrong, { cause });
  }
}

async function* blocksOf(file: PbfFile): AsyncGenerator<Block> {
  let at = 0;
  while (at < file.size) {
    const { kind, from, to } = await blobAt(file, at);
    const bytes = await unpacked(await file.read(from, to));
    if (at === 0 && kind !== "OSMHeader") throw new OsmProblem("notOsm");
    if (kind === "OSMHeader") refuseUnknown(bytes);
    else if (kind === "OSMData") yield blockOf(bytes);
    at = to;
  }
  if (at === 0) throw new OsmProblem("notOsm");
}

async function blobAt(file: PbfFile, at: number): Promise<{ kind: string; from: number; to: number }> {
  const wrong = at === 0 ? "notOsm" : "broken";
  if (at + 4 > file.size) throw new OsmProblem(wrong);
  const lengthBytes = await file.read(at, at + 4);
  const length = new DataView(lengthBytes.buffer, lengthBytes.byteOffset, 4).getUint32(0);
  if (length === 0 || length > MAX_HEADER || at + 4 + length > file.size) throw new OsmProblem(wrong);
  let [kind, size] = ["", -1];
  const take = (field: number, reader: PbfReader): void => {
    if (field === 1) kind = reader.readString();
    else if (field === 3) size = reader.readVarint();
  };
  each(await file.read(at + 4, at + 4 + length), take, wrong);
  const from = at + 4 + length;
  if (size < 0 || size > MAX_BLOB || from + size > file.size) throw new OsmProblem(wrong);
  return { kind, from, to: from + size };
}

async function unpacked(blob: Uint8Array): Promise<Uint8Array> {
  let raw: Uint8Array | null = null;
  let deflated: Uint8Array | null = null;
  each(blob, (field, reader) => {
    if (field === 1) raw = reader.readBytes();
    else if (field === 3) deflated = reader.readBytes();
  });
  if (raw) return raw;
  // LZMA, LZ4 and Zstandard are in the format; browsers unpack only deflate, which is what extracts are made with.
  if (!deflated) throw new OsmProblem("pbf");
  return inflate(deflated);
}

async function inflate(deflated: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([deflated as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("deflate"));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      size += part.length;
      if (size > MAX_BLOB) throw new OsmProblem("broken");
      parts.push(part);
    }
  } catch (cause) {
    throw cause instanceof OsmProblem ? cause : new OsmProblem("broken", { cause });
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function refuseUnknown(header: Uint8Array): void {
  each(header, (field, reader) => {
    if (field === 4 && !FEATURES.has(reader.readString())) throw new OsmProblem("pbf");
  });
}

function blockOf(bytes: Uint8Array): Block {
  const block: Block = { words: [], groups: [], granularity: 100, latOffset: 0, lonOffset: 0 };
  each(bytes, (field, reader) => {
    if (field === 1) each(reader.readBytes(), (inner, words) => inner === 1 && block.words.push(words.readBytes()));
    else if (field === 2) block.groups.push(reader.readBytes());
    else if (field === 17) block.granularity = reader.readVarint(true);
    else if (field === 19) block.latOffset = reader.readVarint(true);
    else if (field === 20) block.lonOffset = reader.readVarint(true);
  });
  return block;
}

const TEXT = new TextDecoder();

function* waysOf(block: Block): Generator<OsmWay> {
  const word = (index: number): string => TEXT.decode(block.words[index]);
  for (const group of block.groups) {
    const ways: Uint8Array[] = [];
    each(group, (field, reader) => field === 3 && ways.push(reader.readBytes()));
    for (const way of ways) {
      let [keys, values, refs]: [number[], number[], number[]] = [[], [], []];
      each(way, (field, reader) => {
        if (field === 2) keys = reader.readPackedVarint();
        else if (field === 3) values = reader.readPackedVarint();
        else if (field === 8) refs = summed(reader.readPackedSVarint());
      });
      yield { refs, tags: new Map(keys.map((key, index) => [word(key), word(values[index] ?? 0)])) };
    }
  }
}

/** Numbers are written as the step from the one before. */
function summed(steps: number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

function* nodesOf(block: Block): Generator<OsmNode> {
  const place = (id: number, lon: number, lat: number): OsmNode => ({
    id,
    lon: NANO * (block.lonOffset + block.granularity * lon),
    lat: NANO * (block.latOffset + block.granularity * lat),
  });
  for (const group of block.groups) {
    const found: OsmNode[] = [];
    each(group, (field, reader) => {
      if (field === 1) found.push(oneNode(reader.readBytes(), place));
      else if (field === 2) denseNodes(reader.readBytes(), place, found);
    });
    yield* found;
  }
}

type Place = (id: number, lon: number, lat: number) => OsmNode;

function oneNode(bytes: Uint8Array, place: Place): OsmNode {
  let [id, lat, lon] = [0, NaN, NaN];
  each(bytes, (field, reader) => {
    if (field === 1) id = reader.readSVarint();
    else if (field === 8) lat = reader.readSVarint();
    else if (field === 9) lon = reader.readSVarint();
  });
  return place(id, lon, lat);
}

function denseNodes(bytes: Uint8Array, place: Place, into: OsmNode[]): void {
  let [ids, lats, lons]: [number[], number[], number[]] = [[], [], []];
  each(bytes, (field, reader) => {
    if (field === 1) ids = summed(reader.readPackedSVarint());
    else if (field === 8) lats = summed(reader.readPackedSVarint());
    else if (field === 9) lons = summed(reader.readPackedSVarint());
  });
  ids.forEach((id, index) => into.push(place(id, lons[index] ?? NaN, lats[index] ?? NaN)));
}
