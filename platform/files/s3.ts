import { createHash, createHmac } from "node:crypto";
import type { FileStore } from "./store.ts";

export type S3Options = { endpoint: string; region: string; bucket: string; accessKey: string; secretKey: string };

const TIMEOUT_MS = 20_000;

const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const hmac = (key: string | Uint8Array, text: string): Buffer => createHmac("sha256", key).update(text).digest();

export type Signing = { method: string; url: URL; headers: Readonly<Record<string, string>>; payloadHash: string; at: Date };

/**
 * Headers of a request signed with AWS Signature Version 4 (docs.aws.amazon.com, "Authenticating Requests: Using the Authorization Header"). Takes lower-case header
 * names and a path of plain letters, digits, dots, dashes and slashes, without a query: all our names are of that kind.
 */
export function signed(
  { region, accessKey, secretKey }: Omit<S3Options, "endpoint" | "bucket">,
  { method, url, headers, payloadHash, at }: Signing,
): Record<string, string> {
  const instant = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = instant.slice(0, 8);
  const all: Record<string, string> = { ...headers, host: url.host, "x-amz-content-sha256": payloadHash, "x-amz-date": instant };
  const names = Object.keys(all).sort();
  const canonical = [
    method,
    url.pathname,
    "",
    ...names.map((name) => `${name}:${all[name]?.trim()}`),
    "",
    names.join(";"),
    payloadHash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", instant, scope, sha256(canonical)].join("\n");
  const key = hmac(hmac(hmac(hmac(`AWS4${secretKey}`, day), region), "s3"), "aws4_request");
  // fetch writes the host itself, from the same address.
  const sent = Object.fromEntries(Object.entries(all).filter(([name]) => name !== "host"));
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names.join(";")}, Signature=${hmac(key, toSign).toString("hex")}`,
  };
}

/** The same three functions over any S3 store, by path ("https://host/bucket/name"). What it answers beside success and "not there" is thrown, and tried again by whoever asked. */
export function s3Store(options: S3Options): FileStore {
  const ask = async (method: string, name: string, body?: Uint8Array): Promise<Response> => {
    if (!/^[0-9a-f]{64}(\.thumb)?$/.test(name)) throw new Error(`not a name of ours: ${name}`);
    const url = new URL(`${options.endpoint.replace(/\/$/, "")}/${options.bucket}/${name}`);
    const headers = signed(options, { method, url, headers: {}, payloadHash: sha256(body ?? ""), at: new Date() });
    return fetch(url, {
      method,
      headers,
      body: body ? new Uint8Array(body) : null,
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  };
  const must = (response: Response, method: string): void => {
    if (!response.ok) throw new Error(`the file store answered ${response.status} to ${method}`);
  };
  return {
    put: async (name, bytes) => must(await ask("PUT", name, bytes), "PUT"),
    get: async (name) => {
      const response = await ask("GET", name);
      if (response.status === 404) return null;
      must(response, "GET");
      return Buffer.from(await response.arrayBuffer());
    },
    remove: async (name) => {
      const response = await ask("DELETE", name);
      if (response.status !== 404) must(response, "DELETE");
    },
  };
}

/** The store the environment names, or null: ZUJI_S3_ENDPOINT, ZUJI_S3_BUCKET, ZUJI_S3_ACCESS_KEY, ZUJI_S3_SECRET_KEY, ZUJI_S3_REGION (us-east-1). */
export function s3From(env: Readonly<Record<string, string | undefined>>): FileStore | null {
  const [endpoint, bucket, accessKey, secretKey] = ["ENDPOINT", "BUCKET", "ACCESS_KEY", "SECRET_KEY"].map(
    (name) => env[`ZUJI_S3_${name}`] ?? "",
  );
  if (!endpoint || !bucket || !accessKey || !secretKey) return null;
  return s3Store({ endpoint, bucket, accessKey, secretKey, region: env["ZUJI_S3_REGION"] ?? "us-east-1" });
}
