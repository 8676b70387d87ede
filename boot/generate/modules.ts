import type { Command } from "#platform/ledger";
import type { Module, Query } from "#platform/modules";
import { importsOf, isTest, moduleOf, tree } from "../../tests/architecture/source.ts";
import { page, table } from "./page.ts";

type AnyCommand = Command<unknown, unknown>;
type AnyQuery = Query<unknown, unknown>;
type Act = { module: string; name: string; route: string; zh: string; en: string; roles: readonly string[]; condition: string };

export const commandsOf = (modules: readonly Module[]): Act[] =>
  modules.flatMap((one) =>
    (one.commands as unknown as AnyCommand[]).map((item) => ({
      module: one.name,
      name: item.name,
      route: item.route,
      ...item.summary,
      roles: item.allow.roles,
      condition: item.allow.condition,
    })),
  );

export const queriesOf = (modules: readonly Module[]): Act[] =>
  modules.flatMap((one) =>
    (one.queries as unknown as AnyQuery[]).map((item) => ({
      module: one.name,
      name: item.name,
      route: item.route,
      ...item.summary,
      roles: item.allow.roles,
      condition: item.allow.condition,
    })),
  );

/** Which module stands on which, from the imports as they are. */
export function moduleGraph(): string {
  const edges = new Map<string, Set<string>>();
  for (const source of tree().filter(({ path }) => moduleOf(path) !== null && !isTest(path))) {
    const from = moduleOf(source.path) ?? "";
    const known = edges.get(from) ?? edges.set(from, new Set()).get(from);
    for (const { to } of importsOf(source)) {
      const other = moduleOf(to);
      if (other !== null && other !== from) known?.add(other);
    }
  }
  const lines = [...edges.keys()]
    .sort()
    .flatMap((from) => [`  ${from}`, ...[...(edges.get(from) ?? [])].sort().map((to) => `  ${from} --> ${to}`)]);
  return page("Modules", "An arrow means: stands on.", `\`\`\`mermaid\ngraph TD\n${lines.join("\n")}\n\`\`\``);
}

/** Who may do and read what: a row an act, a column a role. */
export function permissionMatrix(modules: readonly Module[]): string {
  const matrix = (acts: readonly Act[]): string => {
    const roles = [...new Set(acts.flatMap((act) => act.roles))].sort();
    return table(
      ["act", ...roles, "when"],
      acts.map((act) => [`\`${act.name}\``, ...roles.map((role) => (act.roles.includes(role) ? "●" : "")), act.condition]),
    );
  };
  return page(
    "Permissions",
    "A role counts only inside the area and time of its grant; what is not marked is refused.",
    "## Writes",
    matrix(commandsOf(modules)),
    "## Reads",
    matrix(queriesOf(modules)),
  );
}

export function routeList(modules: readonly Module[]): string {
  const acts = [...commandsOf(modules), ...queriesOf(modules)].sort((left, right) =>
    left.route.replace(/^\w+ /, "") < right.route.replace(/^\w+ /, "") ? -1 : 1,
  );
  return page(
    "Routes",
    "The same as openapi.json, to read.",
    table(
      ["route", "is", "中文", "English"],
      acts.map((act) => [`\`${act.route}\``, `\`${act.name}\``, act.zh, act.en]),
    ),
  );
}
