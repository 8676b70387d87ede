import { openApi, type PlainRoute } from "#platform/http";
import type { Module } from "#platform/modules";
import type { CitySettings } from "#platform/settings";

/** /openapi.json, made once on the first request from the values that serve. */
export function openApiRoute(modules: readonly Module[], plain: readonly PlainRoute[], city: CitySettings): PlainRoute {
  let document: Record<string, unknown> | null = null;
  return {
    method: "GET",
    url: "/openapi.json",
    handler: async () => {
      document ??= openApi({ modules, plain, title: `Zuji 足迹 · ${city.zh} ${city.en}`, version: city.version });
      return { status: 200, body: document };
    },
  };
}
