import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const GZIP_FROM_BYTES = 1_000;

/** Sends JSON with a strong ETag over its bytes: 304 to a reader who has them, gzip to one who takes it. Kept by this reader alone, and asked for again each time. */
export function sendTagged(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const body = JSON.stringify(value ?? null);
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  reply.headers({ etag: tag, "cache-control": "private, no-cache", vary: "accept-encoding, cookie" });
  const known = (request.headers["if-none-match"] ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  if (known.includes(tag)) return reply.code(304).send();
  reply.type("application/json; charset=utf-8");
  if (body.length < GZIP_FROM_BYTES || !/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) return reply.send(body);
  return reply.header("content-encoding", "gzip").send(gzipSync(body, { level: 6 }));
}
