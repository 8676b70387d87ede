import type { PlainRequest } from "./plain.ts";

/** Where this installation is reached from outside, for links in machine-readable answers: `fixed` (ZUJI_URL) or, without it, what the request says of itself. */
export function originOf(request: Pick<PlainRequest, "secure" | "headers">, fixed: string | null): string {
  if (fixed !== null) return fixed;
  const host = String(request.headers["host"] ?? "localhost");
  return `${request.secure && !/^(localhost|127\.)/.test(host) ? "https" : "http"}://${host}`;
}
