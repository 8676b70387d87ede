import cookie from "@fastify/cookie";
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Actor } from "../access/actor.ts";
import { faultOf } from "../database/index.ts";
import { openRates, type Rates } from "../rates/index.ts";
import { Refusal, refuse } from "../refusals/index.ts";
import type { Runtime } from "../runtime/index.ts";
import type { Words } from "../../web/words/index.ts";
import { actingOf } from "./acting.ts";
import { hasten } from "./body-time.ts";
import { finderOf, routesOf, type Find } from "./dispatch.ts";
import { answerBroken } from "./broken.ts";
import { answerTo, type Answer } from "./errors.ts";
import { openMetrics, type Metrics } from "./metrics.ts";
import { mayMeasure } from "./own-machine.ts";
import { mountPlain, mountValues } from "./mounting.ts";
import type { Gate, PlainRoute } from "./plain.ts";
import { protect } from "./protect.ts";
import { FORM_BYTES, openScales, RAW, sizeOf } from "./weight.ts";
import { checkOrigin, languageOf, parseJson, tokenOf } from "./request.ts";

export type ServerOptions = {
  runtime: Runtime;
  words: Words;
  gate: Gate;
  routes: readonly PlainRoute[];
  /** Names of the session cookie: with Secure, and for plain-http demonstrations. */
  cookieNames: readonly string[];
  /** Number of proxies in front, whose X-Forwarded-For is believed; 0 for none. */
  trustedProxies: number;
  /** Whoever sends it as a bearer token reads `/metrics` from elsewhere; absent: from this machine alone. */
  metricsToken?: string;
  /** true: to standard output, one JSON line an answer. A test brings its own stream. */
  logger: boolean | { write: (line: string) => void };
  /** Default: buckets of this process. A benchmark brings its own, because one machine plays a whole city. */
  rates?: Rates;
  /** How long the body of anything but pictures may take; default a minute. */
  bodyMs?: number;
  /** A reason why the server is not ready, or null. */
  notReady: () => Promise<string | null>;
  /** What `/readyz` says beside that: a fault of a part that does not keep residents from being served. */
  faults?: () => Promise<Record<string, unknown>>;
};

export type HttpServer = {
  app: FastifyInstance;
  rates: Rates;
  find: Find;
  plain: readonly PlainRoute[];
  metrics: Metrics;
  actorOf: (request: FastifyRequest) => Promise<Actor>;
  /** Refuses what another site's page sent with a session's cookie. */
  checkOrigin: (request: FastifyRequest) => void;
  /** Asks again later for whom a signed-in request stands: null when its session has ended. */
  again: (request: FastifyRequest) => () => Promise<Actor | null>;
};

/** What was heavier than its route takes is told how much that is. */
const tooLarge = (cause: unknown, request: FastifyRequest): Refusal | null =>
  (cause as { code?: string }).code === "FST_ERR_CTP_BODY_TOO_LARGE"
    ? refuse.tooLarge("input.over-limit", { most: sizeOf(request.routeOptions.bodyLimit) })
    : null;

function refused(reply: FastifyReply, told: Answer): FastifyReply {
  if (told.retryAfterSeconds !== undefined) reply.header("retry-after", String(told.retryAfterSeconds));
  return reply.code(told.status).header("cache-control", "no-store").type("application/json; charset=utf-8").send(told.body);
}

function readBodies(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, parseJson(body as Buffer));
    } catch (cause) {
      // Handed on to the error handler, which knows refusals.
      done(cause as Error);
    }
  });
  app.addContentTypeParser(RAW, { parseAs: "buffer" }, (request, body, done) =>
    // Bytes where fields are asked for would be half a million of them.
    request.routeOptions.config.raw ? done(null, body) : done(refuse.invalid("input.media-type")),
  );
}

function answerFaults(app: FastifyInstance, words: Words): void {
  app.setErrorHandler((cause, request, reply) => {
    const told = answerTo(tooLarge(cause, request) ?? cause, languageOf(request), words);
    if (told.bug) request.log.error({ id: told.bug.id, err: told.bug.cause, route: request.routeOptions.url }, "bug");
    return refused(reply, told);
  });
  app.setNotFoundHandler((request, reply) =>
    refused(reply, answerTo(new Refusal({ code: "platform.no-route", kind: "notFound" }), languageOf(request), words)),
  );
}

function mountHealth(app: FastifyInstance, metrics: Metrics, options: ServerOptions): void {
  app.get("/healthz", async () => ({ ok: true }));
  app.get("/readyz", async (_request, reply) => {
    const reason = await options.notReady();
    return reply
      .code(reason === null ? 200 : 503)
      .send(reason === null ? { ready: true, ...(await options.faults?.()) } : { ready: false, reason });
  });
  app.get("/metrics", async (request, reply) => {
    if (!mayMeasure(request, options.metricsToken ?? "")) throw refuse.forbidden("platform.metrics-shut");
    return reply.type(metrics.type).send(await metrics.text());
  });
}

/** The HTTP face: routes from commands and queries, sessions from cookies, refusals as JSON in the user's language. Listens on nothing yet. */
export async function buildServer(options: ServerOptions): Promise<HttpServer> {
  const app = fastify({
    bodyLimit: FORM_BYTES,
    trustProxy: options.trustedProxies > 0 ? (_address: string, hop: number) => hop < options.trustedProxies : false,
    // A head is a kilobyte; a photo of 5 MB that no script made small takes 105 s at 400 kbit/s, and a second one as long.
    requestTimeout: 300_000,
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    routerOptions: { maxParamLength: 200, caseSensitive: true, ignoreTrailingSlash: true },
    // Paths can hold a follow secret or a phone tail, so the log has the route's pattern instead.
    logger: options.logger
      ? {
          level: "info",
          redact: ["req.headers", "req.url"],
          serializers: { req: () => ({}), err: faultOf },
          ...(options.logger === true ? {} : { stream: options.logger }),
        }
      : false,
    logController: new LogController({ disableRequestLogging: true }),
    clientErrorHandler: (cause, socket) => answerBroken(cause, socket, options.words),
    // Broken percent signs and parameters beyond all lengths stop before any route or hook.
    frameworkErrors: (_cause, request, reply) =>
      void refused(reply, answerTo(new Refusal({ code: "input.address", kind: "invalid" }), languageOf(request), options.words)),
  });
  const { runtime } = options;
  const rates = options.rates ?? openRates();
  const metrics = openMetrics(runtime);
  const routes = routesOf(runtime);
  await app.register(cookie);
  protect(app);
  app.addHook("onRequest", async (request) => hasten(request, options));
  readBodies(app);
  answerFaults(app, options.words);
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    metrics.observe(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    request.log.info({ route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "answered");
  });
  const { actorOf, again } = actingOf(options);
  const scales = openScales({ rates, actorOf, now: runtime.now });
  mountPlain(app, options, actorOf, scales);
  mountValues(app, options, rates, routes, actorOf, scales);
  mountHealth(app, metrics, options);
  app.all("/api/*", async () => {
    throw new Refusal({ code: "platform.no-route", kind: "notFound" });
  });
  return {
    app,
    rates,
    find: finderOf(routes),
    plain: options.routes,
    metrics,
    actorOf,
    checkOrigin: (request) => {
      if (tokenOf(request, options.cookieNames) !== null) checkOrigin(request);
    },
    again,
  };
}
