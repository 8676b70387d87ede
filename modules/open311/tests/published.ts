import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";

/**
 * The answers of GeoReport v2 as published (wiki.open311.org/GeoReport_v2 and the JSON Schemas of open311/schema-validation), written
 * down again because those files name no licence; narrower in one thing: an element the specification does not know is wrong.
 */
type Schema = Readonly<Record<string, unknown>>;
const text = { type: "string" };
const id = { type: "string", minLength: 1 };
const truth = { type: "boolean" };
const time = { type: "string", format: "date-time" };
const maybe = { type: ["string", "null"] };
const noTime = { type: "null" };
const degrees = (most: number): Schema => ({ type: ["number", "null"], minimum: -most, maximum: most });
const object = (properties: Schema, required: readonly string[] = Object.keys(properties), more: Schema = {}): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
  ...more,
});
const list = (items: Schema, more: Schema = {}): Schema => ({ type: "array", items, ...more });

const service = object(
  {
    service_code: id,
    service_name: id,
    description: maybe,
    metadata: truth,
    type: { enum: ["realtime", "batch", "blackbox"] },
    keywords: maybe,
    group: maybe,
  },
  ["service_code", "service_name", "metadata", "type"],
);
const attribute = object(
  {
    variable: truth,
    code: id,
    datatype: { enum: ["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"] },
    required: truth,
    datatype_description: maybe,
    order: { type: ["integer", "null"] },
    description: maybe,
    values: list(object({ key: id, name: text }), { minItems: 1 }),
  },
  ["variable", "code", "datatype", "required"],
);
const request = object(
  {
    service_request_id: id,
    status: { enum: ["open", "closed"] },
    status_notes: maybe,
    service_name: maybe,
    service_code: id,
    description: { ...maybe, maxLength: 4_000 },
    agency_responsible: maybe,
    service_notice: maybe,
    requested_datetime: time,
    updated_datetime: { anyOf: [time, noTime] },
    expected_datetime: { anyOf: [time, noTime] },
    address: maybe,
    address_id: maybe,
    zipcode: maybe,
    lat: degrees(90),
    long: degrees(180),
    media_url: { anyOf: [{ type: "string", format: "uri" }, noTime] },
  },
  ["service_request_id", "status", "service_code", "requested_datetime"],
);
const endpoint = object({
  specification: { const: "http://wiki.open311.org/GeoReport_v2" },
  url: { type: "string", format: "uri" },
  changeset: time,
  type: { enum: ["production", "test", "acceptance"] },
  formats: list({ enum: ["text/xml", "application/json"] }, { minItems: 1 }),
});
const receipt = object({ service_request_id: id, token: id, service_notice: maybe, account_id: maybe }, [], {
  oneOf: [{ required: ["service_request_id"] }, { required: ["token"] }],
});

const ANSWERS = {
  discovery: { root: "discovery", schema: object({ changeset: time, contact: text, key_service: text, endpoints: list(endpoint) }) },
  services: { root: "services", schema: list(service, { minItems: 1 }) },
  definition: { root: "service_definition", schema: object({ service_code: id, attributes: list(attribute) }) },
  receipt: { root: "service_requests", schema: list(receipt, { minItems: 1, maxItems: 1 }) },
  requests: { root: "service_requests", schema: list(request) },
  token: { root: "service_requests", schema: list(object({ service_request_id: text, token: id }), { minItems: 1, maxItems: 1 }) },
  errors: { root: "errors", schema: list(object({ code: { type: "integer", minimum: 400 }, description: id }), { minItems: 1 }) },
} as const;
export type Answer = keyof typeof ANSWERS;

/** Elements of XML that are members of a list, as the specification's examples have them. */
const MEMBERS = ["service", "attribute", "value", "request", "error", "endpoint", "format"];
const reader = new XMLParser({ parseTagValue: false, ignoreDeclaration: true, isArray: (name) => MEMBERS.includes(name) });

function unwrapped(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(unwrapped);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node);
  const inner: unknown = entries[0]?.[1];
  if (entries.length === 1 && Array.isArray(inner)) return inner.map(unwrapped);
  return Object.fromEntries(entries.map(([name, value]) => [name, unwrapped(value)]));
}

const compiled = (coerceTypes: boolean): ReadonlyMap<string, ValidateFunction> => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false, coerceTypes });
  formats.default(ajv);
  return new Map(Object.entries(ANSWERS).map(([name, { schema }]) => [name, ajv.compile(schema)]));
};
// XML knows only text: there "true" and "30.87" are what their schema calls them.
const VALIDATORS = { json: compiled(false), xml: compiled(true) } as const;

/** What is wrong with an answer by the published description; empty when nothing is. */
export function faults(answer: Answer, format: "json" | "xml", body: string): string[] {
  const validate = VALIDATORS[format].get(answer);
  if (!validate) return [`no schema of ${answer}`];
  const told = (value: unknown): string[] =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  if (format === "json") return told(JSON.parse(body));
  if (XMLValidator.validate(body) !== true) return ["not well-formed"];
  const document = reader.parse(body) as Record<string, unknown>;
  const { root } = ANSWERS[answer];
  if (Object.keys(document).join() !== root) return [`root is ${Object.keys(document).join()}, not ${root}`];
  return told(document[root] === "" ? [] : unwrapped(document[root]));
}
