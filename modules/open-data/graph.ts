/** A node of a JSON-LD document under `CONTEXT`: prefixed names as keys. */
export type Node = { "@id"?: string; "@type": string | readonly string[]; [property: string]: unknown };
/** A value that is no node: an IRI, a text in a language, or a typed literal. */
export const iri = (id: string) => ({ "@id": id });
export const text = (value: string, language: string) => ({ "@value": value, "@language": language });
export const both = ({ zh, en }: { zh: string; en: string }) => [text(zh, "zh"), text(en, "en")];
export const plain = (value: string) => ({ "@value": value });
export const typed = (value: string, type: string) => ({ "@value": value, "@type": type });

/** The EU's controlled vocabularies, which DCAT-AP asks for. */
export const EU = "http://publications.europa.eu/resource/authority";

export const PREFIXES: Readonly<Record<string, string>> = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  geosparql: "http://www.opengis.net/ont/geosparql#",
};

const expanded = (name: string): string => {
  const at = name.indexOf(":");
  const base = PREFIXES[name.slice(0, at)];
  return base === undefined ? name : base + name.slice(at + 1);
};

type Value = { "@id"?: string; "@value"?: string; "@language"?: string; "@type"?: string | readonly string[] };

/** One JSON-LD document with the prefixes at its head. */
export const jsonLdOf = (nodes: readonly Node[]): string => JSON.stringify({ "@context": PREFIXES, "@graph": nodes }, null, 1);

/** The same graph in Turtle. */
export async function turtleOf(nodes: readonly Node[]): Promise<string> {
  const { DataFactory, Writer } = await import("n3");
  const writer = new Writer({ prefixes: { ...PREFIXES } });
  const namedNode = (id: string) => DataFactory.namedNode(id);
  const RDF_TYPE = namedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
  let blanks = 0;
  const add = (node: Node) => {
    const subject = node["@id"] === undefined ? DataFactory.blankNode(`b${(blanks += 1)}`) : namedNode(node["@id"]);
    for (const type of [node["@type"]].flat()) writer.addQuad(DataFactory.quad(subject, RDF_TYPE, namedNode(expanded(type))));
    for (const [property, values] of Object.entries(node).filter(([name]) => !name.startsWith("@")))
      for (const value of [values].flat() as Value[])
        writer.addQuad(DataFactory.quad(subject, namedNode(expanded(property)), objectOf(value)));
    return subject;
  };
  const objectOf = (value: Value) => {
    if (value["@value"] !== undefined)
      return DataFactory.literal(value["@value"], value["@language"] ?? namedNode(expanded(String(value["@type"] ?? "xsd:string"))));
    if (value["@type"] === undefined) return namedNode(value["@id"] ?? "");
    return add(value as Node);
  };
  for (const node of nodes) add(node);
  return new Promise((resolve, reject) => writer.end((cause: Error | null, made: string) => (cause ? reject(cause) : resolve(made))));
}
