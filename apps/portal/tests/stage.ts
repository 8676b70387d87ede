import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { PageReply, PageRequest } from "#web/visits";
import type { Params } from "#web/client";
import { fixtureApi, type Fixture } from "./fixture.ts";

type Portal = { renderPortal: (request: PageRequest, api: Fixture) => Promise<PageReply> };

/** The built portal over the city in memory, as a real server would run it: for a browser to open. */
export type Stage = { url: string; api: Fixture; /** Bodies of photos as they arrived. */ photos: Buffer[]; close: () => Promise<void> };

const dist = new URL("../../../dist/", import.meta.url);
export const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const TYPES: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css", svg: "image/svg+xml", png: "image/png" };

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function formOf(request: IncomingMessage): Promise<PageRequest["form"]> {
  if (request.method !== "POST") return null;
  const body = await bodyOf(request);
  const form: Record<string, string | string[]> = {};
  const sent = await new Response(new Uint8Array(body), { headers: { "content-type": request.headers["content-type"] ?? "" } }).formData();
  for (const [name, value] of sent) if (typeof value === "string") form[name] = name in form ? [form[name]!, value].flat() : value;
  return form;
}

const cookieOf = (request: IncomingMessage, name: string): string | undefined =>
  new RegExp(`(?:^|; )${name}=([^;]*)`).exec(request.headers.cookie ?? "")?.[1];

async function pageRequest(request: IncomingMessage, origin: string): Promise<PageRequest> {
  const url = new URL(request.url ?? "/", origin);
  const query = Object.fromEntries(url.searchParams);
  const form = await formOf(request);
  const lang = query["lang"] ?? cookieOf(request, "lang");
  const given = form?.["commandId"];
  return {
    method: request.method === "POST" ? "POST" : "GET",
    path: url.pathname,
    query,
    form,
    language: lang === "en" ? "en" : "zh",
    elder: (query["elder"] ?? cookieOf(request, "elder")) === "1",
    origin,
    commandId: typeof given === "string" && given !== "" ? given : crypto.randomUUID(),
  };
}

export async function openStage(port = 0): Promise<Stage> {
  const { renderPortal } = (await import(new URL("portal-server/server.js", dist).href)) as Portal;
  const api = fixtureApi();
  const photos: Buffer[] = [];
  let url = "";
  const server: Server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? "/", url);
      if (pathname.startsWith("/assets/portal/")) {
        const file = new URL(`portal/${pathname.slice("/assets/portal/".length)}`, dist);
        const bytes = readFileSync(file);
        response.writeHead(200, { "content-type": TYPES[pathname.split(".").at(-1) ?? ""] ?? "application/octet-stream" }).end(bytes);
      } else if (pathname.startsWith("/api/photos/")) {
        photos.push(await bodyOf(request));
        response.writeHead(200, { "content-type": "application/json" }).end("{}");
      } else if (pathname.startsWith("/api/")) {
        const reply = await api.get(pathname, Object.fromEntries(searchParams) as Params);
        response
          .writeHead(reply.ok ? 200 : reply.status, { "content-type": "application/json" })
          .end(JSON.stringify(reply.ok ? reply.value : reply.refusal));
      } else {
        const page = await renderPortal(await pageRequest(request, url), api);
        response.writeHead(page.status, { "content-security-policy": CSP, ...page.headers }).end(page.body);
      }
    })().catch((cause: unknown) => response.writeHead(500).end(String((cause as Error).stack)));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`;
  return { url, api, photos, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
