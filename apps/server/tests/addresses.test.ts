import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { query, type Query } from "#platform/modules";
import { modules } from "../modules.ts";

type Asked = Pick<Query<unknown, unknown>, "name" | "route" | "input">;
type Shape = { properties?: Record<string, unknown>; anyOf?: Shape[]; allOf?: Shape[] };

const fieldsOf = ({ properties = {}, anyOf = [], allOf = [] }: Shape): string[] => [
  ...Object.keys(properties),
  ...[...anyOf, ...allOf].flatMap(fieldsOf),
];

/** What is typed of a person or in somebody's own words. A link's secret is not among them: the link is an address, and whoever holds it opens it as one. */
const TYPED = new Set(["reason", "why", "tail", "phone", "email", "name", "password", "answer", "text"]);

/** Reads whose address would carry such a thing into histories and into the logs of whatever stands in front. */
const telling = (queries: readonly Asked[]): string[] =>
  queries
    .filter(({ route }) => route.startsWith("GET "))
    .flatMap(({ name, input }) => {
      const shape = z.toJSONSchema(input as z.ZodType, { io: "input", unrepresentable: "any" }) as Shape;
      return fieldsOf(shape).flatMap((field) => (TYPED.has(field) ? [`${name}: ${field}`] : []));
    });

const all = modules.flatMap((one) => one.queries) as unknown as readonly Asked[];

test("no read of any module is asked with a reason, the end of a phone or a contact in its address", () => {
  assert.ok(all.length > 150, `${all.length} reads`);
  assert.deepEqual(telling(all), []);
});

test("the same question asked in an address is found", () => {
  const planted = query({
    name: "planted.read-contact",
    route: "GET /api/planted",
    summary: { zh: "看", en: "look" },
    input: z.union([z.object({ id: z.uuid() }), z.object({ reason: z.string(), tail: z.string() })]),
    allow: { roles: ["handler"], condition: "none", admits: () => false },
    run: async () => null,
  });
  assert.deepEqual(telling([planted as unknown as Asked]), ["planted.read-contact: reason", "planted.read-contact: tail"]);
});

test("contacts and look-ups by number and tail of incidents, service requests, petitions, disputes and titles are asked in the body", () => {
  const asked = all
    .filter(({ name }) => /contact|find-(followed|petition)/.test(name))
    .map(({ name, route }) => `${name} ${route.split(" ")[0]}`);
  assert.deepEqual(asked.sort(), [
    "cells.read-contact POST",
    "cells.read-family-contact POST",
    "data-protection.read-contact POST",
    "grid-work.find-followed-request POST",
    "grid-work.read-request-contact POST",
    "incidents.find-followed POST",
    "incidents.read-contact POST",
    "mediation.read-contacts POST",
    "opinions.find-followed POST",
    "opinions.read-contact POST",
    "petitions.find-petition POST",
    "petitions.read-contact POST",
  ]);
});
