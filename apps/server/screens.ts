import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import serveStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { HttpServer } from "#platform/http";

/** A text file as it is now: a build under a running server names other assets. Read again only when it has changed. */
export function freshText(path: string): () => Promise<string> {
  let [text, at] = ["", -1];
  return async () => {
    const now = (await stat(path).catch(() => null))?.mtimeMs ?? at; // Between the old build and the new there is a moment without a file.
    if (now !== at) [text, at] = [await readFile(path, "utf8"), now];
    return text;
  };
}

/** Names the screens as they were built: a screen that stays open for months loads again when the server says another name. */
export function buildOf(root: string): string {
  const hash = createHash("sha256");
  for (const name of ["console", "wall"]) {
    const file = join(root, "dist", name, "index.html");
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

/** One surface of the staff: its page at every address below its own, its assets, and the files whose names never change. */
export async function mountStaff(app: HttpServer["app"], root: string, name: "console" | "field" | "wall"): Promise<void> {
  const folder = join(root, "dist", name);
  if (!existsSync(join(folder, "index.html"))) {
    // Until the surface of its own is built, the address leads to where its people can work today.
    app.get(`/${name}`, async (_request, reply) => reply.redirect("/console", 302));
    return;
  }
  const html = freshText(join(folder, "index.html"));
  const index = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .send((await html()).replaceAll("__NONCE__", (reply as FastifyReply & { nonce: string }).nonce));
  await app.register(serveStatic, {
    root: join(folder, "assets"),
    prefix: `/${name}/assets/`,
    decorateReply: false,
    immutable: true,
    maxAge: "365d",
    preCompressed: true,
  });
  await mountLoose(app, name, folder);
  app.get(`/${name}`, index);
  app.get(`/${name}/*`, index);
}

const LOOSE: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Files whose names never change (a service worker, a manifest, icons): asked for anew each time, so that a new version is seen at once. */
async function mountLoose(app: HttpServer["app"], name: string, folder: string): Promise<void> {
  for (const file of await readdir(folder)) {
    const type = LOOSE[extname(file)];
    if (type === undefined) continue;
    app.get(`/${name}/${file}`, async (request, reply) => {
      // Read anew: a build made beneath a running server is served whole, its page and its worker alike.
      const bytes = await readFile(join(folder, file));
      const gzip = !file.endsWith(".png") && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
      // The page's address has no slash behind it, so the worker needs this to stand before it.
      reply.type(type).headers({ "cache-control": "no-cache", vary: "accept-encoding", "service-worker-allowed": `/${name}` });
      return gzip ? reply.header("content-encoding", "gzip").send(gzipSync(bytes, { level: 9 })) : reply.send(bytes);
    });
  }
}
