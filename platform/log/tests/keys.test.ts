import assert from "node:assert/strict";
import { mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkpointText } from "../checkpoint.ts";
import { algorithmsFrom, loadLogKeys } from "../index.ts";
import { openNote, signatureLine } from "../note.ts";

const within = (work: (folder: string) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), "zuji-keys-"));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

for (const setting of ["sha256/ed25519", "sm3/sm2"])
  test(`the signing key is a file only its owner reads; taken away, a new one signs and what the old one signed still opens (${setting})`, () =>
    within((folder) => {
      const algorithms = algorithmsFrom(setting);
      const first = loadLogKeys(folder, "330500", algorithms);
      const file = join(folder, "keys", "log.key");
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const text = checkpointText({ origin: first.signer("330502").name, size: 3, root: Buffer.alloc(32) });
      const note = `${text}\n${signatureLine(first.signer("330502"), text, "")}`;
      assert.equal(loadLogKeys(folder, "330500", algorithms).signer("330502").vkey, first.signer("330502").vkey);
      renameSync(file, `${file}.2026`);
      const second = loadLogKeys(folder, "330500", algorithms);
      assert.notEqual(second.signer("330502").vkey, first.signer("330502").vkey);
      assert.equal(second.prefix, first.prefix);
      assert.equal(openNote(note, second.verifiers("330502")).by[0]?.vkey, first.signer("330502").vkey);
    }));

test("a setting nobody knows stops the start instead of signing with something else", () => {
  assert.throws(() => algorithmsFrom("md5/rsa"), /sha256\/ed25519 or sm3\/sm2/);
});
