import { bytesOf, hexOf, utf8 } from "./bytes.ts";
import { isIncluded, leafOf, sameBytes, sha256 } from "./inclusion.ts";

/** What proves one event of a record: its bytes and salt, where it stands, the way up to a signed checkpoint. All bytes as base64. */
export type EventProof = {
  /** The event's canonical JSON: exactly what was committed to. */
  event: string;
  salt: string;
  /** SHA-256 of salt and event. */
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

/** What was found, each on its own. `signature` is null where the browser knows no Ed25519. */
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

/** Whether one of the log's published Ed25519 keys signed the checkpoint; null where this browser cannot tell. */
export async function isSigned(note: string, keys: readonly string[]): Promise<boolean | null> {
  for (const key of keys) {
    const [name = "", id = "", ...rest] = key.split("+");
    const material = bytesOf(rest.join("+"));
    if (material[0] !== ED25519 || material.length !== 33) continue;
    const line = linesOf(note).find((one) => one.name === name && hexOf(one.bytes.slice(0, 4)) === id);
    if (!line) continue;
    try {
      const verifier = await crypto.subtle.importKey("raw", material.slice(1), "Ed25519", false, ["verify"]);
      return await crypto.subtle.verify("Ed25519", verifier, line.bytes.slice(4), utf8(noteBody(note)));
    } catch {
      // Browsers before 2025 know no Ed25519; the rest of the proof still counts.
      return null;
    }
  }
  return false;
}

/** Checks a proof against the checkpoint and the keys as they are published now. Nothing the proof says of itself is believed. */
export async function checkProof(proof: EventProof, published: { checkpoint: string; keys: readonly string[] }): Promise<ProofCheck> {
  const { sealed } = proof;
  if (!sealed) return { event: false, published: false, included: false, signature: false };
  const commitment = await sha256(bytesOf(proof.salt), utf8(proof.event));
  const [, size = "", root = ""] = published.checkpoint.split("\n");
  const leaf = await leafOf(Uint8Array.of(sealed.kind, ...commitment));
  return {
    event: sameBytes(commitment, bytesOf(proof.commitment)),
    published: noteBody(published.checkpoint) === noteBody(sealed.checkpoint),
    included: await isIncluded(leaf, sealed.index, Number(size), sealed.proof.map(bytesOf), bytesOf(root)),
    signature: await isSigned(published.checkpoint, published.keys),
  };
}
