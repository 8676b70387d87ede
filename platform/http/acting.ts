import type { FastifyRequest } from "fastify";
import { resident, type Actor } from "../access/actor.ts";
import { refuse } from "../refusals/index.ts";
import { reasonOf, tokenOf } from "./request.ts";
import type { HttpServer, ServerOptions } from "./server.ts";

/** For whom a request acts, now and asked again later. */
export function actingOf({ cookieNames, gate }: Pick<ServerOptions, "cookieNames" | "gate">): Pick<HttpServer, "actorOf" | "again"> {
  const actorOf = async (request: FastifyRequest): Promise<Actor> => {
    const token = tokenOf(request, cookieNames);
    const found = token === null ? null : await gate.actorOf(token);
    if (found?.mustChangePassword && !(request.routeOptions.url ?? "").startsWith("/api/session"))
      throw refuse.forbidden("access.password-first");
    if (found?.secondMissing && !(request.routeOptions.url ?? "").startsWith("/api/session")) throw refuse.forbidden("access.second-first");
    if (found?.kind !== "staff") return found ?? resident;
    const reason = reasonOf(request);
    return reason === "" ? found : { ...found, reason };
  };
  const again: HttpServer["again"] = (request) => {
    const token = tokenOf(request, cookieNames);
    return async () => {
      const found = token === null ? null : await (gate.peek ?? gate.actorOf)(token);
      return found && !found.mustChangePassword && !found.secondMissing ? found : null;
    };
  };
  return { actorOf, again };
}
