import assert from "node:assert/strict";
import { test } from "node:test";
import { modules } from "../apps/server/modules.ts";
import { withoutScreen, type Given } from "./architecture/screens.ts";
import { tree, type Source } from "./architecture/source.ts";

/** Commands that a person may give and no screen names by its route, each with its reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  // Given by a route of the server, which the screens do name, in the same breath as something that is no command.
  "people.open-account": "POST /api/people/accounts opens the login with it",
  "people.set-personnel": "POST /api/people/accounts/{home}/{id}/personnel writes the login with it",
  "documents.add-template": "POST /api/document-templates/{kind}/file takes the file",
  "imports.start-import": "POST /api/imports/runs/{kind} takes the sheet",
  "imports.give-passwords": "POST /api/imports/{home}/{id}/passwords gives them once",
  "exports.note-download": "GET /api/exports/{home}/{id}/file notes that it was taken",
  "privacy.note-copy": "GET /api/mine/{home}/{id}/copy notes that it was taken",
  // Sent by the parts that incidents lends to every follow page, which are told the address of the record.
  "grid-work.withdraw-service-request": "#parts/incidents Withdrawal on modules/grid-work/ui/portal.tsx",
  "grid-work.rate-service-request": "#parts/incidents Rating on modules/grid-work/ui/portal.tsx",
  "grid-work.reopen-service-request": "#parts/incidents Reopening on modules/grid-work/ui/portal.tsx",
};

const commands: readonly Given[] = modules.flatMap((one) => one.commands as readonly Given[]);

test("whoever may give a command finds it on a screen", () => {
  assert.ok(commands.length > 400);
  assert.deepEqual(withoutScreen(commands, tree(), WITHOUT), []);
});

const at = (path: string, text: string): Source => ({ path, text });
const give = (name: string, route: string, ...roles: string[]): Given => ({ name, route: `POST ${route}`, allow: { roles } });
const close = give("lamps.close", "/api/lamps/{home}/{id}/closing", "admin");
const found = (command: Given, ...sources: Source[]): boolean => withoutScreen([command], sources, {}).length === 0;

test("a command is found where a screen puts its address together, in one piece or in several", () => {
  const sound = [
    [at("modules/lamps/ui/console/page.tsx", "send(`/api/lamps/${row.home}/${row.id}/closing`, {});")],
    [at("modules/lamps/ui/console/page.tsx", "const key = `${row.home}/${row.id}`; send(`${key}/closing`, {});")],
    [at("modules/lamps/ui/console/page.tsx", "const at = (row) => `/api/lamps/${row.home}/${row.id}`; send(`${at(row)}/closing`, {});")],
    [
      at("modules/lamps/ui/console/page.tsx", 'import { at } from "./wire.ts"; send(at(row, "closing"), {});'),
      at("modules/lamps/ui/console/wire.ts", "export const at = (row, step: string) => `/api/lamps/${row.home}/${row.id}/${step}`;"),
    ],
    [
      at("modules/lamps/ui/console/steps.ts", 'export const STEPS = { close: { path: "closing", fields: [] } };'),
      at("modules/lamps/ui/console/page.tsx", "send(`${row.home}/${row.id}/${step.path}`, {});"),
    ],
    [at("apps/console/page.tsx", "send(`/api/lamps/${home}/${id}/closing`, {});")],
  ];
  for (const sources of sound) assert.ok(found(close, ...sources), sources.map(({ text }) => text).join(" | "));
});

test("it is not found in a word that stands elsewhere, in another module, in a test, or at the end of another address", () => {
  const composer = at("modules/lamps/ui/console/page.tsx", "send(`${row.home}/${row.id}/${step.path}`, {});");
  const broken = [
    [at("modules/lamps/ui/console/page.tsx", 'const a = say("closing"); const b = <p title="closing">{x}</p>;')],
    [at("modules/lamps/ui/console/page.tsx", 'const STEPS = { close: { path: "closing" } };')],
    [composer, at("modules/lamps/ui/words.ts", 'export const words = { step: "closing" };')],
    [composer, at("modules/lamps/ui/console/other.tsx", '<p title="closing">{say("closing")}</p>;')],
    [composer, at("modules/roads/ui/console/steps.ts", 'export const STEPS = { close: { path: "closing" } };')],
    [at("modules/roads/ui/console/page.tsx", "send(`${row.home}/${row.id}/closing`, {});")],
    [at("modules/lamps/ui/console/page.tsx", "send(`/api/roads/${home}/${id}/closing`, {});")],
    [at("modules/lamps/ui/console/page.tsx", "send(`/api/lamps/${home}/${id}/opening`, {});")],
    [at("modules/lamps/ui/console/page.tsx", "send(`/api/lamps/${home}/${id}`, {});")],
    [at("modules/lamps/tests/page.test.ts", "send(`/api/lamps/${home}/${id}/closing`, {});")],
    [at("modules/lamps/commands.ts", 'const route = "/api/lamps/{home}/{id}/closing";')],
    [],
  ];
  for (const sources of broken) assert.ok(!found(close, ...sources), sources.map(({ text }) => text).join(" | "));
});

test("what only the system gives needs no screen, and the list of what has none can only shrink", () => {
  assert.deepEqual(withoutScreen([give("lamps.tell", "/api/lamps/{home}/{id}/reminders", "system")], [], {}), []);
  assert.deepEqual(withoutScreen([close], [], { "lamps.close": "why" }), []);
  const screen = at("modules/lamps/ui/console/page.tsx", "send(`/api/lamps/${row.home}/${row.id}/closing`, {});");
  assert.equal(withoutScreen([close], [screen], { "lamps.close": "why" }).length, 1);
  assert.equal(withoutScreen([], [], { "lamps.gone": "why" }).length, 1);
});
