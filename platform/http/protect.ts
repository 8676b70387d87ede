import type { FastifyInstance, FastifyReply } from "fastify";
import { randomSlice } from "../ids/index.ts";

const CSP = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Security headers of every answer; `nonce` of this answer is in `reply.nonce`. */
export function protect(app: FastifyInstance): void {
  app.decorateReply("nonce", "");
  app.addHook("onRequest", async (_request, reply) => {
    const nonce = Buffer.from(randomSlice(16)).toString("base64");
    (reply as FastifyReply & { nonce: string }).nonce = nonce;
    reply.headers({
      "content-security-policy": CSP(nonce),
      "x-content-type-options": "nosniff",
      // Not no-referrer: browsers would then send forms with Origin "null" and our own pages could not be told from others.
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "geolocation=(self), camera=(self), microphone=(self), interest-cohort=()",
    });
  });
}
