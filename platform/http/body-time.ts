import type { FastifyRequest } from "fastify";
import { answerBroken } from "./broken.ts";
import type { ServerOptions } from "./server.ts";
import { RAW } from "./weight.ts";

const BODY_MS = 60_000;

/** Pictures have the five minutes a bad line needs; whoever sends a form or JSON for longer than a minute holds a place others wait for. */
export function hasten(request: FastifyRequest, { bodyMs = BODY_MS, words }: Pick<ServerOptions, "bodyMs" | "words">): void {
  const { raw, headers } = request;
  const type = headers["content-type"] ?? "";
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  if (!hasBody || RAW.test(type) || /^(multipart|audio)\//i.test(type)) return;
  const late = setTimeout(() => {
    if (!raw.complete) answerBroken({ code: "ERR_HTTP_REQUEST_TIMEOUT" }, raw.socket, words);
  }, bodyMs);
  late.unref();
  raw.once("end", () => clearTimeout(late));
  raw.once("close", () => clearTimeout(late));
}
