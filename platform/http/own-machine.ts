import type { FastifyRequest } from "fastify";
import { sameSecret } from "#platform/ids";

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Asked from the machine itself and handed on by nobody: what a proxy brings has a header that says for whom. */
const isOwnMachine = ({ ip, headers }: FastifyRequest): boolean =>
  LOOPBACK.test(ip) && !["x-forwarded-for", "forwarded", "x-real-ip"].some((name) => name in headers);

/** How a house runs is for who runs it: with the token, where one is set, or from the machine itself. */
export function mayMeasure(request: FastifyRequest, token: string): boolean {
  if (isOwnMachine(request)) return true;
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  return token !== "" && given !== undefined && sameSecret(given, token);
}
