import { toJSONSchema, type ZodType } from "zod";
import type { Command } from "../ledger/command.ts";
import type { Module } from "../modules/module.ts";
import type { Query } from "../modules/query.ts";
import { httpStatus } from "../refusals/index.ts";
import type { PlainRoute } from "./plain.ts";

type Json = Record<string, unknown>;
type Schema = Json & { properties?: Record<string, Json>; required?: string[]; $schema?: string };
type Parameter = { name: string; in: "path" | "query" | "header"; required: boolean; schema: Json; description?: string };

export type OpenApiOptions = {
  modules: readonly Module[];
  /** Routes that are neither command nor query (sessions, photos); pages with a wildcard are left out. */
  plain: readonly Pick<PlainRoute, "method" | "url">[];
  title: string;
  version: string;
  /** What commands and queries without an `output` of their own answer, by their names, and the shapes these refer to: generated from their types. */
  answers?: { answers: Readonly<Record<string, Json>>; shared: Readonly<Record<string, Json>> };
  /** What can be listened to, and what a line says by the name of the event. */
  live?: { topics: readonly Listened[]; frames: Readonly<Record<string, ZodType>> };
};
type Listened = { name: string; summary: { zh: string; en: string }; input: ZodType<unknown>; unlogged?: readonly string[] };

const COMMAND_ID: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  schema: { type: "string", format: "uuid" },
  description: "Id of the command, made by the client. The same id again gives the first answer again.",
};

const REFUSED = [400, 401, 403, 404, 409, 429] as const satisfies readonly (typeof httpStatus)[keyof typeof httpStatus][];

const refusals = Object.fromEntries(REFUSED.map((status) => [String(status), { $ref: "#/components/responses/Refusal" }]));

/** The OpenAPI 3.1 document of everything the server answers under /api, made from the commands' and queries' own schemas. */
export function openApi(options: OpenApiOptions): Json {
  const { answers, shared } = options.answers ?? { answers: {}, shared: {} };
  const paths: Record<string, Json> = {};
  const put = (method: string, path: string, operation: Json): void => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  };
  for (const one of options.modules) {
    for (const item of one.queries as unknown as Query<unknown, unknown>[]) {
      const [method = "", path = ""] = item.route.split(" ");
      put(method, path, method === "POST" ? askedInBody(one.name, path, item, answers) : queryOperation(one.name, path, item, answers));
    }
    for (const item of one.commands as unknown as Command<unknown, unknown>[]) {
      const [method = "", path = ""] = item.route.split(" ");
      put(method, path, commandOperation(one.name, path, item, answers));
    }
  }
  for (const { method, url } of options.plain) {
    if (url.startsWith("/api/") && !url.includes("*")) put(method, url.replace(/:(\w+)/g, "{$1}"), plainOperation(method, url));
  }
  for (const one of options.live?.topics ?? []) put("get", `/api/live/${one.name}`, liveOperation(one, options.live?.frames ?? {}));
  return {
    openapi: "3.1.0",
    info: { title: options.title, version: options.version, license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" } },
    tags: options.modules.map(({ name }) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).sort(([left], [right]) => (left < right ? -1 : 1))),
    components: { ...components, schemas: { ...components.schemas, ...shared } },
  };
}

type Answers = NonNullable<OpenApiOptions["answers"]>["answers"];

function queryOperation(tag: string, path: string, item: Query<unknown, unknown>, answers: Answers): Json {
  const schema = schemaOf(item.input);
  const inPath = namesIn(path);
  const parameters = Object.entries(schema.properties ?? {}).map(([name, property]): Parameter => ({
    name,
    in: inPath.includes(name) ? "path" : "query",
    required: inPath.includes(name) || (schema.required ?? []).includes(name),
    schema: property,
  }));
  return {
    ...headOf(tag, item),
    parameters: [...parameters, ...missing(inPath, parameters)],
    responses: { 200: answerOf(item, answers), ...refusals },
  };
}

/** A line of server-sent events. OpenAPI 3.1 has no word for what comes over it: the events stand beside, each with the schema of its data. */
function liveOperation({ name, summary, input, unlogged = [] }: Listened, frames: Readonly<Record<string, ZodType>>): Json {
  const schema = schemaOf(input);
  return {
    tags: ["live"],
    operationId: `live.${name}`,
    summary: `${summary.zh} ${summary.en}`,
    parameters: [
      ...Object.entries(schema.properties ?? {})
        .filter(([one]) => !unlogged.includes(one))
        .map(([one, property]): Parameter => ({
          name: one,
          in: "query",
          required: (schema.required ?? []).includes(one),
          schema: property,
        })),
      ...(unlogged.length === 0
        ? []
        : [
            {
              name: "x-zuji-link",
              in: "header",
              required: unlogged.some((one) => (schema.required ?? []).includes(one)),
              schema: { type: "string", maxLength: 1_000 },
              description: `What opens it, written as in a query (${unlogged.map((one) => `${one}=…`).join("&")}): addresses stand in logs.`,
            } satisfies Parameter,
          ]),
      {
        name: "Last-Event-ID",
        in: "header",
        required: false,
        schema: { type: "string", pattern: "^\\d{1,20}$" },
        description: "Where to resume.",
      },
    ],
    responses: {
      200: {
        description: "Server-sent events (WHATWG HTML 9.2)",
        content: {
          "text/event-stream": {
            schema: { type: "string" },
            "x-events": Object.fromEntries(Object.entries(frames).map(([event, data]) => [event, answered(data)])),
          },
        },
      },
      ...refusals,
    },
  };
}

function commandOperation(tag: string, path: string, item: Command<unknown, unknown>, answers: Answers): Json {
  const asked = askedInBody(tag, path, item, answers);
  return { ...asked, parameters: [...(asked["parameters"] as Parameter[]), COMMAND_ID] };
}

/** A command, or a read of what must not stand in an address. */
function askedInBody(tag: string, path: string, item: Command<unknown, unknown> | Query<unknown, unknown>, answers: Answers): Json {
  const schema = schemaOf(item.input);
  const inPath = namesIn(path);
  const known = Object.entries(schema.properties ?? {}).filter(([name]) => inPath.includes(name));
  const parameters = known.map(([name, property]): Parameter => ({ name, in: "path", required: true, schema: property }));
  const body = inPath.length === 0 ? schema : withoutProperties(schema, inPath);
  return {
    ...headOf(tag, item),
    parameters: [...parameters, ...missing(inPath, parameters)],
    requestBody: { required: true, content: { "application/json": { schema: body } } },
    responses: { 200: answerOf(item, answers), ...refusals, 413: { $ref: "#/components/responses/Refusal" } },
  };
}

function plainOperation(method: string, url: string): Json {
  const inPath = [...url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  return {
    tags: ["platform"],
    operationId: `platform.${method.toLowerCase()}${url.replace(/^\/api/, "").replace(/[/:]+/g, "-")}`,
    parameters: missing(inPath, []),
    responses: { 200: answer, ...refusals },
  };
}

function headOf(tag: string, item: Command<unknown, unknown> | Query<unknown, unknown>): Json {
  return {
    tags: [tag],
    operationId: item.name,
    summary: `${item.summary.zh} ${item.summary.en}`,
    description: `${item.allow.roles.join(", ")}: ${item.allow.condition}`,
  };
}

/** Path parameters that the schema does not name as properties, as unions do. */
const missing = (inPath: readonly string[], known: readonly Parameter[]): Parameter[] =>
  inPath
    .filter((name) => !known.some((parameter) => parameter.name === name))
    .map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

function schemaOf(input: ZodType): Schema {
  // What clients send, before coercions and transforms; a transform alone has no schema and takes anything.
  const schema = toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema;
  delete schema.$schema;
  return schema;
}

function withoutProperties(schema: Schema, names: readonly string[]): Schema {
  const kept = Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name));
  const required = (schema.required ?? []).filter((name) => !names.includes(name));
  const rest: Schema = { ...schema, ...(schema.properties ? { properties: Object.fromEntries(kept) } : {}), required };
  if (required.length === 0) delete rest.required;
  return rest;
}

/** Exactly what comes: a client may rely on there being nothing else. */
function answerOf({ name, output }: Pick<Command<unknown, unknown> | Query<unknown, unknown>, "name" | "output">, answers: Answers): Json {
  const schema = output ? answered(output) : answers[name];
  return schema ? { description: "Done", content: { "application/json": { schema } } } : answer;
}

function answered(output: ZodType): Schema {
  const schema = toJSONSchema(output, { io: "output" }) as Schema;
  delete schema.$schema;
  return schema;
}

const answer: Json = { description: "Done", content: { "application/json": { schema: {} } } };

const components = {
  securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-zuji" } },
  responses: {
    Refusal: { description: "An expected no", content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } } },
  },
  schemas: {
    Refusal: {
      type: "object",
      required: ["code", "kind", "message"],
      properties: {
        code: { type: "string", description: "module.reason" },
        kind: { enum: Object.keys(httpStatus) },
        message: { type: "string", description: "In the language of the request" },
        params: { type: "object" },
        fields: {
          type: "array",
          items: {
            type: "object",
            required: ["path", "code"],
            properties: { path: { type: "string" }, code: { type: "string" }, params: { type: "object" } },
          },
        },
      },
    },
  },
};
