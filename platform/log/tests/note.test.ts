import assert from "node:assert/strict";
import { generateKeyPairSync, hash } from "node:crypto";
import { test } from "node:test";
import { checkpointText, parseCheckpoint } from "../checkpoint.ts";
import { signedBySm2 } from "../../../web/proof/commercial.ts";
import { openNote, parseNote, parseVerifier, signatureLine, signerOf, signs } from "../note.ts";

const NOW = "2026-11-25T12:00:00.000Z";
const newKey = (type: "ed25519" | "sm2"): Buffer => {
  const pair = type === "sm2" ? generateKeyPairSync("ec", { namedCurve: "SM2" }) : generateKeyPairSync("ed25519");
  return pair.privateKey.export({ type: "pkcs8", format: "der" });
};

test("the example of the C2SP text opens with its key, and with one letter changed does not", () => {
  const verifier = parseVerifier("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
  const note =
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
  assert.equal(openNote(note, [verifier]).text, "This is an example message.\n");
  assert.throws(() => openNote(note.replace("example m", "Example m"), [verifier]), /wrong/);
});

test("signing with the key of Go's sumdb/note gives Go's note byte for byte", () => {
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const line = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  const seed = Buffer.from("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz", "base64").subarray(1);
  const signer = signerOf("PeterNeumann", "ed25519", Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]));
  assert.equal(signer.vkey, "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  assert.equal(signatureLine(signer, text, NOW), line);
  assert.equal(openNote(`${text}\n${line}`, [parseVerifier(signer.vkey)]).by[0]?.name, "PeterNeumann");
});

test("verifier keys that Go refuses are refused", () => {
  for (const wrong of [
    "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
    "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  ])
    assert.throws(() => parseVerifier(wrong), wrong);
});

test("the checkpoint of the C2SP text is read and written as it stands there", () => {
  const note =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
  const { text } = parseNote(note);
  const checkpoint = parseCheckpoint(text);
  assert.deepEqual([checkpoint.origin, checkpoint.size], ["example.com/behind-the-sofa", 20_852_163]);
  assert.equal(checkpointText(checkpoint), text);
  for (const wrong of ["a\n1\n", "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", text.slice(0, -1), text.replace("=", "")])
    assert.throws(() => parseCheckpoint(wrong), wrong);
});

test("after a change of keys the old checkpoints still open, and the new key opens only its own", () => {
  const [old, young] = [
    signerOf("zuji.example/log/330502", "ed25519", newKey("ed25519")),
    signerOf("zuji.example/log/330502", "ed25519", newKey("ed25519")),
  ];
  const text = checkpointText({ origin: "zuji.example/log/330502", size: 7, root: Buffer.alloc(32, 7) });
  const note = `${text}\n${signatureLine(old, text, NOW)}`;
  assert.equal(openNote(note, [young, old]).by[0]?.vkey, old.vkey);
  assert.throws(() => openNote(note, [young]), /no known key/);
});

test("a witness's line tells when it looked, and counts beside the log's own", () => {
  const [log, secret] = [signerOf("zuji.example/log/330502", "ed25519", newKey("ed25519")), newKey("ed25519")];
  const witness = signerOf("witness.example/w1", "cosignature", secret);
  const text = checkpointText({ origin: log.name, size: 7, root: Buffer.alloc(32, 7) });
  const note = `${text}\n${signatureLine(log, text, NOW)}${signatureLine(witness, text, NOW)}`;
  const opened = openNote(note, [parseVerifier(log.vkey), parseVerifier(witness.vkey)]);
  assert.deepEqual(
    opened.by.map(({ type }) => type),
    ["ed25519", "cosignature"],
  );
  // The same key as a plain signature is another key id: one cannot stand for the other.
  assert.notDeepEqual(signerOf("witness.example/w1", "ed25519", secret).id, witness.id);
  assert.throws(() => openNote(note.replace("\n7\n", "\n8\n"), [witness]), /wrong/);
});

test("SM2 with SM3: what the sm-crypto library signed opens here, also under an empty signer's name as before, and ours opens with the standard's default name", () => {
  const publicKey = Buffer.from(
    "04a570bb75f285e133a0f9576d356abead1b86b7c8b740f6b561033422457d50d373abca4e17c77f025645e3aa7dbc43478a7c2e05e060c78ddd53fdc30a28121f",
    "hex",
  );
  // sm-crypto 0.5.8, sm2.doSignature(text, key, { der: true, hash: true, userId: "" }).
  const signature = Buffer.from(
    "3046022100e6e330b621375e9910243f1125bc2edf5efef7e9a3e09bf35ceef12d79f3d110022100dd7246b947efb764db84fc11c10aad535a2ca007fcda4b25171a409c22c0eeb4",
    "hex",
  );
  const text = "example.com/sm2\n1\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n";
  const ours = signerOf("example.com/sm2", "sm2", newKey("sm2"));
  assert.equal(openNote(`${text}\n${signatureLine(ours, text, NOW)}`, [parseVerifier(ours.vkey)]).by[0]?.name, "example.com/sm2");
  const sealed = parseNote(`${text}\n${signatureLine(ours, text, NOW)}`).lines[0]?.bytes ?? Buffer.alloc(0);
  const raw = ours.key.export({ format: "der", type: "spki" }).subarray(-65);
  assert.deepEqual(
    ["1234567812345678", "", "somebody else"].map((id) => signedBySm2(raw, Buffer.from(text), sealed, id)),
    [true, false, false],
  );
  const theirs = parseVerifier(verifierKey("example.com/sm2", publicKey));
  const line = (bytes: Buffer): string => `— example.com/sm2 ${Buffer.concat([theirs.id, bytes]).toString("base64")}\n`;
  assert.equal(openNote(`${text}\n${line(signature)}`, [theirs]).text, text);
  assert.throws(() => openNote(`${text.replace("\n1\n", "\n2\n")}\n${line(signature)}`, [theirs]), /wrong/);
});

test("SM2 opens the signature of GB/T 32918.5-2017, annex A, whose signer has the default name", () => {
  const publicKey = Buffer.from(
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
    "hex",
  );
  const signature = Buffer.from(
    "3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa",
    "hex",
  );
  const theirs = parseVerifier(verifierKey("annex-a", publicKey));
  assert.equal(signs(theirs, "message digest", signature), true);
  assert.equal(signs(theirs, "message Digest", signature), false);
});

/** A verifier key made by hand, as somebody outside would. */
function verifierKey(name: string, publicKey: Buffer): string {
  const typed = Buffer.concat([Buffer.of(0xff), Buffer.from("sm2-with-sm3"), publicKey]);
  const id = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), typed]), "buffer").subarray(0, 4);
  return `${name}+${id.toString("hex")}+${typed.toString("base64")}`;
}
