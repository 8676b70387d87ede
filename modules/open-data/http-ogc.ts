import { resident } from "#platform/access";
import { originOf, publishedReply, type PlainReply, type PlainRequest, type PlainRoute } from "#platform/http";
import { Refusal } from "#platform/refusals";
import { fill } from "#web/words";
import { collections, type Collection } from "./collections.ts";
import { readAsked, type Feature } from "./feature.ts";
import { admit, FRESH_S, type OpenDataDeps } from "./deps.ts";
import { collectionOf, collectionsOf, CONFORMS, GEOJSON_TYPE, itemOf, itemsOf, landing, OPENAPI_TYPE } from "./ogc.ts";
import { ogcOpenApi } from "./ogc-api.ts";

/** An expected no in the form OGC API – Common gives it. */
class OgcWrong extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

type Ask = { request: PlainRequest; base: string; origin: string };
type Answer = { body: unknown; type?: string; headers?: Readonly<Record<string, string>> };

const noSuch = (what: string): OgcWrong => new OgcWrong(404, "NotFound", `没有 ${what}。 There is no ${what}.`);
const wrongParameter = (parameter: string, value: string): OgcWrong =>
  new OgcWrong(400, "InvalidParameterValue", `参数不认识或写法不对 unknown parameter or value: ${parameter}=${value}`.slice(0, 300));

/** Everything but items takes `f=json` and nothing else. */
function plainOnly({ query }: PlainRequest): void {
  for (const [name, value] of Object.entries(query)) if (name !== "f" || value !== "json") throw wrongParameter(name, String(value));
}

function named(request: PlainRequest): Collection {
  const id = request.params["id"] ?? "";
  const found = collections.find((one) => one.id === id);
  if (!found) throw noSuch(`collection ${id.slice(0, 40)}`);
  return found;
}

function refused(cause: unknown, deps: OpenDataDeps, request: PlainRequest): PlainReply {
  const headers = { "access-control-allow-origin": "*", "cache-control": "no-store" };
  const reply = (status: number, code: string, description: string, more: Readonly<Record<string, string>> = {}): PlainReply => ({
    status,
    body: JSON.stringify({ code, description }),
    type: "application/json; charset=utf-8",
    headers: { ...headers, ...more },
  });
  if (cause instanceof OgcWrong) return reply(cause.status, cause.code, cause.message);
  if (!(cause instanceof Refusal)) throw cause;
  const { kind, code, params } = cause.body;
  const status = kind === "tooMany" ? 429 : kind === "notFound" ? 404 : kind === "tooLarge" ? 413 : 400;
  const wait = params?.["seconds"];
  return reply(
    status,
    code,
    fill(deps.words(code, request.language), params),
    typeof wait === "number" ? { "retry-after": String(wait) } : {},
  );
}

/** Routes of OGC API – Features, Part 1: Core under /ogc. */
export function ogcRoutes(deps: OpenDataDeps): PlainRoute[] {
  const get = (url: string, answer: (ask: Ask) => Answer | Promise<Answer>): PlainRoute => ({
    method: "GET",
    url,
    handler: async (request) => {
      try {
        admit(deps, request, url.includes("/items") ? "page" : "file");
        const origin = originOf(request, deps.origin);
        const { body, type = "application/json", headers } = await answer({ request, origin, base: `${origin}/ogc` });
        return publishedReply(request, { body: JSON.stringify(body), type, seconds: FRESH_S, ...(headers ? { headers } : {}) });
      } catch (cause) {
        // Refusals leave in the words of this standard; anything else is a bug and goes on.
        return refused(cause, deps, request);
      }
    },
  });
  const featuresOf = (collection: Collection): Promise<readonly Feature[]> => deps.runtime.within(resident, (ctx) => collection.read(ctx));
  const about = async (ask: Ask, collection: Collection) =>
    collectionOf(ask.base, ask.origin, deps.about(), collection, await featuresOf(collection));
  return [
    get("/ogc", ({ request, base, origin }) => {
      plainOnly(request);
      return { body: landing(base, origin, deps.about()) };
    }),
    get("/ogc/conformance", ({ request }) => {
      plainOnly(request);
      return { body: { conformsTo: CONFORMS } };
    }),
    get("/ogc/api", ({ request, base }) => {
      plainOnly(request);
      return { body: ogcOpenApi(base, deps.about(), collections), type: OPENAPI_TYPE };
    }),
    get("/ogc/collections", async (ask) => {
      plainOnly(ask.request);
      const all = [];
      for (const collection of collections) all.push(await about(ask, collection));
      return { body: collectionsOf(ask.base, all) };
    }),
    get("/ogc/collections/:id", async (ask) => {
      plainOnly(ask.request);
      return { body: await about(ask, named(ask.request)) };
    }),
    get("/ogc/collections/:id/items", async ({ request, base }) => {
      const collection = named(request);
      const asked = readAsked(request.query, collection.queryables);
      if ("parameter" in asked) throw wrongParameter(asked.parameter, asked.value);
      const { body, next } = itemsOf(base, collection.id, await featuresOf(collection), asked, request.query);
      return { body, type: GEOJSON_TYPE, ...(next ? { headers: { link: `<${next}>; rel="next"; type="${GEOJSON_TYPE}"` } } : {}) };
    }),
    get("/ogc/collections/:id/items/:feature", async ({ request, base }) => {
      plainOnly(request);
      const collection = named(request);
      const wanted = request.params["feature"] ?? "";
      const found = (await featuresOf(collection)).find(({ id }) => id === wanted);
      if (!found) throw noSuch(`feature ${wanted.slice(0, 60)}`);
      return { body: itemOf(base, collection.id, found), type: GEOJSON_TYPE };
    }),
  ];
}
