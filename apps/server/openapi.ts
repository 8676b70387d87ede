import { readFileSync } from "node:fs";
import { openApi, type OpenApiOptions, type PlainRoute, publishedReply } from "#platform/http";
import { FRAMES, type AnyTopic } from "#platform/live";
import type { Module } from "#platform/modules";

type Json = Record<string, unknown>;
type Operation = { operationId: string; responses: Record<string, { content?: Record<string, { schema: Json }> }> };
type Written = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Json> } };

/** What the types say of answers stands in the generated document, since no compiler runs where the city does. */
export function writtenAnswers(
  file = new URL("../../docs/generated/openapi.json", import.meta.url),
): NonNullable<OpenApiOptions["answers"]> {
  const { paths, components } = JSON.parse(readFileSync(file, "utf8")) as Written;
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const known = operations.flatMap(({ operationId, responses }) => {
    const schema = responses["200"]?.content?.["application/json"]?.schema;
    return schema && Object.keys(schema).length > 0 ? [[operationId, schema] as const] : [];
  });
  const shared = Object.entries(components.schemas).filter(([name]) => name !== "Refusal");
  return { answers: Object.fromEntries(known), shared: Object.fromEntries(shared) };
}

/** /openapi.json, made once on the first request from the values that serve. */
export function openApiRoute(
  modules: readonly Module[],
  plain: readonly PlainRoute[],
  about: { name: () => { zh: string; en: string }; version: string; topics: () => readonly AnyTopic[] },
): PlainRoute {
  let document: string | null = null;
  return {
    method: "GET",
    url: "/openapi.json",
    handler: async ({ headers }) => {
      const { zh, en } = about.name();
      document ??= JSON.stringify(
        openApi({
          modules,
          plain,
          title: `Zuji 足迹 · ${zh} ${en}`,
          version: about.version,
          answers: writtenAnswers(),
          live: { topics: about.topics(), frames: FRAMES },
        }),
      );
      return publishedReply({ headers }, { body: document, type: "application/json; charset=utf-8", seconds: 300 });
    },
  };
}
