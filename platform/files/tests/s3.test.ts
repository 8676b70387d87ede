import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { s3From, s3Store } from "#platform/files";
import { signed } from "../s3.ts";

const ACCESS = "zuji-test";
const SECRET = "not-a-real-secret";
const kept = new Map<string, Buffer>();
const refusals: string[] = [];

/** A store that trusts nobody: it works the signature out again from what arrived, written apart from the code under test. */
function faultOf(request: IncomingMessage, body: Buffer): string | null {
  const told =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!told) return "no signature";
  const [, access, day = "", region = "", names = "", signature] = told;
  const digest = createHash("sha256").update(body).digest("hex");
  if (access !== ACCESS) return "unknown key";
  if (request.headers["x-amz-content-sha256"] !== digest) return "the body is not the one signed";
  if (!names.split(";").includes("host")) return "host is not signed";
  let text = `${request.method}\n${request.url}\n\n`;
  for (const name of names.split(";")) text += `${name}:${String(request.headers[name])}\n`;
  text += `\n${names}\n${digest}`;
  const stamp = String(request.headers["x-amz-date"]);
  let key: Buffer | string = `AWS4${SECRET}`;
  for (const step of [day, region, "s3", "aws4_request"]) key = createHmac("sha256", key).update(step).digest();
  const wanted = createHmac("sha256", key)
    .update(`AWS4-HMAC-SHA256\n${stamp}\n${day}/${region}/s3/aws4_request\n${createHash("sha256").update(text).digest("hex")}`)
    .digest("hex");
  if (wanted !== signature) return "wrong signature";
  return Math.abs(Date.now() - Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"))) < 300_000
    ? null
    : "too old";
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    const fault = faultOf(request, body);
    const path = request.url ?? "";
    if (fault) {
      refusals.push(fault);
      response.writeHead(403).end();
    } else if (request.method === "PUT") {
      kept.set(path, body);
      response.writeHead(200).end();
    } else if (request.method === "GET") {
      const found = kept.get(path);
      response.writeHead(found ? 200 : 404).end(found);
    } else response.writeHead(kept.delete(path) ? 204 : 404).end();
  });
});

let endpoint = "";
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => new Promise((resolve) => server.close(resolve)));

const name = "ab".repeat(32);

test("AWS's own example request gets the signature AWS prints for it", () => {
  const headers = signed(
    { region: "us-east-1", accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" },
    {
      method: "GET",
      url: new URL("https://examplebucket.s3.amazonaws.com/test.txt"),
      headers: { range: "bytes=0-9" },
      payloadHash: createHash("sha256").update("").digest("hex"),
      at: new Date("2013-05-24T00:00:00Z"),
    },
  );
  assert.match(headers["authorization"] ?? "", /Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41$/);
});

test("a photo put into the store comes back byte for byte, and is gone once removed", async () => {
  const store = s3From({
    ZUJI_S3_ENDPOINT: `${endpoint}/`,
    ZUJI_S3_BUCKET: "photos",
    ZUJI_S3_ACCESS_KEY: ACCESS,
    ZUJI_S3_SECRET_KEY: SECRET,
  });
  assert.ok(store);
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));
  await store.put(name, bytes);
  assert.deepEqual([...kept.keys()], [`/photos/${name}`]);
  assert.deepEqual(await store.get(name), bytes);
  await store.remove(name);
  await store.remove(name);
  assert.equal(await store.get(name), null);
  assert.deepEqual(refusals, []);
});

test("a wrong secret is refused by the store and heard by whoever asked; nothing is kept", async () => {
  const store = s3Store({ endpoint, region: "cn-east-1", bucket: "photos", accessKey: ACCESS, secretKey: "guessed" });
  await assert.rejects(store.put(name, Buffer.from("x")), /answered 403/);
  await assert.rejects(store.get(name), /answered 403/);
  assert.deepEqual(new Set(refusals.splice(0)), new Set(["wrong signature"]));
  assert.equal(kept.size, 0);
});

test("only names of ours reach the store, and a store half named is none", async () => {
  const store = s3Store({ endpoint, region: "cn-east-1", bucket: "photos", accessKey: ACCESS, secretKey: SECRET });
  for (const bad of ["../other", "", `${name}?acl`, name.toUpperCase()]) await assert.rejects(store.get(bad), /not a name of ours/);
  assert.equal(s3From({ ZUJI_S3_ENDPOINT: endpoint }), null);
});
