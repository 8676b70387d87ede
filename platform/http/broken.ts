import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { RefusalKind } from "../refusals/index.ts";
import type { Words } from "../../web/words/index.ts";

type Told = { status: number; code: string; kind: RefusalKind };

const TOLD: Readonly<Record<string, Told>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: "input.headers", kind: "tooLarge" },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: "input.too-large", kind: "tooLarge" },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: "input.timeout", kind: "invalid" },
};
const BROKEN: Told = { status: 400, code: "input.http", kind: "invalid" };

/** How long whoever is answered so has to take it and go. */
const LEAVING_MS = 2_000;

/** The refusal for what Node could not even read as a request, in both languages: no header told which one is wanted. */
export function answerBroken(cause: { code?: string }, socket: Duplex, words: Words): void {
  // The other side has gone, or was answered already: nobody reads.
  if (cause.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const { status, code, kind } = TOLD[cause.code ?? ""] ?? BROKEN;
  const { zh = code, en = code } = words[code] ?? {};
  const body = JSON.stringify({ code, kind, message: `${zh} ${en}` });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      "content-type: application/json; charset=utf-8",
      `content-length: ${Buffer.byteLength(body)}`,
      "cache-control: no-store",
      "connection: close",
      "",
      body,
    ].join("\r\n"),
  );
  // Nobody else does: whoever never closes the other half would keep the connection for ever.
  setTimeout(() => socket.destroy(), LEAVING_MS).unref();
}
