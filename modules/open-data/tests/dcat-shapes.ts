import { JsonLdParser } from "jsonld-streaming-parser";
import { Parser, Store, type Quad } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { PREFIXES } from "../graph.ts";

/** What a property's values must be: how many, of which class or datatype. */
type Rule = { min?: number; max?: number; class?: string; datatype?: string; kind?: "IRI" | "Literal"; date?: true };
const TEXT: Rule = { min: 1, kind: "Literal" };
const DATE: Rule = { max: 1, date: true };

/** SEMIC's DCAT-AP 3 written down again: what is mandatory of each class, and range and number of what we say beyond that. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  "dcat:Catalog": {
    "dct:title": TEXT,
    "dct:description": TEXT,
    "dct:publisher": { min: 1, max: 1, class: "foaf:Agent" },
    "dcat:dataset": { min: 1, class: "dcat:Dataset" },
    "dcat:service": { class: "dcat:DataService" },
    "dct:license": { max: 1, class: "dct:LicenseDocument" },
    "dct:language": { class: "dct:LinguisticSystem" },
    "dcat:themeTaxonomy": { class: "skos:ConceptScheme" },
    "foaf:homepage": { max: 1, class: "foaf:Document" },
    "dct:spatial": { class: "dct:Location" },
    "dct:modified": DATE,
  },
  "dcat:Dataset": {
    "dct:title": TEXT,
    "dct:description": TEXT,
    "dct:publisher": { max: 1, class: "foaf:Agent" },
    "dcat:contactPoint": { class: "vcard:Kind" },
    "dcat:distribution": { class: "dcat:Distribution" },
    "dcat:theme": { class: "skos:Concept" },
    "dcat:keyword": { kind: "Literal" },
    "dct:identifier": { kind: "Literal" },
    "dct:accessRights": { max: 1, class: "dct:RightsStatement" },
    "dct:accrualPeriodicity": { max: 1, class: "dct:Frequency" },
    "dct:language": { class: "dct:LinguisticSystem" },
    "dct:spatial": { class: "dct:Location" },
    "dct:temporal": { class: "dct:PeriodOfTime" },
    "dct:issued": DATE,
    "dct:modified": DATE,
    "dcat:inSeries": { class: "dcat:DatasetSeries" },
    "dcat:landingPage": { class: "foaf:Document" },
  },
  "dcat:DatasetSeries": {
    "dct:title": TEXT,
    "dct:description": TEXT,
    "dct:publisher": { max: 1, class: "foaf:Agent" },
    "dcat:contactPoint": { class: "vcard:Kind" },
    "dct:accrualPeriodicity": { max: 1, class: "dct:Frequency" },
    "dct:temporal": { class: "dct:PeriodOfTime" },
  },
  "dcat:Distribution": {
    "dcat:accessURL": { min: 1, kind: "IRI" },
    "dcat:downloadURL": { kind: "IRI" },
    "dcat:accessService": { class: "dcat:DataService" },
    "dct:format": { max: 1, class: "dct:MediaTypeOrExtent" },
    "dcat:mediaType": { max: 1, class: "dct:MediaType" },
    "dct:license": { max: 1, class: "dct:LicenseDocument" },
    "dct:conformsTo": { class: "dct:Standard" },
    "dct:title": { kind: "Literal" },
  },
  "dcat:DataService": {
    "dct:title": TEXT,
    "dcat:endpointURL": { min: 1, kind: "IRI" },
    "dcat:endpointDescription": { kind: "IRI" },
    "dcat:servesDataset": { class: "dcat:Dataset" },
    "dct:publisher": { max: 1, class: "foaf:Agent" },
    "dct:license": { max: 1, class: "dct:LicenseDocument" },
    "dct:accessRights": { max: 1, class: "dct:RightsStatement" },
  },
  "foaf:Agent": { "foaf:name": TEXT },
  "skos:Concept": { "skos:prefLabel": TEXT },
  "skos:ConceptScheme": { "dct:title": TEXT },
  "dct:PeriodOfTime": { "dcat:startDate": DATE, "dcat:endDate": DATE },
  "dct:Location": { "dcat:bbox": { max: 1, datatype: "geosparql:wktLiteral" } },
};

function property([path, { min, max, kind, datatype, date, class: of }]: readonly [string, Rule]): string {
  const parts = [
    `sh:path ${path}`,
    min === undefined ? "" : `sh:minCount ${min}`,
    max === undefined ? "" : `sh:maxCount ${max}`,
    of === undefined ? "" : `sh:class ${of}`,
    kind === undefined ? "" : `sh:nodeKind sh:${kind}`,
    datatype === undefined ? "" : `sh:datatype ${datatype}`,
    date ? "sh:or ([sh:datatype xsd:date] [sh:datatype xsd:dateTime])" : "",
  ];
  return `sh:property [ ${parts.filter(Boolean).join(" ; ")} ]`;
}

const heads = Object.entries({ ...PREFIXES, sh: "http://www.w3.org/ns/shacl#" }).map(([name, base]) => `@prefix ${name}: <${base}> .`);
const shapes = Object.entries(SHAPES).map(
  ([type, rules]) => `[] a sh:NodeShape ; sh:targetClass ${type} ; ${Object.entries(rules).map(property).join(" ; ")} .`,
);
const validator = new SHACLValidator(new Store(new Parser().parse([...heads, ...shapes].join("\n"))));

export const quadsOfTurtle = (text: string): Quad[] => new Parser().parse(text);

/** The quads of a JSON-LD document whose context is its own: nothing is fetched. */
export async function quadsOfJsonLd(text: string): Promise<Quad[]> {
  const parser = new JsonLdParser();
  parser.end(text);
  const quads: Quad[] = [];
  for await (const quad of parser) quads.push(quad as Quad);
  return quads;
}

/** What a foreign SHACL validator finds: subject, property and the kind of fault. */
export async function shaclFaults(quads: readonly Quad[]): Promise<string[]> {
  const short = (iri: string): string => iri.replace(/^.*[#/]/, "");
  const { results } = await validator.validate(new Store([...quads]));
  return results.map(
    ({ focusNode, path, sourceConstraintComponent }) => `${focusNode.value} ${short(path.value)} ${short(sourceConstraintComponent.value)}`,
  );
}

/** What a graph says, in an order of its own; a node without a name is what is said of it. */
export function statements(quads: readonly Quad[]): string[] {
  type Term = Quad["subject"] | Quad["object"];
  const named = (term: Term): string => {
    if (term.termType === "Literal") return `"${term.value}"@${term.language}^^${term.datatype.value}`;
    if (term.termType !== "BlankNode") return term.value;
    const own = quads.filter(({ subject }) => subject.equals(term));
    return `[${own
      .map(({ predicate, object }) => `${predicate.value} ${named(object)}`)
      .sort()
      .join("; ")}]`;
  };
  return [...new Set(quads.map(({ subject, predicate, object }) => `${named(subject)} ${predicate.value} ${named(object)}`))].sort();
}
