import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Actor } from "../access/actor.ts";
import { subscriberOf } from "../access/address.ts";
import { parseInput } from "../http/input.ts";
import { unlogged } from "../http/request.ts";
import { Refusal, refuse } from "../refusals/index.ts";
import type { Runtime } from "../runtime/index.ts";
import { accountOf, type AnyTopic, type Ear } from "./topic.ts";

const RETRY_S = 20;
/** A socket may hold this much unread; beyond it nothing is written until it has drained. */
const UNREAD_BYTES = 64 * 1024;

export type LiveHttp = {
  app: FastifyInstance;
  runtime: Runtime;
  /** Whom a request comes from; `token` again later, without counting as being at work. */
  actorOf: (request: FastifyRequest) => Promise<Actor>;
  /** The actor as the request's session stands now, or null when it has ended. */
  again: (request: FastifyRequest) => () => Promise<Actor | null>;
  /** What is said in the first frame, e.g. which build the screens are of. */
  hello: Readonly<Record<string, string>>;
};

const lastEventId = (request: FastifyRequest): string | null => {
  const given = request.headers["last-event-id"] ?? (request.query as Record<string, unknown>)["from"];
  return typeof given === "string" && /^\d{1,20}$/.test(given) ? given : null;
};

function wire(request: FastifyRequest, raw: ServerResponse): { write: (text: string) => boolean; end: () => void; drop: () => void } {
  request.raw.socket.setKeepAlive(true, 30_000);
  request.raw.socket.setNoDelay(true);
  return {
    write: (text) => {
      raw.write(text);
      return raw.writableLength <= UNREAD_BYTES;
    },
    end: () => raw.end(),
    drop: () => raw.destroy(),
  };
}

/** The refusal that ends a listener, told apart from a database that is away for a moment. */
async function earNow(runtime: Runtime, topic: AnyTopic, input: unknown, actor: Actor | null): Promise<Ear | null> {
  if (actor === null) return null;
  try {
    return topic.open(runtime.knowing(actor), input);
  } catch (cause) {
    if (cause instanceof Refusal) return null;
    throw cause;
  }
}

/** GET /api/live/{topic}: server-sent events (WHATWG HTML §9.2) with resume by Last-Event-ID. Limits answer 429, ended rights end the stream. */
export function mountLive({ app, runtime, actorOf, again, hello }: LiveHttp): void {
  const { live } = runtime;
  app.addHook("preClose", async () => live.hub.close());
  app.get<{ Params: { topic: string } }>("/api/live/:topic", async (request, reply) => {
    const topic = live.topics.get(request.params.topic);
    if (!topic) throw refuse.notFound("platform.no-route");
    const asked = Object.entries(request.query as Record<string, unknown>).filter(([name]) => !topic.unlogged?.includes(name as never));
    const input = parseInput(topic.input, { ...Object.fromEntries(asked), ...unlogged(request) });
    const actor = await actorOf(request);
    const ear = topic.open(runtime.knowing(actor), input);
    const account = accountOf(actor);
    const address = subscriberOf(request.ip);
    if (live.hub.full({ account, address, ear }) !== null) throw refuse.tooMany("live.too-many", { seconds: RETRY_S });
    const current = actor.kind === "staff" ? again(request) : async () => actor;
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no" });
    const opened = live.hub.open({
      line: wire(request, raw),
      account,
      address,
      from: lastEventId(request),
      ear,
      again: async () => earNow(runtime, topic, input, await current()),
      hello,
    });
    raw.on("drain", opened.drained);
    raw.on("close", opened.gone);
    raw.on("error", opened.gone);
  });
}
