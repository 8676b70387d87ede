import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { PlainRequest } from "#platform/http";
import { recordsTopic } from "#platform/live";
import { registryOf } from "../../../platform/ledger/registry.ts";
import { modules } from "../modules.ts";
import { openApiRoute } from "../openapi.ts";

type Media = { schema?: Record<string, unknown>; "x-events"?: Record<string, unknown> };
type Operation = { operationId: string; responses: Record<string, { content?: Record<string, Media> }> };
type Served = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, unknown> } };

const topics = () => [recordsTopic(registryOf(modules)), ...modules.flatMap((one) => one.topics ?? [])];
const route = openApiRoute(modules, [{ method: "GET", url: "/api/photos/:id", handler: async () => ({ status: 200, body: null }) }], {
  name: () => ({ zh: "湖州", en: "Huzhou" }),
  version: "1",
  topics,
});

test("what a city serves as /openapi.json is what was generated from its types: every public read and every live line says what comes", async () => {
  const served = JSON.parse(String((await route.handler({ headers: {} } as PlainRequest)).body)) as Served;
  const written = JSON.parse(readFileSync(new URL("../../../docs/generated/openapi.json", import.meta.url), "utf8")) as Served;
  const { "/api/photos/{id}": photos, ...paths } = served.paths;
  assert.ok(photos);
  assert.deepEqual(paths, written.paths);
  assert.deepEqual(served.components, written.components);
  const open = modules.flatMap((one) => one.queries).filter(({ allow }) => allow.roles.includes("resident"));
  assert.ok(open.length > 40, `${open.length} public reads`);
  for (const { name, route: at } of open) {
    const [method = "", path = ""] = at.split(" ");
    const schema = served.paths[path]?.[method.toLowerCase()]?.responses["200"]?.content?.["application/json"]?.schema;
    assert.ok(schema && Object.keys(schema).length > 0, `${name} does not say what it answers`);
  }
  for (const { name } of topics()) {
    const line = served.paths[`/api/live/${name}`]?.["get"]?.responses["200"]?.content?.["text/event-stream"];
    assert.deepEqual(Object.keys(line?.["x-events"] ?? {}).sort(), ["away", "beat", "bye", "changes", "hello", "reset", "stir"], name);
  }
});
