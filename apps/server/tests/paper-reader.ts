import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import type { Actor } from "#platform/access";
import type { PlainReply, PlainRequest } from "#platform/http";
import { documentRoutes, type DocumentDeps } from "../documents.ts";

export type ListedPaper = { home: string; id: string; kind: string; number: string; stage: string };
type Key = { home: string; id: string };

/** Papers as somebody in Chinese lists, opens and reads them, through the routes. */
export function paperReader(deps: () => DocumentDeps) {
  const ask = async (
    url: string,
    params: Record<string, string>,
    actor: Actor,
    query: Record<string, string> = {},
  ): Promise<PlainReply> => {
    const route = documentRoutes(deps()).find((one) => one.url === url && one.method === "GET");
    assert.ok(route, url);
    return route.handler({ params, query, body: null, headers: {}, cookies: {}, address: "", secure: true, language: "zh", actor, token: null } as never as PlainRequest); // prettier-ignore
  };
  const open = ({ home, id }: Key, actor: Actor, query?: Record<string, string>): Promise<PlainReply> =>
    ask("/api/documents/:home/:id/file", { home, id }, actor, query);
  return {
    ask,
    open,
    list: async ({ home, id }: Key, actor: Actor, secret = ""): Promise<ListedPaper[]> =>
      (await ask("/api/documents/of/:home/:id", { home, id }, actor, { secret })).body as ListedPaper[],
    read: async (paper: Key | undefined, actor: Actor, secret = ""): Promise<string> => {
      assert.ok(paper);
      return textOf((await open(paper, actor, { secret })).body);
    },
  };
}

/** All of a PDF's text; what a line break of the page cut apart is one sentence again. */
export const textOf = (pdf: unknown): string =>
  execFileSync("pdftotext", ["-raw", "-", "-"], { input: pdf as Buffer })
    .toString()
    .replaceAll(/\s+/g, "");

export const assertTagged = (pdf: unknown): void =>
  assert.match(execFileSync("pdfinfo", ["-"], { input: pdf as Buffer }).toString(), /Tagged:\s+yes/);
