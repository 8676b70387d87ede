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

/** Every event that may stand in the ledger, what it is called, where it is declared, what it carries, and which other modules hear it. */
export function eventCatalogue(called: Called["event"]): string {
  const all = tree().filter(({ path }) => /^(modules|platform)\/.*\.tsx?$/.test(path) && !isTest(path));
  const sources = all.filter(({ path }) => moduleOf(path) !== null);
  const events = all.filter(({ path }) => !path.includes("/ui/")).flatMap(eventsIn);
  const byType = new Map(events.map((event) => [event.type, event]));
  const heard = (event: Event): string => {
    const others = sources.filter((source) => moduleOf(source.path) !== moduleOf(event.path) && codeOf(source).includes(`"${event.type}"`));
    return [...new Set(others.map(({ path }) => moduleOf(path)))].join(", ");
  };
  const rows = [...byType.values()]
    .sort((left, right) => (left.type < right.type ? -1 : 1))
    .map((event) => [`\`${event.type}\``, called(event.type).zh, called(event.type).en, event.fields, event.path, heard(event)]);
  return page(
    "Events",
    "Everything that may be written into the ledger. Actor, time, sequence, role and unit are put by the platform.",
    table(["event", "中文", "English", "carries", "declared in", "heard by"], rows),
  );
}
