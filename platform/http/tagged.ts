import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { PlainReply, PlainRequest } from "./plain.ts";

const GZIP_FROM_BYTES = 1_000;

type Asked = { headers: Readonly<Record<string, string | string[] | undefined>> };

const said = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(",") : (value ?? ""));

const tagOf = (body: string): string => `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;

const knows = ({ headers }: Asked, tag: string): boolean =>
  said(headers["if-none-match"])
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""))
    .includes(tag);

const takesGzip = ({ headers }: Asked, body: string): boolean =>
  body.length >= GZIP_FROM_BYTES && /\bgzip\b/.test(said(headers["accept-encoding"]));

/** Sends JSON with a strong ETag over its bytes: 304 to a reader who has them, gzip to one who takes it. Kept by this reader alone, and asked for again each time. */
export function sendTagged(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const body = JSON.stringify(value ?? null);
  const tag = tagOf(body);
  reply.headers({ etag: tag, "cache-control": "private, no-cache", vary: "accept-encoding, cookie" });
  if (knows(request, tag)) return reply.code(304).send();
  reply.type("application/json; charset=utf-8");
  if (!takesGzip(request, body)) return reply.send(body);
  return reply.header("content-encoding", "gzip").send(gzipSync(body, { level: 6 }));
}

/**
 * The same for what is published to everybody from any site: a text that caches on the way may keep for `seconds`, that pages of other sites may
 * read, with an ETag, and 304 to whoever has it. Never for an answer that depends on who asks.
 */
export function publishedReply(
  request: Pick<PlainRequest, "headers">,
  { body, type, seconds, headers = {} }: { body: string; type: string; seconds: number; headers?: Readonly<Record<string, string>> },
): PlainReply {
  const tag = tagOf(body);
  const about = {
    etag: tag,
    "cache-control": `public, max-age=${seconds}`,
    vary: "accept-encoding",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "etag, link, retry-after",
    // Other sites may load it: what is published is for them too.
    "cross-origin-resource-policy": "cross-origin",
    ...headers,
  };
  if (knows(request, tag)) return { status: 304, headers: about };
  if (!takesGzip(request, body)) return { status: 200, body, type, headers: about };
  return { status: 200, body: gzipSync(body, { level: 6 }), type, headers: { ...about, "content-encoding": "gzip" } };
}
