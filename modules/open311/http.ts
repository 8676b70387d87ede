import { resident } from "#platform/access";
import { originOf, type PlainReply, type PlainRequest, type PlainRoute } from "#platform/http";
import { openRates, type Rates } from "#platform/rates";
import { Refusal } from "#platform/refusals";
import type { Runtime as Whole } from "#platform/runtime";
import { cityHome } from "#platform/settings";
import { taxonomy } from "#modules/incidents";
import { apiKeys, liveKey } from "./keys.ts";
import { fieldNamed, post, type Fields } from "./posting.ts";
import { listRequests, readRequest, readToken } from "./requests.ts";
import { definition, discovery, services } from "./services.ts";
import { errors, write, Wrong, type Format, type Said } from "./wire.ts";

export type Runtime = Pick<Whole, "within" | "execute" | "registers" | "now" | "token">;

export type Open311Deps = {
  runtime: Runtime;
  city: () => { zh: string; en: string };
  /** Where this installation is reached, or null to believe the request. */
  origin: string | null;
  words: (code: string, language: "zh" | "en") => string;
  rates?: Rates;
};

/** Reads a minute from one address. Lists weigh a quarter of a year: dearer than a page. */
const READS = 60;

/** GeoReport's number of this place: the city's six digits. */
export const jurisdiction = (): string => cityHome().slice(0, 6);

/** Fields of a form or of JSON; what is no single value (an object that would have to say what it is as text) is left out. */
const texts = (from: unknown): Fields =>
  Object.fromEntries(
    Object.entries((from ?? {}) as Record<string, unknown>).flatMap(([name, given]) => {
      const value: unknown = Array.isArray(given) ? given[0] : given;
      return typeof value === "object" ? [] : [[name, String(value)]];
    }),
  );

function admit(rates: Rates, key: string, perMinute: number): void {
  const wait = rates.wait(key, perMinute);
  if (wait > 0) throw new Slow(Math.ceil(wait / 1000));
}

class Slow extends Wrong {
  readonly seconds: number;
  constructor(seconds: number) {
    super(429, `too many requests, try again in ${seconds} s 请求太频繁，请 ${seconds} 秒后再试`);
    this.seconds = seconds;
  }
}

function checkJurisdiction(fields: Fields): void {
  const given = fields["jurisdiction_id"];
  if (given && given !== jurisdiction() && given !== cityHome())
    throw new Wrong(404, "jurisdiction_id provided was not found 没有这个 jurisdiction_id");
}

async function read(deps: Open311Deps, rates: Rates, request: PlainRequest, path: readonly string[]): Promise<Said> {
  admit(rates, `read ${request.address}`, READS);
  const asked = texts(request.query);
  checkJurisdiction(asked);
  const { runtime } = deps;
  const language = asked["locale"] === "en" ? "en" : request.language;
  const [what = "", which] = path;
  const known = runtime.registers.read(taxonomy);
  if (what === "discovery" && which === undefined) return discovery(originOf(request, deps.origin), dayStart(runtime.now()), deps.city());
  if (what === "services") return which === undefined ? services(known, language) : definition(known, which, language);
  if (what === "requests")
    return runtime.within(resident, (ctx) =>
      which === undefined ? listRequests(ctx, asked, language) : readRequest(ctx, which, language),
    );
  if (what === "tokens" && which !== undefined) return runtime.within(resident, (ctx) => readToken(ctx, which));
  throw new Wrong(404, "there is nothing at this address 没有这个地址");
}

const dayStart = (now: string): string => `${now.slice(0, 10)}T00:00:00Z`;

async function take(deps: Open311Deps, rates: Rates, request: PlainRequest, path: readonly string[]): Promise<Said> {
  if (path.length !== 1 || path[0] !== "requests") throw new Wrong(404, "there is nothing at this address 没有这个地址");
  const fields = texts(request.body);
  const given = fields["api_key"] ?? texts(request.query)["api_key"] ?? "";
  const key = given === "" ? null : liveKey(deps.runtime.registers.read(apiKeys), given, deps.runtime.now());
  if (key === null) {
    // Guesses are slowed before anything is said.
    admit(rates, `guess ${request.address}`, 30);
    throw new Wrong(403, "api_key was not provided or is not valid 缺少 api_key，或密钥无效、已过期");
  }
  checkJurisdiction(fields);
  admit(rates, `key ${key.id}`, key.perMinute);
  const repeated = request.headers["idempotency-key"];
  return post(deps.runtime, fields, typeof repeated === "string" ? repeated.toLowerCase() : null, originOf(request, deps.origin));
}

/** The wrongs in what was thrown; anything else is a bug and goes on. A refusal of the command names the fields it means. */
function wrongs(deps: Open311Deps, cause: unknown, language: "zh" | "en"): Wrong[] {
  if (cause instanceof Wrong) return [cause];
  if (cause instanceof AggregateError && cause.errors.every((one) => one instanceof Wrong)) return cause.errors as Wrong[];
  if (!(cause instanceof Refusal)) throw cause;
  const { kind, code, fields = [] } = cause.body;
  const status = kind === "notFound" ? 404 : kind === "forbidden" || kind === "unauthenticated" ? 403 : kind === "tooMany" ? 429 : 400;
  if (fields.length === 0) return [new Wrong(status, deps.words(code, language))];
  return fields.map((field) => new Wrong(status, `${fieldNamed(field.path)}: ${deps.words(field.code, language)}`));
}

function replied(format: Format, status: number, said: Said, more: Readonly<Record<string, string>> = {}): PlainReply {
  const { body, type } = write(format, said);
  return { status, body, type, headers: { "cache-control": "no-store", "access-control-allow-origin": "*", ...more } };
}

/** "services/0401.json" → format and path; without a format the answer is XML, which the specification makes everybody read. */
export function parsePath(text: string): { format: Format; path: string[]; known: boolean } {
  const match = /^(.*)\.(xml|json)$/.exec(text);
  const path = (match?.[1] ?? text).split("/").filter(Boolean);
  return { format: match?.[2] === "json" ? "json" : "xml", path, known: match !== null && path.length <= 2 };
}

/** Open311 GeoReport v2 under /open311/v2/: XML and JSON, the same command and the same public precision as the portal. */
export function open311Routes(deps: Open311Deps): PlainRoute[] {
  const rates = deps.rates ?? openRates();
  const route = (method: "GET" | "POST", work: typeof read): PlainRoute => ({
    method,
    url: "/open311/v2/*",
    bodyLimit: 64 * 1024,
    handler: async (request) => {
      const { format, path, known } = parsePath(request.params["*"] ?? "");
      try {
        if (!known)
          throw new Wrong(404, "there is nothing at this address: name a format, .xml or .json 没有这个地址，请以 .xml 或 .json 结尾");
        return replied(format, 200, await work(deps, rates, request, path));
      } catch (cause) {
        const found = wrongs(deps, cause, request.language);
        const slow = found.find((one) => one instanceof Slow);
        return replied(format, found[0]?.status ?? 400, errors(found), slow ? { "retry-after": String(slow.seconds) } : {});
      }
    },
  });
  return [route("GET", read), route("POST", take)];
}
