import { Visitor, parseSync } from "oxc-parser";
import type { Called } from "../../platform/modules/called.ts";
import { codeOf, isTest, moduleOf, tree, type Source } from "../../tests/architecture/source.ts";
import { page, table } from "./page.ts";

type Event = { type: string; fields: string; path: string };

/** Members of event unions: `{ type: "module.past-participle"; … }`, or two and more that carry the same. */
function eventsIn(source: Source): Event[] {
  const found: Event[] = [];
  new Visitor({
    TSTypeLiteral(node) {
      const properties = node.members.flatMap((member) =>
        member.type === "TSPropertySignature" && member.key.type === "Identifier" ? [{ name: member.key.name, member }] : [],
      );
      const annotation = properties.find(({ name }) => name === "type")?.member.typeAnnotation?.typeAnnotation;
      const types = (annotation?.type === "TSUnionType" ? annotation.types : [annotation]).flatMap((one) =>
        one?.type === "TSLiteralType" && one.literal.type === "Literal" && typeof one.literal.value === "string" ? [one.literal.value] : [],
      );
      const fields = properties.filter(({ name }) => name !== "type").map(({ name, member }) => `${name}${member.optional ? "?" : ""}`);
      for (const type of types) if (/^[a-z0-9-]+\.[a-z-]+$/.test(type)) found.push({ type, fields: fields.join(", "), path: source.path });
    },
  }).visit(parseSync(source.path, source.text).program);
  return found;
}

/** Which modules name a type between quotes, in the order of their files. Each file is gone through once: there are hundreds of events. */
function namedIn(sources: readonly Source[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const source of sources)
    for (const [, type = ""] of codeOf(source).matchAll(/"([a-z0-9-]+\.[a-z-]+)"/g))
      named.set(type, (named.get(type) ?? new Set()).add(moduleOf(source.path) ?? ""));
  return named;
}

/** Every event that may stand in the ledger, what it is called, where it is declared, what it carries, and which other modules hear it. */
export function eventCatalogue(called: Called["event"]): string {
  const all = tree().filter(({ path }) => /^(modules|platform)\/.*\.tsx?$/.test(path) && !isTest(path));
  const sources = all.filter(({ path }) => moduleOf(path) !== null);
  const events = all.filter(({ path }) => !path.includes("/ui/")).flatMap(eventsIn);
  const byType = new Map(events.map((event) => [event.type, event]));
  const named = namedIn(sources);
  const heard = (event: Event): string => [...(named.get(event.type) ?? [])].filter((one) => one !== moduleOf(event.path)).join(", ");
  const rows = [...byType.values()]
    .sort((left, right) => (left.type < right.type ? -1 : 1))
    .map((event) => [`\`${event.type}\``, called(event.type).zh, called(event.type).en, event.fields, event.path, heard(event)]);
  return page(
    "Events",
    "Everything that may be written into the ledger. Actor, time, sequence, role and unit are put by the platform.",
    table(["event", "中文", "English", "carries", "declared in", "heard by"], rows),
  );
}
