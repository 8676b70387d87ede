import { bytesOf, hexOf, utf8 } from "./bytes.ts";
import { hashNamed, isIncluded, leafOf, sameBytes } from "./inclusion.ts";
import type { Means } from "./means.ts";

/** What proves one event of a record: its bytes and salt, where it stands, the way up to a signed checkpoint. All bytes as base64. */
export type EventProof = {
  /** The event's canonical JSON: exactly what was committed to. */
  event: string;
  salt: string;
  /** What the commitment was made with; receipts from before this was said have SHA-256. */
  hash?: "sha256" | "sm3";
  /** Hash of salt and event. */
  commitment: string;
  /** null until it is sealed, which takes a minute at most. */
  sealed: {
    log: string;
    hash: "sha256" | "sm3";
    /** First byte of the entry: 1 happened here, 2 was brought in bulk. */
    kind: 1 | 2;
    index: number;
    size: number;
    proof: string[];
    /** The signed checkpoint (C2SP). */
    checkpoint: string;
    at: string;
  } | null;
};

/** What was found, each on its own. `signature` is null where this reader cannot check such a signature. */
export type ProofCheck = { event: boolean; published: boolean; included: boolean; signature: boolean | null };

export const noteBody = (note: string): string => note.slice(0, note.lastIndexOf("\n\n") + 1);

/** The signature lines of a note, as name, key id and signature (C2SP signed-note). */
function linesOf(note: string): { name: string; bytes: Uint8Array<ArrayBuffer> }[] {
  const lines = note.slice(note.lastIndexOf("\n\n") + 2).split("\n");
  return lines.flatMap((line) => {
    const [, name, text] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    return name && text ? [{ name, bytes: bytesOf(text) }] : [];
  });
}

const ED25519 = 1;
const KEY = 32;
/** As `platform/log/note.ts` types them: C2SP has no number for SM2. */
const SM2 = Uint8Array.of(0xff, ...utf8("sm2-with-sm3"));
const POINT = 65;

/** The public key in a verifier key's bytes, if it is of this type. */
const keyOf = (material: Uint8Array<ArrayBuffer>, type: Uint8Array, length: number): Uint8Array<ArrayBuffer> | null =>
  material.length === type.length + length && sameBytes(material.slice(0, type.length), type) ? material.slice(type.length) : null;

async function byEd25519(key: Uint8Array<ArrayBuffer>, text: string, signature: Uint8Array<ArrayBuffer>): Promise<boolean | null> {
  try {
    const verifier = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", verifier, signature, utf8(text));
  } catch {
    // Browsers before 2025 know no Ed25519; the rest of the proof still counts.
    return null;
  }
}

/** Whether one of the log's published keys, Ed25519 or SM2, signed the checkpoint; null where this reader cannot tell. */
export async function isSigned(note: string, keys: readonly string[], { sm2 }: Means = {}): Promise<boolean | null> {
  for (const key of keys) {
    const [name = "", id = "", ...rest] = key.split("+");
    const material = bytesOf(rest.join("+"));
    const line = linesOf(note).find((one) => one.name === name && hexOf(one.bytes.slice(0, 4)) === id);
    if (!line) continue;
    const plain = keyOf(material, Uint8Array.of(ED25519), KEY);
    if (plain) return byEd25519(plain, noteBody(note), line.bytes.slice(4));
    const point = keyOf(material, SM2, POINT);
    if (point) return sm2 ? sm2(point, utf8(noteBody(note)), line.bytes.slice(4)) : null;
  }
  return false;
}

/** Whether SM3 or SM2 is needed to check this, which a browser must load first (`commercial.ts`). */
export const needsCommercial = ({ hash, sealed }: EventProof, keys: readonly string[]): boolean =>
  hash === "sm3" || sealed?.hash === "sm3" || keys.some(isSm2Key);

export const isSm2Key = (key: string): boolean => keyOf(bytesOf(key.split("+").slice(2).join("+")), SM2, POINT) !== null;

/** Checks a proof against the checkpoint and the keys as they are published now. Nothing the proof says of itself is believed. */
export async function checkProof(
  proof: EventProof,
  published: { checkpoint: string; keys: readonly string[] },
  means: Means = {},
): Promise<ProofCheck> {
  const { sealed } = proof;
  const [ledger, tree] = [hashNamed(proof.hash ?? "sha256", means), sealed && hashNamed(sealed.hash, means)];
  if (!sealed || !ledger || !tree) return { event: false, published: false, included: false, signature: false };
  const commitment = await ledger(bytesOf(proof.salt), utf8(proof.event));
  const [, size = "", root = ""] = published.checkpoint.split("\n");
  const leaf = await leafOf(Uint8Array.of(sealed.kind, ...commitment), tree);
  return {
    event: sameBytes(commitment, bytesOf(proof.commitment)),
    published: noteBody(published.checkpoint) === noteBody(sealed.checkpoint),
    included: await isIncluded(leaf, sealed.index, Number(size), sealed.proof.map(bytesOf), bytesOf(root), tree),
    signature: await isSigned(published.checkpoint, published.keys, means),
  };
}
