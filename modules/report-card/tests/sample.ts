import { generateKeyPairSync } from "node:crypto";
import { canonical } from "../../../platform/ledger/canonical.ts";
import { siblings } from "../../../platform/log/batch.ts";
import { checkpointText } from "../../../platform/log/checkpoint.ts";
import { signatureLine, signerOf, type Signer } from "../../../platform/log/note.ts";
import { append, subtreeOf, TILE, type Tile } from "../../../platform/log/tiles.ts";
import { inclusionProof, type HashName } from "../../../platform/log/tree.ts";
import {
  bodyOf,
  cardDigest,
  figureDigest,
  recompute,
  rowHash,
  type CardFile,
  type CardPart,
  type FigureFile,
  type FigurePart,
  type FigureRow,
} from "#web/proof";
import { hash } from "node:crypto";

const AT = "2026-05-01T00:00:00.000Z";
const NAME = "zuji/330500-0123456789abcdef/log/330502";

export const newSigner = (name = NAME): Signer =>
  signerOf(name, "ed25519", generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }) as Buffer);

export const noteOf = (signer: Signer, size: number, root: Buffer): string => {
  const text = checkpointText({ origin: signer.name, size, root });
  return `${text}\n${signatureLine(signer, text, AT)}`;
};

/** A log of so many entries, some of them given, and what proves any of them. */
export async function logOf(entries: readonly Uint8Array[], hashName: HashName = "sha256") {
  const grown = await append(hashName, 0, { tiles: [], bundle: null }, entries);
  const tiles = new Map<string, Tile>(grown.tiles.map((tile) => [`${tile.level}/${tile.n}`, tile]));
  const subtree = subtreeOf(hashName, async (level, n) => tiles.get(`${level}/${n}`)?.hashes ?? []);
  return { ...grown, subtree, tile: TILE };
}

const EVENT = {
  home: "330500000",
  stream: "0190a000-0000-7000-8000-000000000001",
  seq: 9,
  kind: "report-card.card",
  type: "report-card.published",
  at: AT,
  actor: "a",
  role: "approver",
  unit: "",
  place: "3305",
  command: "c",
};
const commitmentOf = (text: string): Buffer => hash("sha256", text, "buffer");

/** A figure of `n` records of which every third is in the numerator, with a true log of 700 entries behind it, and a card that published it. */
export async function sampleFigure(
  signer: Signer,
  n = 60,
): Promise<{ figure: FigureFile; card: CardFile; partOf: (rows: FigureRow[], part: number) => Promise<FigurePart> }> {
  const size = 700;
  const places = new Map(Array.from({ length: n }, (_, index) => [index * 11 + 3, commitmentOf(`record ${index}`)]));
  const event = { ...EVENT, data: { digest: "", version: 1 } };
  const rows: FigureRow[] = [...places].map(([entry, commitment], index) => ({
    row: commitment.toString("base64"),
    log: "330502",
    entry,
    kind: 1,
    place: "330502001",
    day: "2026-04-03",
    facts: index % 3 === 0 ? "11" : "10",
  }));
  rows.push({ row: commitmentOf("closed").toString("base64"), place: "330502", day: "2026-04", facts: "10" });
  const said = { zh: "说明", en: "words" };
  const base = {
    format: "zuji-figure/1" as const,
    code: "evt.ontime",
    zh: "按时办结率",
    en: "On time",
    definition: said,
    version: "1",
    owner: said,
    excluded: said,
    caveat: said,
    unit: "percent" as const,
    counted: "period" as const,
    area: "3305",
    areaName: said,
    from: "2026-04-01",
    to: "2026-04-30",
    computedAt: AT,
    places: {},
    conditions: ["due_at ≠ ∅", "ended_at ≤ due_at"],
    numerator: { all: [0, 1] },
    denominator: 0,
    rows,
  };
  const rowHashes = await Promise.all(rows.map(rowHash));
  const bare: FigureFile = { ...base, value: recompute(base), rowHashes, logs: [] };
  const body = {
    version: 1,
    publishedAt: AT,
    content: { zh: "答卷" },
    figures: [{ item: "ontime", code: bare.code, digest: await figureDigest(bodyOf(bare), rowHashes) }],
  };
  event.data.digest = await cardDigest(body);
  const salt = Buffer.alloc(16, 7);
  const committed = hash("sha256", Buffer.concat([salt, Buffer.from(canonical(event))]), "buffer");
  const entries = Array.from({ length: size }, (_, index) =>
    Buffer.concat([Buffer.of(1), index === 650 ? committed : (places.get(index) ?? commitmentOf(`other ${index}`))]),
  );
  const log = await logOf(entries);
  const checkpoint = noteOf(signer, size, log.root);
  const nodes = await siblings("sha256", log.subtree, [...places.keys()], size);
  const text = (bytes: Buffer): string => bytes.toString("base64");
  const path = await inclusionProof("sha256", log.subtree, 650, size);
  const card = {
    body,
    keys: [signer.vkey],
    proof: {
      event: canonical(event),
      salt: text(salt),
      commitment: text(committed),
      sealed: { log: "330502", hash: "sha256" as const, kind: 1 as const, index: 650, size, proof: path.map(text), checkpoint, at: AT },
    },
  };
  /** Some of the rows as a file of their own. */
  const partOf = async (some: FigureRow[], part: number): Promise<FigurePart> => {
    const wanted = some.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
    const between = (await siblings("sha256", log.subtree, wanted, size)).map(text);
    return {
      format: "zuji-rows/1",
      code: bare.code,
      part,
      rows: some,
      rowHashes: await Promise.all(some.map(rowHash)),
      logs: [{ log: "330502", hash: "sha256", size, checkpoint, at: AT, nodes: between, keys: [signer.vkey] }],
    };
  };
  const logs = [{ log: "330502", hash: "sha256" as const, size, checkpoint, at: AT, nodes: nodes.map(text), keys: [signer.vkey] }];
  const figure = { ...bare, logs };
  return { figure: { ...figure, card }, card: { format: "zuji-card/1", card, figures: [figure] }, partOf };
}

/** An event that published a figure, and its proof from a log of its own. */
export async function publishedBy(signer: Signer, data: unknown, size = 40, at = 17): Promise<CardPart["proof"]> {
  const event = { ...EVENT, type: "surveys.published", kind: "surveys.survey", data };
  const salt = Buffer.alloc(16, 3);
  const commitment = hash("sha256", Buffer.concat([salt, Buffer.from(canonical(event))]), "buffer");
  const entries = Array.from({ length: size }, (_, index) =>
    Buffer.concat([Buffer.of(1), index === at ? commitment : commitmentOf(`elsewhere ${index}`)]),
  );
  const log = await logOf(entries);
  const text = (bytes: Buffer): string => bytes.toString("base64");
  const proof = (await inclusionProof("sha256", log.subtree, at, size)).map(text);
  const checkpoint = noteOf(signer, size, log.root);
  const sealed = { log: "330500", hash: "sha256" as const, kind: 1 as const, index: at, size, proof, checkpoint, at: AT };
  return { event: canonical(event), salt: text(salt), commitment: text(commitment), sealed };
}
