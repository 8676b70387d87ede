import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Actor } from "../access/actor.ts";
import { subscriberOf } from "../access/address.ts";
import type { Rates } from "../rates/index.ts";
import { refuse } from "../refusals/index.ts";
import { answer, type Route } from "./dispatch.ts";
import type { PlainRequest } from "./plain.ts";
import { checkOrigin, isSecure, languageOf, tokenOf, unlogged } from "./request.ts";
import type { HttpServer, ServerOptions } from "./server.ts";
import { sendTagged } from "./tagged.ts";
import { FORM_BYTES, type openScales } from "./weight.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    raw?: "anybody" | "staff";
  }
}

function plainRequest(request: FastifyRequest, actor: Actor, names: readonly string[]): PlainRequest {
  return {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    body: request.body,
    headers: request.headers,
    cookies: request.cookies,
    address: subscriberOf(request.ip),
    secure: isSecure(request),
    language: languageOf(request),
    actor,
    token: tokenOf(request, names),
  };
}

type Scales = ReturnType<typeof openScales>;

/** Routes that are neither command nor query: files, pages, streams. */
export function mountPlain(app: FastifyInstance, options: ServerOptions, actorOf: HttpServer["actorOf"], scales: Scales): void {
  for (const route of options.routes) {
    app.route({
      method: route.method,
      url: route.url,
      bodyLimit: route.bodyLimit ?? FORM_BYTES,
      ...scales(route),
      ...(route.raw ? { config: { raw: route.raw } } : {}),
      handler: async (request, reply) => {
        if (request.method !== "GET" && tokenOf(request, options.cookieNames) !== null) checkOrigin(request);
        const result = await route.handler(plainRequest(request, await actorOf(request), options.cookieNames));
        for (const value of result.setCookie ?? []) reply.header("set-cookie", value);
        // What says nothing of it is of this moment and this visitor.
        reply.headers({ "cache-control": "no-store", ...result.headers });
        if (result.type) reply.type(result.type);
        return reply.code(result.status).send(result.body ?? "");
      },
    });
  }
}

/** Routes of commands and queries. */
export function mountValues(
  app: FastifyInstance,
  options: ServerOptions,
  rates: Rates,
  routes: readonly Route[],
  actorOf: HttpServer["actorOf"],
  scales: Scales,
): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.url,
      bodyLimit: route.command?.bodyLimit ?? FORM_BYTES,
      ...scales({ bodyLimit: route.command?.bodyLimit, senders: route.command?.allow.roles }),
      handler: async (request, reply) => {
        const signedIn = route.method === "POST" && tokenOf(request, options.cookieNames) !== null;
        if (signedIn) checkOrigin(request);
        const actor = await actorOf(request);
        // What residents may do too would otherwise be done as nobody, or refused for the wrong reason.
        if (signedIn && actor.kind === "resident") throw refuse.unauthenticated("access.sign-in");
        const key = request.headers["idempotency-key"];
        const call = {
          method: route.method as "GET" | "POST",
          path: request.url,
          query: { ...(request.query as Record<string, unknown>), ...unlogged(request) },
          body: request.body ?? null,
          commandId: typeof key === "string" ? key : null,
          actor,
          language: languageOf(request),
          address: subscriberOf(request.ip),
        };
        const value = await answer(options.runtime, rates, route, call, request.params as Record<string, string>);
        if (route.query?.tagged) return sendTagged(request, reply, value);
        reply.header("cache-control", "no-store");
        return reply.send(value ?? null);
      },
    });
  }
}
