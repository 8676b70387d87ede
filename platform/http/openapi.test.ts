import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { anyone } from "#platform/access";
import { command } from "#platform/ledger";
import { module, query } from "#platform/modules";
import { openApi } from "./openapi.ts";

const summary = { zh: "取", en: "take" };
const take = command({
  name: "shelves.take",
  route: "POST /api/shelves/{home}/{id}/taking",
  summary,
  input: z.object({ home: z.string().length(9), id: z.uuid(), count: z.number().int().min(1), note: z.string().nullish() }),
  about: () => [],
  allow: anyone(),
  run: () => null,
});
const list = query({
  name: "shelves.list",
  route: "GET /api/shelves/{home}",
  summary,
  input: z.object({ home: z.string(), page: z.coerce.number().int().default(1), word: z.string() }),
  allow: { roles: ["resident"], condition: "anyone", admits: () => true },
  run: async () => [],
});
const shelves = module({
  name: "shelves",
  nouns: [],
  events: {},
  commands: [take],
  queries: [list],
  words: {},
  migrations: new URL("file:///nowhere/"),
});

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean }[];
  requestBody: { content: { "application/json": { schema: { properties: Record<string, unknown>; required: string[] } } } };
};
const document = openApi({
  modules: [shelves],
  plain: [
    { method: "GET", url: "/api/photos/:id" },
    { method: "GET", url: "/*" },
  ],
  title: "t",
  version: "1",
});
const at = (path: string, method: string): Operation =>
  (document["paths"] as Record<string, Record<string, Operation>>)[path]?.[method] as Operation;

test("a command's path parameters are not asked for again in its body, and its id is a header", () => {
  const operation = at("/api/shelves/{home}/{id}/taking", "post");
  assert.equal(operation.operationId, "shelves.take");
  assert.deepEqual(
    operation.parameters.map((one) => `${one.in} ${one.name}`),
    ["path home", "path id", "header Idempotency-Key"],
  );
  const { properties, required } = operation.requestBody.content["application/json"].schema;
  assert.deepEqual([Object.keys(properties), required], [["count", "note"], ["count"]]);
});

test("a query's fields are parameters, and only those without a default must be given", () => {
  const required = at("/api/shelves/{home}", "get").parameters.map((one) => [one.in, one.name, one.required]);
  assert.deepEqual(required, [
    ["path", "home", true],
    ["query", "page", false],
    ["query", "word", true],
  ]);
});

test("pages are not part of the interface; other routes are, with their parameters", () => {
  assert.deepEqual(
    Object.keys(document["paths"] as object).filter((path) => path.includes("*")),
    [],
  );
  assert.deepEqual(
    at("/api/photos/{id}", "get").parameters.map((one) => one.name),
    ["id"],
  );
});

test("an input that is transformed or one of several still describes what clients send", () => {
  const trimmed = z.string().transform((value) => value.trim());
  const either = { ...take, input: z.union([z.object({ id: z.uuid(), word: trimmed }), z.object({ id: z.uuid(), count: z.number() })]) };
  const paths = openApi({ modules: [{ ...shelves, commands: [either as never] }], plain: [], title: "t", version: "1" })["paths"];
  const operation = (paths as Record<string, Record<string, Operation>>)["/api/shelves/{home}/{id}/taking"]?.["post"];
  assert.ok(operation !== undefined);
  assert.deepEqual(
    operation.parameters.map((one) => one.name),
    ["home", "id", "Idempotency-Key"],
  );
  const { anyOf } = operation.requestBody.content["application/json"].schema as unknown as { anyOf: { properties: { word?: unknown } }[] };
  assert.deepEqual(anyOf[0]?.properties.word, { type: "string" });
});
