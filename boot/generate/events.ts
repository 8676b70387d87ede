import { Visitor, parseSync } from "oxc-parser";
import { codeOf, isTest, moduleOf, tree, type Source } from "../../tests/architecture/source.ts";
import { page, table } from "./page.ts";

type Event = { type: string; fields: string; path: string };

/** Members of event unions: `{ type: "module.past-participle"; … }`. */
function eventsIn(source: Source): Event[] {
  const found: Event[] = [];
  new Visitor({
    TSTypeLiteral(node) {
      const properties = node.members.flatMap((member) =>
        member.type === "TSPropertySignature" && member.key.type === "Identifier" ? [{ name: member.key.name, member }] : [],
      );
      const annotation = properties.find(({ name }) => name === "type")?.member.typeAnnotation?.typeAnnotation;
      if (annotation?.type !== "TSLiteralType" || annotation.literal.type !== "Literal" || typeof annotation.literal.value !== "string")
        return;
      if (!/^[a-z-]+\.[a-z-]+$/.test(annotation.literal.value)) return;
      const fields = properties.filter(({ name }) => name !== "type").map(({ name, member }) => `${name}${member.optional ? "?" : ""}`);
      found.push({ type: annotation.literal.value, fields: fields.join(", "), path: source.path });
    },
  }).visit(parseSync(source.path, source.text).program);
  return found;
}

/** Every event that may stand in the ledger, where it is declared, what it carries, and which other modules hear it. */
export function eventCatalogue(): string {
  const sources = tree().filter(({ path }) => moduleOf(path) !== null && /\.tsx?$/.test(path) && !isTest(path));
  const events = sources.filter(({ path }) => !path.includes("/ui/")).flatMap(eventsIn);
  const byType = new Map(events.map((event) => [event.type, event]));
  const heard = (event: Event): string => {
    const others = sources.filter((source) => moduleOf(source.path) !== moduleOf(event.path) && codeOf(source).includes(`"${event.type}"`));
    return [...new Set(others.map(({ path }) => moduleOf(path)))].join(", ");
  };
  const rows = [...byType.values()]
    .sort((left, right) => (left.type < right.type ? -1 : 1))
    .map((event) => [`\`${event.type}\``, event.fields, event.path, heard(event)]);
  return page(
    "Events",
    "Everything that may be written into the ledger. Actor, time, sequence, role and unit are put by the platform.",
    table(["event", "carries", "declared in", "heard by"], rows),
  );
}
