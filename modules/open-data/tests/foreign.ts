import { isDeepStrictEqual } from "node:util";
import rewind from "@mapbox/geojson-rewind";
import { getIssues } from "@placemarkio/check-geojson";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { parse } from "csv-parse/sync";

type Schema = Readonly<Record<string, unknown>>;

/** What is wrong with a GeoJSON text: by a checker of its structure, and by a library that turns rings as RFC 7946 has them. */
export function geoJsonFaults(text: string): string[] {
  const issues = getIssues(text).map(({ message }) => message);
  if (issues.length > 0) return issues;
  const given: unknown = JSON.parse(text);
  return isDeepStrictEqual(rewind(structuredClone(given), false), given) ? [] : ["a ring runs against the right-hand rule"];
}

const ajvOf = (coerceTypes: boolean): Ajv => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false, coerceTypes });
  formats.default(ajv);
  return ajv;
};
const told = (validate: ValidateFunction, value: unknown, where = ""): string[] =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${where}${instancePath} ${message}`);

/** OGC 17-069r4 written down again: what its schemas require, and the links its text asks for. */
const link = (rel: string): Schema => ({
  contains: { properties: { rel: { const: rel }, href: { type: "string", format: "uri" }, type: { type: "string" } }, required: ["type"] },
});
const linksOf = (...rels: string[]): Schema => ({
  type: "array",
  items: {
    type: "object",
    required: ["href", "rel"],
    properties: { href: { type: "string", format: "uri" }, rel: { type: "string" }, type: { type: "string" }, title: { type: "string" } },
  },
  allOf: rels.map(link),
});
const CORE = ["core", "geojson", "oas30"].map((name) => ({
  contains: { const: `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}` },
}));
const numbers = (most: number): Schema => ({ type: "array", minItems: most, maxItems: most, items: { type: "number" } });
const collection = {
  type: "object",
  required: ["id", "links", "extent"],
  properties: {
    id: { type: "string" },
    itemType: { const: "feature" },
    crs: { type: "array", contains: { const: "http://www.opengis.net/def/crs/OGC/1.3/CRS84" } },
    extent: {
      type: "object",
      properties: {
        spatial: { type: "object", required: ["bbox"], properties: { bbox: { type: "array", minItems: 1, items: numbers(4) } } },
        temporal: {
          type: "object",
          required: ["interval"],
          properties: {
            interval: {
              type: "array",
              minItems: 1,
              items: { type: "array", minItems: 2, maxItems: 2, items: { type: ["string", "null"], format: "date-time" } },
            },
          },
        },
      },
    },
    links: linksOf("items"),
  },
};
const feature = {
  type: "object",
  required: ["type", "geometry", "properties"],
  properties: { type: { const: "Feature" }, id: { type: ["string", "integer"] }, properties: { type: ["object", "null"] } },
};
const OGC = {
  landing: {
    type: "object",
    required: ["links"],
    properties: { links: linksOf("self", "service-desc", "conformance", "data") },
  },
  conformance: {
    type: "object",
    required: ["conformsTo"],
    properties: { conformsTo: { type: "array", items: { type: "string", format: "uri" }, allOf: CORE } },
  },
  collections: {
    type: "object",
    required: ["links", "collections"],
    properties: { links: linksOf("self"), collections: { type: "array", items: collection } },
  },
  collection,
  items: {
    type: "object",
    required: ["type", "features", "links", "numberReturned"],
    properties: {
      type: { const: "FeatureCollection" },
      features: { type: "array", items: feature },
      links: linksOf("self"),
      timeStamp: { type: "string", format: "date-time" },
      numberMatched: { type: "integer", minimum: 0 },
      numberReturned: { type: "integer", minimum: 0 },
    },
  },
  item: {
    ...feature,
    required: [...feature.required, "links"],
    properties: { ...feature.properties, links: linksOf("self", "collection") },
  },
  exception: { type: "object", required: ["code"], properties: { code: { type: "string" }, description: { type: "string" } } },
} as const;
const ogc = ajvOf(false);
const OGC_VALIDATORS = new Map<string, ValidateFunction>(Object.entries(OGC).map(([name, schema]) => [name, ogc.compile(schema)]));

/** What is wrong with an answer by the standard; empty when nothing is. */
export function ogcFaults(kind: keyof typeof OGC, body: string): string[] {
  const validate = OGC_VALIDATORS.get(kind);
  return validate ? told(validate, JSON.parse(body)) : [`no schema of ${kind}`];
}

/** Checks answers by the service's own OpenAPI description: `path` as it stands there. */
export function byOpenApi(description: string): (path: string, type: string, body: string) => string[] {
  const ajv = ajvOf(false);
  ajv.addSchema(JSON.parse(description) as Schema, "api");
  return (path, type, body) => {
    const parts = ["paths", path, "get", "responses", "200", "content", type, "schema"];
    const pointer = parts.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    return told(ajv.compile({ $ref: `api#/${pointer}` }), JSON.parse(body));
  };
}

type Csvw = { tableSchema: { columns: { name: string; datatype: string; required: boolean }[]; primaryKey: string[] } };
const DATATYPES: Readonly<Record<string, Schema>> = {
  string: { type: "string" },
  integer: { type: "integer" },
  decimal: { type: "number" },
  boolean: { type: "boolean" },
  date: { type: "string", format: "date" },
  dateTime: { type: "string", format: "date-time" },
};

/** What is wrong with a CSV file by its table schema: its head, every cell's datatype, what must be there, and its key. */
export function csvFaults(csv: string, metadata: string): string[] {
  const { columns, primaryKey } = (JSON.parse(metadata) as Csvw).tableSchema;
  // A row with too many or too few cells, or an end of line of another kind, throws.
  const [head = [], ...rows] = parse(csv, { bom: true, recordDelimiter: "\r\n" });
  const names = columns.map(({ name }) => name);
  if (!isDeepStrictEqual(head, names)) return [`the head is ${head.join()}, not ${names.join()}`];
  const validate = ajvOf(true).compile({
    type: "object",
    required: columns.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(columns.map(({ name, datatype }) => [name, DATATYPES[datatype] ?? false])),
  });
  const keys = new Set<string>();
  return rows.flatMap((cells, index) => {
    const row = Object.fromEntries(names.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : [])));
    const key = JSON.stringify(primaryKey.map((name) => row[name]));
    const again = primaryKey.length > 0 && keys.has(key) ? [`${index} key twice: ${key}`] : [];
    keys.add(key);
    return [...again, ...told(validate, row, `${index} `)];
  });
}
