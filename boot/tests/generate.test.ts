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
const books = module({ name: "books", nouns: [], commands: [lend], queries: [], words: {}, migrations: new URL("file:///nowhere/") });

test("the permission matrix marks exactly the roles a command admits", () => {
  const lines = permissionMatrix([books]).split("\n");
  assert.ok(lines.includes("| act | librarian | when |"));
  assert.ok(lines.includes("| `books.lend` | ● | at the record's place |"));
});

test("the route list gives both languages, whatever signs are in them", () => {
  assert.ok(routeList([books]).includes("| `POST /api/books/{id}/loan` | `books.lend` | 借\\|出 | lend |"));
});

test("the event catalogue knows an event by its declaration, with what it carries", () => {
  const line = eventCatalogue()
    .split("\n")
    .find((one) => one.startsWith("| `incidents.fed-back`"));
  assert.match(line ?? "", /\| unit, ending, .*\| modules\/incidents\//);
});

test("the module graph draws who stands on whom", () => {
  assert.match(moduleGraph(), /organisations --> places/);
  assert.doesNotMatch(moduleGraph(), /(limits|places) --> (incidents|organisations|people)/);
});
