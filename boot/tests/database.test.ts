import { connect } from "#platform/database";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { test } from "node:test";
import { freePort } from "./city.ts";
import { checkDatabase } from "../tasks/database.ts";

const url = process.env["ZUJI_TEST_DATABASE_URL"] ?? "";
const unused = String(await freePort());
const changed = (change: (url: URL) => void): string => {
  const copy = new URL(url);
  change(copy);
  return copy.href;
};

const wrong: [string, string, RegExp][] = [
  ["a wrong password", changed((one) => (one.password = "verborgen")), /wrong user or password/],
  ["an unknown database", changed((one) => (one.pathname = "/nowhere")), /no such database/],
  ["a port nobody listens on", changed((one) => ((one.port = unused), (one.password = "verborgen"))), /nothing listens there/],
  ["an unknown host", "postgres://zuji:verborgen@nowhere.invalid/zuji", /host not found/],
  ["another kind of address", "mysql://zuji:verborgen@localhost/zuji", /not a postgres:\/\/ address/],
  ["no address at all", "verborgen", /not a postgres:\/\/ address/],
];

for (const [name, text, words] of wrong) {
  test(`DATABASE_URL with ${name} is refused in one line without its password`, async () => {
    await assert.rejects(checkDatabase(text), (error: Error) => {
      assert.equal(error.name, "Problem");
      assert.match(error.message, words);
      assert.doesNotMatch(error.message, /verborgen|\n/);
      return true;
    });
  });
}

test("a database the role owns is taken, and one where it may not create schemas is refused", async () => {
  const name = `boot_${randomUUID().replaceAll("-", "")}`;
  const sql = connect(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`create database ${name}`);
    await checkDatabase(changed((one) => (one.pathname = `/${name}`)));
    await assert.rejects(checkDatabase(changed((one) => (one.pathname = "/postgres"))), /may not create schemas/);
  } finally {
    await sql.unsafe(`drop database if exists ${name}`);
    await sql.end();
  }
});

test("a server older than PostgreSQL 15 is refused with its version", async (t) => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => oldServer(chunk, (bytes) => socket.write(bytes)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  await assert.rejects(checkDatabase(`postgres://zuji@127.0.0.1:${address.port}/zuji`), /PostgreSQL 14 is too old/);
});

/** Speaks just enough of the wire protocol to say that it is PostgreSQL 14: no such server can be had in the tests. */
function oldServer(chunk: Buffer, write: (bytes: Buffer) => void): void {
  const message = (type: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const int = (value: number, bytes: number): Buffer => {
    const buffer = Buffer.alloc(bytes);
    buffer.writeIntBE(value, 0, bytes);
    return buffer;
  };
  const ready = message("Z", Buffer.from("I"));
  if (chunk[0] === 0) return write(Buffer.concat([message("R", int(0, 4)), ready]));
  const columns: [string, number, string][] = [
    ["version", 23, "140011"],
    ["superuser", 16, "f"],
    ["create", 16, "t"],
  ];
  const described = columns.map(([name, type]) =>
    Buffer.concat([Buffer.from(`${name}\0`), int(0, 4), int(0, 2), int(type, 4), int(4, 2), int(-1, 4), int(0, 2)]),
  );
  const values = columns.map(([, , value]) => Buffer.concat([int(value.length, 4), Buffer.from(value)]));
  const answers: Record<string, Buffer> = {
    P: message("1"),
    B: message("2"),
    D: Buffer.concat([message("t", int(0, 2)), message("T", int(columns.length, 2), ...described)]),
    E: Buffer.concat([message("D", int(columns.length, 2), ...values), message("C", Buffer.from("SELECT 1\0"))]),
    S: ready,
  };
  for (let at = 0; at < chunk.length; at += 1 + chunk.readInt32BE(at + 1)) {
    const answer = answers[String.fromCharCode(chunk[at] ?? 0)];
    if (answer) write(answer);
  }
}
