import { lookup as systemLookup, type LookupAddress } from "node:dns";
import { request as overHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as overHttps } from "node:https";
import { isIP } from "node:net";
import { mayReach, type Networks } from "./addresses.ts";
import type { Outcome } from "./contract.ts";

export type Attempt = { outcome: Outcome; status: number | null; ms: number };
type Resolve = (host: string, done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void) => void;
export type SendOptions = {
  own: Networks;
  /** All addresses of a name; default the system's. */
  resolve?: Resolve;
  timeoutMs?: number;
};

const TIMEOUT_MS = 15_000;
/** What a receiver says is read for its status alone. */
const MOST_ANSWER = 64 * 1024;

/** Thrown inside a request to say what came of it. */
class Stopped extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(outcome);
    this.outcome = outcome;
  }
}

const resolveAll: Resolve = (host, done) => systemLookup(host, { all: true }, done);

/**
 * The name is looked up once, and the socket goes to the very address that was judged: a name that changes its mind between two look-ups gains
 * nothing. One forbidden address among several forbids all.
 */
const guarded =
  ({ own, resolve = resolveAll }: SendOptions): NonNullable<RequestOptions["lookup"]> =>
  (host, options, done) =>
    resolve(host, (error, found) => {
      if (error) return done(error, []);
      if (found.length === 0 || found.some(({ address }) => !mayReach(address, own))) return done(new Stopped("private"), []);
      const [first] = found;
      if (options.all) done(null, found);
      else done(null, first?.address ?? "", first?.family ?? 4);
    });

function judge(url: URL, { own }: SendOptions): Outcome | null {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !mayReach(host, own)) return "private";
  // Unencrypted only inside networks the operator answers for, and those are known by address.
  if (url.protocol === "http:" && !(isIP(host) !== 0 && own.permits(host))) return "insecure";
  return null;
}

function statusOf(reply: IncomingMessage): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    reply.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_ANSWER) reply.destroy(new Stopped("too-long"));
    });
    reply.on("end", () => resolve(reply.statusCode ?? 0));
    reply.on("error", reject);
  });
}

/** A second look at the connected socket: whatever stands between name and connection, a private neighbour is hung up on before a byte is sent. */
function watch(request: ClientRequest, own: Networks): void {
  request.on("socket", (socket) =>
    socket.once("connect", () => {
      if (!mayReach(socket.remoteAddress ?? "", own)) request.destroy(new Stopped("private"));
    }),
  );
}

const outcomeOf = (status: number): Outcome =>
  status >= 200 && status < 300 ? "delivered" : status === 410 ? "gone" : status >= 300 && status < 400 ? "redirected" : "refused";

/** Posts one message. Never throws for what the other side does; follows no redirect; waits at most 15 s in all. */
export async function send(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: SendOptions,
): Promise<Attempt> {
  const url = new URL(address);
  const began = performance.now();
  const told = (outcome: Outcome, status: number | null = null): Attempt => ({
    outcome,
    status,
    ms: Math.round(performance.now() - began),
  });
  const refused = judge(url, options);
  if (refused) return told(refused);
  const limit = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      const make = url.protocol === "https:" ? overHttps : overHttp;
      const request = make(url, {
        method: "POST",
        agent: false,
        lookup: guarded(options),
        signal: limit,
        headers: {
          "content-type": "application/cloudevents+json; charset=utf-8",
          "content-length": Buffer.byteLength(body),
          "user-agent": "zuji-webhooks/1",
          ...headers,
        },
      });
      watch(request, options.own);
      request.once("response", resolve);
      request.once("error", reject);
      request.end(body);
    });
    const status = await statusOf(reply);
    return told(outcomeOf(status), status);
  } catch (cause) {
    if (cause instanceof Stopped) return told(cause.outcome);
    return told(limit.aborted ? "timeout" : "unreachable");
  }
}
