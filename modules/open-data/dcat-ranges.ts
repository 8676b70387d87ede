import { both, EU, type Node } from "./graph.ts";

/** What DCAT-AP says the values of these properties are. They are other people's terms, so the graph says it of them: a validator has no need to fetch. */
const RANGES: Readonly<Record<string, string>> = {
  "dct:language": "dct:LinguisticSystem",
  "dct:accessRights": "dct:RightsStatement",
  "dct:conformsTo": "dct:Standard",
  "dct:accrualPeriodicity": "dct:Frequency",
  "dct:format": "dct:MediaTypeOrExtent",
  "dcat:mediaType": "dct:MediaType",
  "dcat:theme": "skos:Concept",
  "dcat:themeTaxonomy": "skos:ConceptScheme",
  "dcat:landingPage": "foaf:Document",
  "foaf:homepage": "foaf:Document",
};

/** Terms that a validator wants by name. */
const LABELS: Readonly<Record<string, Record<string, unknown>>> = {
  [`${EU}/data-theme`]: { "dct:title": both({ zh: "数据主题", en: "Data theme" }) },
  [`${EU}/data-theme/GOVE`]: { "skos:prefLabel": both({ zh: "政府与公共部门", en: "Government and public sector" }) },
};

/** The terms of others that these nodes name, each with its class. */
export function outside(nodes: readonly Node[]): Node[] {
  const found = new Map<string, string>();
  const walk = (node: Node): void => {
    for (const [property, values] of Object.entries(node))
      for (const value of [values].flat() as (Node | string)[]) {
        const range = RANGES[property];
        if (typeof value === "string") continue;
        if (range !== undefined && value["@id"] !== undefined) found.set(value["@id"], range);
        else if (value["@type"] !== undefined && !("@value" in value)) walk(value);
      }
  };
  nodes.forEach(walk);
  return [...found].map(([id, type]) => ({ "@id": id, "@type": type, ...LABELS[id] }));
}
