import { lookup as systemLookup, type LookupAddress } from "node:dns";
import { request as overHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as overHttps } from "node:https";
import { isIP } from "node:net";
import { mayReach, type Networks } from "./addresses.ts";

/** Why nothing came back: it may not be gone to, or nobody answered in time and in measure. */
export type Stop = "private" | "insecure" | "timeout" | "unreachable" | "too-long";

/** What came back. `stop` is null exactly when there is a status. */
export type Answer = { stop: Stop | null; status: number | null; type: string; text: string; ms: number };
type Resolve = (host: string, done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void) => void;
export type PostOptions = {
  own: Networks;
  /** All addresses of a name; default the system's. */
  resolve?: Resolve;
  timeoutMs?: number;
};

/** What is posted, as what, and as whom. */
export type Posting = { type: string; agent: string; headers?: Readonly<Record<string, string>>; body: string };

const TIMEOUT_MS = 15_000;
const MOST_ANSWER = 64 * 1024;

/** Thrown inside a request to say what came of it. */
class Stopped extends Error {
  readonly stop: Stop;
  constructor(stop: Stop) {
    super(stop);
    this.stop = stop;
  }
}

const resolveAll: Resolve = (host, done) => systemLookup(host, { all: true }, done);

/**
 * The name is looked up once, and the socket goes to the very address that was judged: a name that changes its mind between two look-ups gains
 * nothing. One forbidden address among several forbids all.
 */
const guarded =
  ({ own, resolve = resolveAll }: PostOptions): NonNullable<RequestOptions["lookup"]> =>
  (host, options, done) =>
    resolve(host, (error, found) => {
      if (error) return done(error, []);
      if (found.length === 0 || found.some(({ address }) => !mayReach(address, own))) return done(new Stopped("private"), []);
      const [first] = found;
      if (options.all) done(null, found);
      else done(null, first?.address ?? "", first?.family ?? 4);
    });

function judge(url: URL, { own }: PostOptions): Stop | null {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !mayReach(host, own)) return "private";
  // Unencrypted only inside networks the operator answers for, and those are known by address.
  if (url.protocol === "http:" && !(isIP(host) !== 0 && own.permits(host))) return "insecure";
  return null;
}

function textOf(reply: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    reply.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_ANSWER) reply.destroy(new Stopped("too-long"));
      else parts.push(chunk);
    });
    reply.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
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

/**
 * Posts one message to an address somebody else named: to public addresses over https, or into `own` networks by literal address. Never throws for
 * what the other side does; follows no redirect; waits at most 15 s in all and reads at most 64 KiB.
 */
export async function post(address: string, { type, agent, headers = {}, body }: Posting, options: PostOptions): Promise<Answer> {
  const url = new URL(address);
  const began = performance.now();
  const told = (answer: Partial<Answer>): Answer => ({
    stop: null,
    status: null,
    type: "",
    text: "",
    ...answer,
    ms: Math.round(performance.now() - began),
  });
  const refused = judge(url, options);
  if (refused) return told({ stop: refused });
  const limit = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      const make = url.protocol === "https:" ? overHttps : overHttp;
      const request = make(url, {
        method: "POST",
        agent: false,
        lookup: guarded(options),
        signal: limit,
        headers: { "content-type": type, "content-length": Buffer.byteLength(body), "user-agent": agent, ...headers },
      });
      watch(request, options.own);
      request.once("response", resolve);
      request.once("error", reject);
      request.end(body);
    });
    const text = await textOf(reply);
    return told({ status: reply.statusCode ?? 0, type: reply.headers["content-type"] ?? "", text });
  } catch (cause) {
    if (cause instanceof Stopped) return told({ stop: cause.stop });
    return told({ stop: limit.aborted ? "timeout" : "unreachable" });
  }
}
