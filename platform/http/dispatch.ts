import type { Actor } from "../access/actor.ts";
import { isUuid } from "../ids/index.ts";
import type { Command } from "../ledger/command.ts";
import type { Query } from "../modules/query.ts";
import type { Rates } from "../rates/index.ts";
import { Refusal, refuse } from "../refusals/index.ts";
import type { Runtime } from "../runtime/index.ts";
import { parseInput } from "./input.ts";
import type { Language } from "../../web/words/index.ts";

export type Call = {
  method: "GET" | "POST";
  path: string;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  commandId: string | null;
  actor: Actor;
  language: Language;
  /** The subscriber it came from (an IPv4 address, or the /64 of an IPv6 one), for rates only: a household has 2^64 addresses. */
  address: string;
};

type Target = { command: Command<unknown, unknown>; query?: undefined } | { query: Query<unknown, unknown>; command?: undefined };

export type Route = Target & { method: string; url: string; pattern: RegExp; names: string[] };

const PER_MINUTE = { command: 120, query: 600 };

/** "POST /api/incidents/{home}/{id}/acceptance" → method, Fastify's url and a pattern for calls inside the process. */
function routeOf(target: Target): Route {
  const [method = "", path = ""] = (target.command ?? target.query).route.split(" ");
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  const pattern = new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "([^/]+)")}$`);
  return { ...target, method, url: path.replace(/\{(\w+)\}/g, ":$1"), pattern, names };
}

export function routesOf(runtime: Runtime): Route[] {
  const commands = runtime.modules
    .flatMap((one) => one.commands)
    .map((item) => routeOf({ command: item as unknown as Command<unknown, unknown> }));
  const queries = runtime.modules
    .flatMap((one) => one.queries)
    .map((item) => routeOf({ query: item as unknown as Query<unknown, unknown> }));
  const routes = [...queries, ...commands];
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${route.url.replace(/:\w+/g, ":x")}`;
    if (seen.has(name)) throw new Error(`two values answer ${name}`);
    seen.add(name);
  }
  // Fixed words before parameters, so /api/incidents/queue is never read as an id.
  return routes.sort((left, right) => left.names.length - right.names.length);
}

/** Runs one route for one call: input, rate, then the command or the query. Throws Refusal for every expected no. */
export async function answer(
  runtime: Runtime,
  rates: Rates,
  route: Route,
  call: Call,
  params: Readonly<Record<string, string>>,
): Promise<unknown> {
  const value = route.command ?? route.query;
  const perMinute = value.ratePerMinute ?? (route.command ? PER_MINUTE.command : PER_MINUTE.query);
  const who = call.actor.kind === "staff" ? call.actor.id : call.address;
  const wait = call.actor.kind === "system" ? 0 : rates.wait(`${who} ${value.name}`, perMinute);
  if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
  if (call.body !== null && (typeof call.body !== "object" || Array.isArray(call.body))) throw refuse.invalid("input.not-json");
  if (route.query) {
    // What must not stand in an address (a phone) is asked in the body.
    const given = route.method === "POST" ? (call.body as object | null) : call.query;
    return runtime.ask(route.query, parseInput(route.query.input, { ...given, ...params }), call.actor, call.language);
  }
  if (call.commandId === null || !isUuid(call.commandId.toLowerCase())) throw refuse.invalid("command.id-needed");
  const input = parseInput(route.command.input, { ...(call.body as object | null), ...params });
  await runtime.vouch(input, route.command.pictures?.(input) ?? []);
  return runtime.execute(route.command, input, { commandId: call.commandId.toLowerCase(), actor: call.actor });
}

export type Find = (method: string, path: string) => { route: Route; params: Record<string, string> } | null;

/** "GET incidents": the noun of an address, which no route leaves open. */
const nounOf = (method: string, path: string): string => `${method} ${path.split("/", 3)[2] ?? ""}`;

/** Finds the route of an address among those of its noun: a city has hundreds of routes, and a page asks for three. */
export function finderOf(routes: readonly Route[]): Find {
  const byNoun = Map.groupBy(routes, ({ method, url }) => nounOf(method, url));
  for (const noun of byNoun.keys()) if (noun.includes(":")) throw new Error(`a route leaves its noun open: ${noun}`);
  return (method, path) => {
    for (const route of byNoun.get(nounOf(method, path)) ?? []) {
      const match = route.pattern.exec(path);
      if (!match) continue;
      return { route, params: Object.fromEntries(route.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")])) };
    }
    return null;
  };
}

/** Answers a call made inside the process (the portal's pages). */
export async function dispatch(runtime: Runtime, rates: Rates, find: Find, call: Call): Promise<unknown> {
  const found = find(call.method, call.path);
  if (!found) throw new Refusal({ code: "platform.no-route", kind: "notFound" });
  return answer(runtime, rates, found.route, call, found.params);
}
