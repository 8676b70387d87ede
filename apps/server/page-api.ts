import type { FastifyRequest } from "fastify";
import { subscriberOf } from "#platform/access";
import { answerTo, dispatch, type HttpServer } from "#platform/http";
import type { Runtime } from "#platform/runtime";
import type { Api, Reply } from "#web/client";
import { pathMatch } from "#web/visits";
import type { Language, Words } from "#web/words";

type PlainFor = (method: string, path: string) => { route: HttpServer["plain"][number]; params: Record<string, string> } | null;

/** The route outside commands and queries that answers an address, with what its parts stand for. */
export function plainFor(routes: HttpServer["plain"]): PlainFor {
  const matched = routes.map((route) => ({ route, match: pathMatch(route.url.replace(/:(\w+)/g, "{$1}")) }));
  return (method, path) => {
    for (const { route, match } of matched) {
      const params = route.method === method ? match(path) : null;
      if (params) return { route, params };
    }
    return null;
  };
}

export type InsideDeps = { http: HttpServer; runtime: Runtime; words: Words; plain: PlainFor };

/** The pages' Api without a network: the same routes, the same refusals, the visitor's own rights. `slowed` is called when a rate says no. */
export async function insideApi(deps: InsideDeps, request: FastifyRequest, language: Language, slowed: () => void): Promise<Api> {
  const actor = await deps.http.actorOf(request);
  const call = async <T>(
    method: "GET" | "POST",
    path: string,
    query: Record<string, unknown>,
    body: unknown,
    commandId: string | null,
  ): Promise<Reply<T>> => {
    try {
      const plain = deps.plain(method, path);
      const value = plain
        ? (
            await plain.route.handler({
              params: plain.params,
              query,
              body,
              headers: request.headers,
              cookies: request.cookies,
              address: subscriberOf(request.ip),
              secure: true,
              language,
              actor,
              token: null,
            })
          ).body
        : await dispatch(deps.runtime, deps.http.rates, deps.http.find, {
            method,
            path,
            query,
            body,
            commandId,
            actor,
            language,
            address: subscriberOf(request.ip),
          });
      return { ok: true, value: value as T };
    } catch (cause) {
      // What the API would say over HTTP, said to the page.
      const told = answerTo(cause, language, deps.words);
      if (told.bug) request.log.error({ id: told.bug.id, err: told.bug.cause }, "bug");
      if (told.status === 429) slowed();
      return { ok: false, status: told.status, refusal: told.body };
    }
  };
  return {
    get: (path, params = {}) =>
      call(
        "GET",
        path,
        Object.fromEntries(
          Object.entries(params)
            .filter(([, value]) => value !== undefined && value !== null && value !== "")
            .map(([key, value]) => [key, String(value)]),
        ),
        null,
        null,
      ),
    post: (path, body, { id }) => call("POST", path, {}, body, id),
  };
}
