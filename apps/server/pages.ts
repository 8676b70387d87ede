import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import serveStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { isSecure, type HttpServer } from "#platform/http";
import { isUuid, uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import type { Api } from "#web/client";
import { type PageReply, type Piece } from "#web/visits";
import type { Language, Words } from "#web/words";
import { packed } from "./packed.ts";
import { linkCookie } from "./link-cookies.ts";
import { insideApi, plainFor, type InsideDeps } from "./page-api.ts";
import { FILES, readForm, type StorePhoto } from "./page-form.ts";
import { round, samePages } from "./same-page.ts";
import { mountStaff } from "./screens.ts";

export type PortalRequest = {
  method: "GET" | "POST";
  path: string;
  query: Record<string, string>;
  form: Record<string, string | string[]> | null;
  language: Language;
  elder: boolean;
  origin: string;
  commandId: string;
};

type Same = true | "by-link" | null;

type PortalServer = {
  renderPortal: (request: PortalRequest, api: Api) => Promise<PageReply>;
  /** Whether this address says the same to everybody, or to everybody who has it. */
  sameOf: (path: string) => Same;
};

export type PageDeps = {
  http: HttpServer;
  runtime: Runtime;
  words: Words;
  root: string;
  storePhoto: StorePhoto;
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : Array.isArray(value) ? String(value[0] ?? "") : "");

type Pages = ReturnType<typeof samePages<Written>>;

type Inside = PageDeps & InsideDeps & { gathered: Pages; atOnce: Pages };

function fromOtherSite(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  return site === "cross-site" || site === "same-site";
}

/**
 * A page as it was written once. `id`: the command id its forms were written with; null where it holds none, and then it is packed once for all who are
 * sent it. `taken`: the next one is sent it with an id of their own: it is written for many, or somebody has it as it was
 * written. `cut`: its pieces for them.
 */
type Written = { page: PageReply; id: string | null; zipped: Buffer | null; slowed: boolean; taken: boolean; cut: Piece[] | null };

const holds = ({ body, headers }: PageReply, id: string): boolean => body.includes(id) || (headers["location"] ?? "").includes(id);

/** What stands between the ids of a page is the same for all who are sent it. */
const cutAt = (id: string, piece: Piece): Piece[] =>
  typeof piece === "string" ? piece.split(id).flatMap((text, index) => (index === 0 ? [{ text }] : [id, { text }])) : [piece];

async function writePage(
  deps: Inside,
  portal: PortalServer,
  request: FastifyRequest,
  asked: Omit<PortalRequest, "form">,
  same: Same,
): Promise<Written> {
  const written: Written = {
    page: { status: 200, headers: {}, body: "" },
    id: null,
    zipped: null,
    slowed: false,
    taken: same === true,
    cut: null,
  };
  const form = request.method === "POST" ? await readForm(deps.storePhoto, request) : null;
  const given = form === null ? "" : textOf(form["commandId"]);
  const api = await insideApi(deps, request, asked.language, () => (written.slowed = true));
  written.page = await portal.renderPortal({ ...asked, form, commandId: isUuid(given) ? given : asked.commandId }, api);
  if (same !== null && holds(written.page, asked.commandId)) written.id = asked.commandId;
  return written;
}

const SWITCHES: ReadonlySet<string> = new Set(["lang", "elder"]);

/** Nobody in particular: no cookie but those that say how a page is written, which its key holds anyway. */
const isAnyone = (request: FastifyRequest): boolean =>
  request.method === "GET" && Object.keys(request.cookies).every((name) => SWITCHES.has(name));

/** The page with an id of this visitor's own: two who read the same page send two commands. Of a page by link the first is sent it as it was written, most often the only one. */
function ownPage(written: Written): Written {
  const { id, page, taken } = written;
  if (id === null) return written;
  written.taken = true;
  if (!taken) return { ...written };
  const own = uuidv7();
  const headers = Object.fromEntries(Object.entries(page.headers).map(([name, value]) => [name, value.replaceAll(id, own)]));
  written.cut ??= page.pieces?.flatMap((piece) => cutAt(id, piece)) ?? null;
  const pieces = written.cut?.map((piece) => (piece === id ? own : piece));
  return { ...written, page: { ...page, headers, body: page.body.replaceAll(id, own), ...(pieces && { pieces }) } };
}

async function portalPage(deps: Inside, portal: PortalServer, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.method === "POST") {
    if (fromOtherSite(request)) throw new Refusal({ code: "access.other-origin", kind: "forbidden" });
    // Without TLS browsers say nothing but Origin: whoever is signed in is asked as strictly as by the API.
    deps.http.checkOrigin(request);
  }
  const query = Object.fromEntries(Object.entries(request.query as Record<string, unknown>).map(([name, value]) => [name, textOf(value)]));
  const asked = {
    method: request.method as "GET" | "POST",
    path: request.url.split("?")[0] ?? "/",
    query,
    language: query["lang"] === "en" || query["lang"] === "zh" ? query["lang"] : pageLanguage(request),
    elder: query["elder"] === "1" || (query["elder"] !== "0" && request.cookies["elder"] === "1"),
    origin: `${request.protocol}://${request.headers.host ?? "localhost"}`,
  };
  const same = isAnyone(request) ? portal.sameOf(asked.path) : null;
  const key = same === null ? null : JSON.stringify(asked);
  const once = same === true ? deps.gathered : deps.atOnce;
  const written = await once(key, () => writePage(deps, portal, request, { ...asked, commandId: uuidv7() }, same));
  const own = key === null ? written : ownPage(written);
  const { page } = own;
  const link = page.status === 200 ? linkCookie(asked.path, isSecure(request)) : null;
  if (link !== null) reply.header("set-cookie", link);
  reply.code(page.status).headers({ "cache-control": "no-store", "content-type": "text/html; charset=utf-8", ...page.headers });
  return sendCompressed(request, reply, own);
}

/** A phone's first page is mostly this text; gzip makes it a fourth. Pages hold no session secret, so their size gives nothing away. */
function sendCompressed(request: FastifyRequest, reply: FastifyReply, written: Written): FastifyReply {
  const { body, pieces } = written.page;
  reply.header("vary", "accept-encoding");
  if (!/\bgzip\b/.test(request.headers["accept-encoding"] ?? "") || body.length < 1_000) return reply.send(body);
  written.zipped ??= packed(pieces ?? [body]);
  return reply.header("content-encoding", "gzip").send(written.zipped);
}

/** Residents get Chinese unless they chose English: a borrowed phone set to English is still in Huzhou. */
const pageLanguage = (request: FastifyRequest): Language => (request.cookies["lang"] === "en" ? "en" : "zh");

/** Everything people open: the portal's pages, the staff screens, their hashed assets. What is not built yet answers 503. */
export async function mountPages(deps: PageDeps): Promise<void> {
  const { app } = deps.http;
  await app.register(formbody);
  await app.register(multipart, {
    limits: { fileSize: 15 * 1024 * 1024, files: FILES, fields: 60, fieldSize: 64 * 1024, parts: FILES + 60 },
  });
  const assets = join(deps.root, "dist", "portal");
  if (existsSync(assets))
    await app.register(serveStatic, {
      root: assets,
      prefix: "/assets/portal/",
      decorateReply: false,
      immutable: true,
      maxAge: "365d",
      preCompressed: true,
    });
  for (const name of ["console", "field", "wall"] as const) await mountStaff(app, deps.root, name);
  const bundle = join(deps.root, "dist", "portal-server", "server.js");
  const portal = existsSync(bundle) ? ((await import(pathToFileURL(bundle).href)) as PortalServer) : null;
  const inside = { ...deps, plain: plainFor(deps.http.plain), gathered: samePages<Written>(round), atOnce: samePages<Written>() };
  app.route({
    method: ["GET", "POST"],
    url: "/*",
    handler: async (request, reply) => {
      if (portal === null)
        return reply
          .code(503)
          .type("text/plain; charset=utf-8")
          .send("页面尚未构建，请运行 npm start。 The pages are not built yet: run npm start.");
      return portalPage(inside, portal, request, reply);
    },
  });
}
