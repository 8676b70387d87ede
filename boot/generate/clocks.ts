import { globSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Rule } from "#contracts/limits";
import { page, table } from "./page.ts";

type Stated = Omit<Rule, "version">;

const isRule = (value: unknown): value is Stated =>
  typeof value === "object" &&
  value !== null &&
  ["id", "row", "matter", "who", "start", "length", "basis", "certainty"].every((key) => key in value);

/** The rules as the limits module states them, whatever files they are laid out in. */
async function statedRules(): Promise<Stated[]> {
  const rules = new Map<string, Stated>();
  for (const file of globSync("modules/limits/{,statute/**/}*.ts").sort()) {
    const exported = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
    for (const rule of Object.values(exported).flat().filter(isRule)) rules.set(rule.id, rule);
  }
  return [...rules.values()].sort((left, right) => left.id.localeCompare(right.id, "en", { numeric: true }));
}

function lengthOf(length: Stated["length"]): string {
  const { kind, ...rest } = length;
  return [
    kind,
    ...Object.values(rest).map((value) => (typeof value === "object" && value !== null ? Object.values(value).join(" ") : String(value))),
  ].join(" ");
}

export async function clockTable(): Promise<string> {
  const rows = (await statedRules()).map((rule) => [
    rule.id,
    `${rule.matter.zh} ${rule.matter.en}`,
    rule.who.zh,
    rule.kind,
    rule.start.zh,
    lengthOf(rule.length),
    rule.basis,
    rule.certainty,
  ]);
  return page(
    "Clocks",
    "Every duty and right that runs in time. L: read in the law; M: from memory; P: practice; F: a source named in the reference.",
    table(["id", "matter", "who", "kind", "from", "length", "basis", "mark"], rows),
  );
}
