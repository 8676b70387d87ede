import fc from "fast-check";
import { toJSONSchema, type ZodType } from "zod";

type Schema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  format?: string;
  pattern?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  $ref?: string;
};

/** What the city already has, by the name under which inputs ask for it: real records, other people's, and of the wrong kind. */
export type Pools = Readonly<Record<string, readonly unknown[]>>;

const WORDS = ["路灯不亮了", "消防通道被占", "𠮷先生 👩‍🚒", "<script>alert(1)</script>", "it's; -- done", "ok"];
const DAYS = ["2026-11-23", "2024-02-29", "0001-01-01", "0000-01-01", "9999-12-31", "1970-01-01", "2027-01-01"];
const INSTANTS = [
  "2026-11-23T02:00:00Z",
  "1926-01-01T00:00:00+08:00",
  "9999-12-31T23:59:59+08:00",
  "0000-01-01T00:00:00Z",
  "2099-01-01T00:00:00.123456+14:00",
];

function text(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.format === "uuid") return fc.uuid();
  if (schema.format === "date") return fc.constantFrom(...DAYS);
  if (schema.format === "date-time") return fc.constantFrom(...INSTANTS);
  const { pattern, minLength = 0, maxLength = 200 } = schema;
  // Patterns of codes can be written from; those that only forbid control characters are met by any words.
  if (pattern !== undefined && !pattern.includes("[^")) return fc.stringMatching(new RegExp(pattern), { size: "small" });
  const long = "足".repeat(Math.min(maxLength, 4_000));
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.constant(long) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) }) },
  );
}

function number(schema: Schema): fc.Arbitrary<unknown> {
  const low = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1_000, -1e9);
  const high = Math.min(schema.maximum ?? 1_000, 1e9);
  return schema.type === "integer"
    ? fc.oneof(fc.constantFrom(low, high), fc.integer({ min: Math.ceil(low), max: Math.floor(Math.max(low, high)) }))
    : fc.double({ min: low, max: Math.max(low, high), noNaN: true });
}

const GEOMETRY = [
  {
    type: "Polygon",
    coordinates: [
      [
        [120.1, 30.87],
        [120.11, 30.87],
        [120.11, 30.88],
        [120.1, 30.87],
      ],
    ],
  },
  { type: "Polygon", coordinates: [] },
  { type: "Polygon", coordinates: [[]] },
  {
    type: "MultiPolygon",
    coordinates: [
      [
        [
          [1e308, 0],
          [0, 1e308],
          [1, 1],
          [1e308, 0],
        ],
      ],
    ],
  },
  {
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: { code: "330502999", name: "新镇", parent_code: "330502" }, geometry: null }],
  },
  {
    type: "FeatureCollection",
    features: [null, 1, { properties: null }, { properties: { code: 330502 }, geometry: { type: "Polygon", coordinates: "x" } }],
  },
  { type: "Point", coordinates: [null, null] },
];

function object(schema: Schema, pools: Pools): fc.Arbitrary<Record<string, unknown>> {
  const properties = schema.properties ?? {};
  const model = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valueOf(one, pools, name)]));
  const made = fc.record(model, {
    requiredKeys: Object.keys(model).filter((name) => schema.required?.includes(name)) as never[],
  }) as fc.Arbitrary<Record<string, unknown>>;
  const records = pools["record"] as readonly { home: string; id: string; secret: string }[] | undefined;
  if (!("home" in properties) || !("id" in properties) || !records?.length) return made;
  // A home and an id mean something only together; now and then they come from two records.
  const asked = (record: { home: string; id: string; secret: string }) => ({
    home: record.home,
    id: record.id,
    ...("secret" in properties ? { secret: record.secret } : {}),
  });
  return fc
    .tuple(made, fc.constantFrom(...records), fc.constantFrom(...records), fc.nat(9))
    .map(([input, first, second, way]) => (way === 0 ? input : { ...input, ...asked(first), ...(way === 1 ? { id: second.id } : {}) }));
}

/** Inputs a schema would take, mostly naming things that exist. */
export function valueOf(schema: Schema, pools: Pools, name = ""): fc.Arbitrary<unknown> {
  const own = ((): fc.Arbitrary<unknown> => {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map((one) => valueOf(one, pools, "")));
    if (schema.type === "object" || schema.properties) return object(schema, pools);
    if (schema.type === "array")
      return fc.array(valueOf(schema.items ?? {}, pools, name), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
      });
    if (schema.type === "boolean") return fc.boolean();
    if (schema.type === "null") return fc.constant(null);
    if (schema.type === "number" || schema.type === "integer") return number(schema);
    if (schema.type === "string") return text(schema);
    return fc.oneof(fc.constantFrom(...GEOMETRY), fc.jsonValue());
  })();
  const known = pools[name];
  return known?.length && schema.type !== "object" && schema.type !== "array"
    ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: own })
    : own;
}

export function inputsOf(schema: ZodType<unknown>, pools: Pools): fc.Arbitrary<Record<string, unknown>> {
  const json = toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }) as Schema;
  const choices = json.anyOf ?? json.oneOf ?? json.allOf;
  return choices ? fc.oneof(...choices.map((one) => object(one, pools))) : object(json, pools);
}
