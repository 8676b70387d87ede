import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { holds } from "#platform/access";
import { command } from "#platform/ledger";
import { module } from "#platform/modules";
import { eventCatalogue } from "../generate/events.ts";
import { moduleGraph, permissionMatrix, routeList } from "../generate/modules.ts";

const lend = command({
  name: "books.lend",
  route: "POST /api/books/{id}/loan",
  summary: { zh: "借|出", en: "lend" },
  input: z.object({ id: z.uuid() }),
  about: () => [],
  allow: holds(["librarian"], () => "3305"),
  run: () => null,
});
const books = module({
  name: "books",
  nouns: [],
  events: {},
  commands: [lend],
  queries: [],
  words: {},
  migrations: new URL("file:///nowhere/"),
});

test("the permission matrix marks exactly the roles a command admits", () => {
  const lines = permissionMatrix([books]).split("\n");
  assert.ok(lines.includes("| act | librarian | when |"));
  assert.ok(lines.includes("| `books.lend` | ● | at the record's place |"));
});

test("the route list gives both languages, whatever signs are in them", () => {
  assert.ok(routeList([books]).includes("| `POST /api/books/{id}/loan` | `books.lend` | 借\\|出 | lend |"));
});

test("the event catalogue knows an event by its declaration, with its words and what it carries, and two that are declared together, and the platform's own", () => {
  const lines = eventCatalogue((type) =>
    type === "incidents.fed-back" ? { zh: "反馈结果", en: "Fed back" } : { zh: type, en: type },
  ).split("\n");
  const lineOf = (type: string): string => lines.find((one) => one.startsWith(`| \`${type}\``)) ?? "";
  assert.match(lineOf("incidents.fed-back"), /\| 反馈结果 \| Fed back \| unit, ending, .*\| modules\/incidents\//);
  for (const type of ["assessment.reminded", "assessment.lapsed", "vault.seals-locked"]) assert.match(lineOf(type), /slot, dueAt|since/);
});

test("the module graph draws who stands on whom", () => {
  assert.match(moduleGraph(), /organisations --> places/);
  assert.doesNotMatch(moduleGraph(), /(limits|places) --> (incidents|organisations|people)/);
});
