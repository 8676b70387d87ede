import type { FastifyReply, FastifyRequest, RequestPayload } from "fastify";
import { liveGrants, type Actor } from "../access/actor.ts";
import type { Rates } from "../rates/index.ts";
import { refuse } from "../refusals/index.ts";
import type { PlainRoute } from "./plain.ts";

/** What a form or a command may weigh unless its route says otherwise. */
export const FORM_BYTES = 512 * 1024;
/** JSON heavier than a form: one at a time from one account, so many in one process, so many a minute. Parsed, each may take ten times its bytes. */
const AT_ONCE = 4;
const PER_MINUTE = 12;
const COME_BACK_S = 5;

/** Bytes of a picture or a workbook, as they are. */
export const RAW = /^image\/|^application\/(octet-stream|pdf)/;

type Heavy = Pick<PlainRoute, "bodyLimit" | "raw" | "senders">;
type Deps = { rates: Rates; actorOf: (request: FastifyRequest) => Promise<Actor>; now: () => string };

/** 3 MiB is said as "3 MB", 524288 as "512 KB". */
export const sizeOf = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.floor(bytes / 1024)} KB`;

/**
 * Decides before a byte of it is read who may send more than a form: pictures anybody where the route says so, everything else only whom the route
 * is for, one at a time. What a route takes of anybody else is a form's worth.
 */
export function openScales({ rates, actorOf, now }: Deps) {
  const sending = new Set<string>();
  /** Whose it is, when the route is for them. */
  const senderOf = async (request: FastifyRequest, { senders }: Heavy): Promise<string> => {
    const actor = await actorOf(request);
    if (actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
    if (senders && liveGrants({ actor, now: now() }, senders).length === 0) throw refuse.forbidden("access.not-yours");
    return actor.id;
  };
  const weigh = (reply: FastifyReply, sender: string): void => {
    if (sending.has(sender) || sending.size >= AT_ONCE) throw refuse.tooMany("input.one-large", { seconds: COME_BACK_S });
    const wait = rates.wait(`${sender} large`, PER_MINUTE);
    if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
    sending.add(sender);
    // Answered, or hung up on: either way it weighs nothing any more.
    reply.raw.once("close", () => sending.delete(sender));
  };
  return (route: Heavy) => {
    const { bodyLimit = 0, raw } = route;
    if (bodyLimit <= FORM_BYTES) return {};
    return {
      preParsing: async (request: FastifyRequest, reply: FastifyReply, payload: RequestPayload) => {
        const length = Number(request.headers["content-length"] ?? Number.POSITIVE_INFINITY);
        if (length <= FORM_BYTES) return payload;
        // Where bytes are taken, text of that size is parsed for nobody.
        if (raw !== undefined && !RAW.test(request.headers["content-type"] ?? "")) throw refuse.tooLarge("input.too-large");
        if (raw === "anybody") return payload;
        const sender = await senderOf(request, route);
        // Bytes are kept as they are, text becomes a tree; what says it is heavier than the route takes is not read at all.
        if (raw === undefined && (length <= bodyLimit || !Number.isFinite(length))) weigh(reply, sender);
        return payload;
      },
    };
  };
}
