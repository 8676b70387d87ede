import { openApi, type PlainRoute } from "#platform/http";
import type { Module } from "#platform/modules";

/** /openapi.json, made once on the first request from the values that serve. */
export function openApiRoute(
  modules: readonly Module[],
  plain: readonly PlainRoute[],
  about: { name: () => { zh: string; en: string }; version: string },
): PlainRoute {
  let document: Record<string, unknown> | null = null;
  return {
    method: "GET",
    url: "/openapi.json",
    handler: async () => {
      const { zh, en } = about.name();
      document ??= openApi({ modules, plain, title: `Zuji 足迹 · ${zh} ${en}`, version: about.version });
      return { status: 200, body: document };
    },
  };
}
