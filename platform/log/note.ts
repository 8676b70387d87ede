import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  sign as signBytes,
  verify as verifyBytes,
  type KeyObject,
} from "node:crypto";

/** Signature types of C2SP signed-note: 0x01 Ed25519, 0x04 a witness's timestamped Ed25519; SM2 has no number of its own there, so 0xff and a name. */
export type SignatureType = "ed25519" | "cosignature" | "sm2";

const TYPE: Readonly<Record<SignatureType, Buffer>> = {
  ed25519: Buffer.of(1),
  cosignature: Buffer.of(4),
  sm2: Buffer.concat([Buffer.of(0xff), Buffer.from("sm2-with-sm3")]),
};

/** SubjectPublicKeyInfo up to the key itself: RFC 8410 for Ed25519, GM/T 0006 OIDs for SM2. */
const SPKI: Readonly<Record<SignatureType, Buffer>> = {
  ed25519: Buffer.from("302a300506032b6570032100", "hex"),
  cosignature: Buffer.from("302a300506032b6570032100", "hex"),
  sm2: Buffer.from("3059301306072a8648ce3d020106082a811ccf5501822d034200", "hex"),
};
const LENGTH: Readonly<Record<SignatureType, number>> = { ed25519: 32, cosignature: 32, sm2: 65 };

/** Who may sign what: a name, a four-byte id and a public key. */
export type Verifier = { name: string; id: Buffer; type: SignatureType; key: KeyObject; vkey: string };
export type Signer = Verifier & { secret: KeyObject };

const NAME = /^[^\s+\p{Cc}]{1,255}$/u;

/** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key) (C2SP signed-note). */
const keyId = (name: string, type: SignatureType, publicKey: Uint8Array): Buffer =>
  createHash("sha256").update(name).update("\n").update(TYPE[type]).update(publicKey).digest().subarray(0, 4);

function verifierOf(name: string, type: SignatureType, raw: Buffer): Verifier {
  if (!NAME.test(name)) throw new Error("a key's name has no blanks and no plus");
  const id = keyId(name, type, raw);
  const key = createPublicKey({ key: Buffer.concat([SPKI[type], raw]), format: "der", type: "spki" });
  return { name, id, type, key, vkey: `${name}+${id.toString("hex")}+${Buffer.concat([TYPE[type], raw]).toString("base64")}` };
}

/** Reads a verifier key (`name+id+base64`); refuses one whose id does not follow from its name and key. */
export function parseVerifier(vkey: string): Verifier {
  const [name = "", id = "", ...rest] = vkey.split("+");
  const text = rest.join("+");
  const bytes = Buffer.from(text, "base64");
  const type = (["ed25519", "cosignature", "sm2"] as const).find(
    (one) => bytes.length === TYPE[one].length + LENGTH[one] && bytes.subarray(0, TYPE[one].length).equals(TYPE[one]),
  );
  if (type === undefined || bytes.toString("base64") !== text) throw new Error("not a verifier key");
  const verifier = verifierOf(name, type, bytes.subarray(TYPE[type].length));
  if (verifier.id.toString("hex") !== id) throw new Error("the key's id does not follow from its name and bytes");
  return verifier;
}

/** A verifier from a public key as SubjectPublicKeyInfo (DER). */
export const fromSpki = (name: string, type: SignatureType, spki: Buffer): Verifier =>
  verifierOf(name, type, Buffer.from(spki.subarray(-LENGTH[type])));

/** A signer from a private key (PKCS#8, DER). The name should be the log's origin. */
export function signerOf(name: string, type: SignatureType, pkcs8: Buffer): Signer {
  const secret = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const spki = createPublicKey(secret).export({ format: "der", type: "spki" });
  return { ...fromSpki(name, type, spki), secret };
}

/** What a witness signs: when it saw the checkpoint, then the checkpoint (C2SP tlog-cosignature v1). */
const cosigned = (seconds: bigint, text: string): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

/** a, b, and the base point of the curve of GB/T 32918.5, as they go into a signer's digest. */
const SM2_CURVE = Buffer.from(
  "fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93" +
    "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0",
  "hex",
);
/** The signer's name where two parties have agreed on none (GB/T 35276 and GM/T 0009, 10). */
const SM2_ID = Buffer.from("1234567812345678");

/**
 * What stands before an SM2-signed text: SM3 over the signer's name, the curve and the public key (GB/T 32918.2, 5.5). Node's one-shot `sign` puts the digest
 * of an empty name there and takes no other; its streaming `createSign` puts nothing, so the digest is ours to give.
 */
function sm2Digest(key: KeyObject): Buffer {
  const spki = key.export({ format: "der", type: "spki" });
  const bits = Buffer.alloc(2);
  bits.writeUInt16BE(SM2_ID.length * 8);
  return createHash("sm3").update(bits).update(SM2_ID).update(SM2_CURVE).update(spki.subarray(-64)).digest();
}

function signature(signer: Signer, text: string, now: string): Buffer {
  if (signer.type === "sm2") return createSign("sm3").update(sm2Digest(signer.key)).update(text).sign(signer.secret);
  if (signer.type === "ed25519") return signBytes(null, Buffer.from(text), signer.secret);
  const seconds = BigInt(Math.floor(Date.parse(now) / 1000));
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  return Buffer.concat([time, signBytes(null, cosigned(seconds, text), signer.secret)]);
}

/** Whether these bytes are that key's signature of a text. */
export function signs(verifier: Verifier, text: string, bytes: Buffer): boolean {
  // Until November 2026 the signer's name was empty: what was signed then still holds.
  if (verifier.type === "sm2")
    return (
      createVerify("sm3").update(sm2Digest(verifier.key)).update(text).verify(verifier.key, bytes) ||
      verifyBytes("sm3", Buffer.from(text), verifier.key, bytes)
    );
  if (verifier.type === "ed25519") return bytes.length === 64 && verifyBytes(null, Buffer.from(text), verifier.key, bytes);
  if (bytes.length !== 72) return false;
  return verifyBytes(null, cosigned(bytes.readBigUInt64BE(0), text), verifier.key, bytes.subarray(8));
}

/** The line a signer puts under a text that ends with a newline. `now` counts for witnesses only. */
export const signatureLine = (signer: Signer, text: string, now: string): string =>
  `— ${signer.name} ${Buffer.concat([signer.id, signature(signer, text, now)]).toString("base64")}\n`;

/** A text and the lines under it. */
export type Note = { text: string; lines: { name: string; id: Buffer; bytes: Buffer; line: string }[] };

const MOST_LINES = 100;

/** Takes a signed note apart without believing it; refuses what is none. */
export function parseNote(note: string): Note {
  const at = note.lastIndexOf("\n\n");
  if (at < 0 || !note.endsWith("\n") || note.length > 1_000_000) throw new Error("not a signed note");
  const lines = note
    .slice(at + 2, -1)
    .split("\n")
    .map((line) => {
      const [, name = "", text = ""] = /^— (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
      const bytes = Buffer.from(text, "base64");
      if (!NAME.test(name) || bytes.length < 5 || bytes.toString("base64") !== text) throw new Error("not a signed note: a broken line");
      return { name, id: bytes.subarray(0, 4), bytes: bytes.subarray(4), line: `${line}\n` };
    });
  if (lines.length > MOST_LINES) throw new Error("a note with too many signatures");
  return { text: note.slice(0, at + 1), lines };
}

/** The text of a note and who of the known signers really signed it. Refuses when a known one's line is wrong or none is there (C2SP signed-note). */
export function openNote(note: string, known: readonly Verifier[]): { text: string; by: Verifier[] } {
  const { text, lines } = parseNote(note);
  const by: Verifier[] = [];
  for (const { name, id, bytes } of lines) {
    const verifier = known.find((one) => one.name === name && one.id.equals(id));
    if (!verifier || by.includes(verifier)) continue;
    if (!signs(verifier, text, bytes)) throw new Error(`the signature of ${name} is wrong`);
    by.push(verifier);
  }
  if (by.length === 0) throw new Error("no known key signed this");
  return { text, by };
}
