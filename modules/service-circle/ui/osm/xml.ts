import { OsmProblem, type OsmNode, type OsmSource, type OsmWay } from "./network.ts";

const MAX_ELEMENT = 65_536;

const attribute = (element: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)')`).exec(element);
  return found ? (found[2] ?? found[3] ?? "") : null;
};

/** Each element's text between its brackets, whatever the chunks; comments and quoted brackets are no borders. */
async function* elementsIn(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of chunks) {
    rest += chunk;
    let at = 0;
    for (;;) {
      const open = rest.indexOf("<", at);
      if (open < 0) {
        at = rest.length;
        break;
      }
      const end = endOf(rest, open);
      if (end < 0) {
        at = open;
        break;
      }
      yield rest.slice(open + 1, end);
      at = end + 1;
    }
    rest = rest.slice(at);
    if (rest.length > MAX_ELEMENT) throw new OsmProblem("broken");
  }
  if (rest.trim() !== "") throw new OsmProblem("broken");
}

function endOf(text: string, open: number): number {
  if (text.startsWith("<!--", open)) {
    const close = text.indexOf("-->", open + 4);
    return close < 0 ? -1 : close + 2;
  }
  let quote = "";
  for (let at = open + 1; at < text.length; at += 1) {
    const sign = text[at]!;
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return at;
  }
  return -1;
}

/** OpenStreetMap XML (.osm). `open` gives the file's text from the beginning each time it is called. */
export const osmXml = (open: () => AsyncIterable<string>): OsmSource => ({
  ways: () => waysOf(open()),
  nodes: () => nodesOf(open()),
});

async function* waysOf(chunks: AsyncIterable<string>): AsyncGenerator<OsmWay> {
  let begun = false;
  let way: { refs: number[]; tags: Map<string, string> } | null = null;
  for await (const element of elementsIn(chunks)) {
    if (!begun) {
      if (element.startsWith("?") || element.startsWith("!")) continue;
      if (!/^osm[\s>]|^osm$/.test(element)) throw new OsmProblem("notOsm");
      begun = true;
    }
    if (element.startsWith("way") && !element.endsWith("/")) way = { refs: [], tags: new Map() };
    else if (way && element.startsWith("nd")) way.refs.push(Number(attribute(element, "ref")));
    else if (way && element.startsWith("tag")) way.tags.set(attribute(element, "k") ?? "", attribute(element, "v") ?? "");
    else if (way && element.startsWith("/way")) {
      yield way;
      way = null;
    }
  }
  if (!begun) throw new OsmProblem("notOsm");
}

async function* nodesOf(chunks: AsyncIterable<string>): AsyncGenerator<OsmNode> {
  for await (const element of elementsIn(chunks)) {
    if (!element.startsWith("node")) continue;
    yield {
      id: Number(attribute(element, "id")),
      lon: Number(attribute(element, "lon") ?? NaN),
      lat: Number(attribute(element, "lat") ?? NaN),
    };
  }
}
