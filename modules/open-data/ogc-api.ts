import type { About } from "./about.ts";
import type { Collection } from "./collections.ts";
import { MOST } from "./feature.ts";
import { GEOJSON_TYPE } from "./ogc.ts";

type Json = Record<string, unknown>;

const TYPES = { string: "string", integer: "integer", decimal: "number", boolean: "boolean", date: "string", dateTime: "string" } as const;

const query = (name: string, description: string, schema: Json, more: Json = {}): Json => ({
  name,
  in: "query",
  description,
  required: false,
  schema,
  ...more,
});
const answer = (description: string, type: string, schema: Json): Json => ({ description, content: { [type]: { schema } } });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const failing = {
  400: { $ref: "#/components/responses/Exception" },
  404: { $ref: "#/components/responses/Exception" },
  429: { $ref: "#/components/responses/Exception" },
};
const F = query("f", "The form of the answer", { type: "string", enum: ["json"] });

const parameters = (collection: Collection): Json[] => [
  F,
  query("limit", "Features a page", { type: "integer", minimum: 1, maximum: MOST, default: 100 }, { style: "form", explode: false }),
  query("offset", "Features left out in front; taken from the links", { type: "integer", minimum: 0, default: 0 }),
  query(
    "bbox",
    "West, south, east, north in WGS-84 degrees",
    {
      type: "array",
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: "number" },
    },
    { style: "form", explode: false },
  ),
  query("datetime", "An RFC 3339 instant, a day, or a stretch: a/b, ../b, a/..", { type: "string" }, { style: "form", explode: false }),
  ...collection.queryables.map((name) => {
    const column = collection.dataset.columns.find((one) => one.name === name);
    return query(name, `${column?.zh ?? name} ${column?.en ?? ""}`.trim(), { type: "string" });
  }),
];

const featureSchema = ({ dataset }: Collection): Json => ({
  type: "object",
  required: ["type", "geometry", "properties"],
  properties: {
    type: { type: "string", enum: ["Feature"] },
    id: { type: "string" },
    geometry: { type: "object", nullable: true },
    properties: {
      type: "object",
      properties: Object.fromEntries(
        dataset.columns
          .filter(({ name }) => name !== "lon" && name !== "lat")
          .map(({ name, type, zh, en, required }) => [
            name,
            {
              type: TYPES[type],
              ...(type === "date" ? { format: "date" } : type === "dateTime" ? { format: "date-time" } : {}),
              ...(required ? {} : { nullable: true }),
              description: `${zh} ${en}`,
            },
          ]),
      ),
    },
    links: { type: "array", items: ref("Link") },
  },
});

function pathsOf(collection: Collection): [string, Json][] {
  const items = {
    type: "object",
    required: ["type", "features"],
    properties: {
      type: { type: "string", enum: ["FeatureCollection"] },
      numberMatched: { type: "integer" },
      numberReturned: { type: "integer" },
      links: { type: "array", items: ref("Link") },
      features: { type: "array", items: featureSchema(collection) },
    },
  };
  const path = `/collections/${collection.id}`;
  const tags = [collection.id];
  return [
    [
      path,
      {
        get: {
          tags,
          operationId: `describe-${collection.id}`,
          summary: collection.en,
          parameters: [F],
          responses: { 200: answer("The collection", "application/json", ref("Collection")), ...failing },
        },
      },
    ],
    [
      `${path}/items`,
      {
        get: {
          tags,
          operationId: `items-${collection.id}`,
          summary: `${collection.zh} ${collection.en}`,
          parameters: parameters(collection),
          responses: { 200: answer("A page of features", GEOJSON_TYPE, items), ...failing },
        },
      },
    ],
    [
      `${path}/items/{featureId}`,
      {
        get: {
          tags,
          operationId: `item-${collection.id}`,
          summary: `One of ${collection.en}`,
          parameters: [{ name: "featureId", in: "path", required: true, schema: { type: "string" } }, F],
          responses: { 200: answer("The feature", GEOJSON_TYPE, featureSchema(collection)), ...failing },
        },
      },
    ],
  ];
}

const plain = (operationId: string, summary: string, schema: Json): Json => ({
  get: {
    tags: ["service"],
    operationId,
    summary,
    parameters: [F],
    responses: { 200: answer(summary, "application/json", schema), ...failing },
  },
});

const SCHEMAS: Json = {
  Link: {
    type: "object",
    required: ["href", "rel"],
    properties: { href: { type: "string" }, rel: { type: "string" }, type: { type: "string" }, title: { type: "string" } },
  },
  Landing: {
    type: "object",
    required: ["links"],
    properties: { title: { type: "string" }, description: { type: "string" }, links: { type: "array", items: ref("Link") } },
  },
  Conformance: { type: "object", required: ["conformsTo"], properties: { conformsTo: { type: "array", items: { type: "string" } } } },
  Collection: {
    type: "object",
    required: ["id", "links"],
    properties: {
      id: { type: "string" },
      title: { type: "string" },
      description: { type: "string" },
      extent: { type: "object" },
      itemType: { type: "string" },
      crs: { type: "array", items: { type: "string" } },
      links: { type: "array", items: ref("Link") },
    },
  },
  Collections: {
    type: "object",
    required: ["links", "collections"],
    properties: { links: { type: "array", items: ref("Link") }, collections: { type: "array", items: ref("Collection") } },
  },
  Exception: { type: "object", required: ["code"], properties: { code: { type: "string" }, description: { type: "string" } } },
};

/** The service as OpenAPI 3.0 (OGC 17-069r4, conformance class oas30: 3.0, not 3.1). */
export const ogcOpenApi = (base: string, about: About, collections: readonly Collection[]): Json => ({
  openapi: "3.0.3",
  info: {
    title: `${about.city.zh}开放数据 Open data of ${about.city.en}`,
    version: "1.0.0",
    description: "OGC API – Features, Part 1: Core",
    license: { name: about.licence, url: about.licence },
  },
  servers: [{ url: base }],
  tags: [{ name: "service" }, ...collections.map(({ id, zh, en }) => ({ name: id, description: `${zh} ${en}` }))],
  paths: Object.fromEntries([
    ["/", plain("landing", "The landing page", ref("Landing"))],
    ["/conformance", plain("conformance", "What it conforms to", ref("Conformance"))],
    ["/collections", plain("collections", "The collections", ref("Collections"))],
    ...collections.flatMap(pathsOf),
  ]),
  components: {
    schemas: SCHEMAS,
    responses: { Exception: answer("What was wrong with the question", "application/json", ref("Exception")) },
  },
});
