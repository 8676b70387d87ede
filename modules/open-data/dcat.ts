import type { About } from "./about.ts";
import { lastDayOf, wholeSince, type Dataset, type Said } from "./dataset.ts";
import { outside } from "./dcat-ranges.ts";
import { both, EU, iri, plain, text, typed, type Node } from "./graph.ts";

/** What of a dataset changes with time. `months`: newest first; empty for a register. */
export type Standing = { dataset: Dataset; modified: string | null; months: readonly string[] };
/** A published edition of the report card. */
export type EditionRef = Said & { home: string; id: string; version: number; from: string; to: string; publishedAt: string };
export type CatalogueFacts = {
  origin: string;
  about: About;
  standing: readonly Standing[];
  editions: readonly EditionRef[];
  box: readonly number[] | null;
};

const FILE_TYPE = `${EU}/file-type`;

const publisher = ({ origin, about }: CatalogueFacts): Node => ({
  "@id": `${origin}/data/catalog#publisher`,
  "@type": "foaf:Agent",
  "foaf:name": both(about.city),
});

const contact = ({ origin, about }: CatalogueFacts): Node => ({
  "@id": `${origin}/data/catalog#contact`,
  "@type": ["vcard:Organization", "vcard:Kind"],
  "vcard:fn": both(about.city),
  "vcard:hasTelephone": iri(`tel:${about.hotline.replace(/[^\d+]/g, "")}`),
  ...(about.mail ? { "vcard:hasEmail": iri(`mailto:${about.mail}`) } : {}),
});

function city({ box, origin }: CatalogueFacts): Node[] {
  if (box === null) return [];
  const [west, south, east, north] = box;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const wkt = `POLYGON((${ring.map((position) => position.join(" ")).join(", ")}))`;
  return [{ "@id": `${origin}/data/catalog#city`, "@type": "dct:Location", "dcat:bbox": typed(wkt, "geosparql:wktLiteral") }];
}

const spatial = ({ box, origin }: CatalogueFacts) => (box === null ? {} : { "dct:spatial": iri(`${origin}/data/catalog#city`) });

const period = (from: string, to: string): Node => ({
  "@type": "dct:PeriodOfTime",
  "dcat:startDate": typed(from, "xsd:date"),
  "dcat:endDate": typed(to, "xsd:date"),
});

function distribution(facts: CatalogueFacts, url: string, form: { type: string; media: string; says?: string }): Node {
  return {
    "@id": `${url}#distribution`,
    "@type": "dcat:Distribution",
    "dct:title": [text(form.type, "zh"), text(form.type, "en")],
    "dcat:accessURL": iri(url),
    "dcat:downloadURL": iri(url),
    "dct:format": iri(`${FILE_TYPE}/${form.type}`),
    "dcat:mediaType": iri(`http://www.iana.org/assignments/media-types/${form.media}`),
    "dct:license": iri(facts.about.licence),
    ...(form.says ? { "dct:conformsTo": iri(form.says) } : {}),
  };
}

/** The CSV's own answer names its table schema (Link: rel="describedby"), as this standard has it. */
const CSVW = "https://www.w3.org/TR/tabular-metadata/";
const tables = (facts: CatalogueFacts, base: string): Node[] => [
  distribution(facts, `${base}.csv`, { type: "CSV", media: "text/csv", says: CSVW }),
  distribution(facts, `${base}.json`, { type: "JSON", media: "application/json" }),
];

/** Collections of the OGC API, by dataset. */
const FEATURES: Readonly<Record<string, string>> = { areas: "areas", "service-points": "service-points", incidents: "incidents" };

const head = (facts: CatalogueFacts, { zh, en, words }: Pick<Dataset, "zh" | "en" | "words">) => ({
  "dct:title": both({ zh, en }),
  "dct:description": both(words),
  "dct:publisher": iri(`${facts.origin}/data/catalog#publisher`),
  "dcat:contactPoint": iri(`${facts.origin}/data/catalog#contact`),
  ...spatial(facts),
});

const common = (facts: CatalogueFacts, dataset: Pick<Dataset, "zh" | "en" | "words" | "keywords">) => ({
  ...head(facts, dataset),
  "dcat:keyword": [...dataset.keywords.zh.map((one) => text(one, "zh")), ...dataset.keywords.en.map((one) => text(one, "en"))],
  "dcat:theme": iri(`${EU}/data-theme/GOVE`),
  "dct:accessRights": iri(`${EU}/access-right/PUBLIC`),
  "dct:language": [iri(`${EU}/language/ZHO`), iri(`${EU}/language/ENG`)],
});

function features(facts: CatalogueFacts, { code }: Dataset): Node[] {
  const collection = FEATURES[code];
  if (collection === undefined) return [];
  const url = `${facts.origin}/ogc/collections/${collection}/items`;
  const says = "http://www.opengis.net/doc/IS/ogcapi-features-1/1.0";
  return [
    {
      ...distribution(facts, url, { type: "GEOJSON", media: "application/geo+json", says }),
      "dcat:accessService": iri(`${facts.origin}/ogc`),
    },
  ];
}

function register(facts: CatalogueFacts, { dataset, modified }: Standing): Node {
  const page = `${facts.origin}/data/${dataset.code}`;
  return {
    "@id": `${page}#dataset`,
    "@type": "dcat:Dataset",
    "dct:identifier": plain(dataset.code),
    ...common(facts, dataset),
    "dct:accrualPeriodicity": iri(`${EU}/frequency/${dataset.frequency}`),
    ...(modified ? { "dct:modified": typed(modified, "xsd:dateTime") } : {}),
    "dcat:landingPage": iri(page),
    "dcat:distribution": [...tables(facts, page), ...features(facts, dataset)],
  };
}

/** A table for each month is a series (DCAT 3): its months are datasets of their own. */
function series(facts: CatalogueFacts, { dataset, months }: Standing): Node[] {
  const page = `${facts.origin}/data/${dataset.code}`;
  const own = common(facts, dataset);
  const [last] = months;
  const first = months.at(-1);
  const members = months.map((month): Node => {
    const whole = wholeSince(month);
    const days = period(`${month}-01`, lastDayOf(month));
    const base = `${page}/${month}`;
    return {
      "@id": `${base}#dataset`,
      "@type": "dcat:Dataset",
      "dct:identifier": plain(`${dataset.code}/${month}`),
      ...own,
      "dct:title": both({ zh: `${dataset.zh} ${month}`, en: `${dataset.en}, ${month}` }),
      "dct:accrualPeriodicity": iri(`${EU}/frequency/IRREG`),
      "dct:issued": typed(whole, "xsd:date"),
      "dct:temporal": days,
      "dcat:inSeries": iri(`${page}#series`),
      "dcat:landingPage": iri(`${page}?month=${month}`),
      "dcat:distribution": [...tables(facts, base), ...(month === last ? features(facts, dataset) : [])],
    };
  });
  const span = first && last ? { "dct:temporal": period(`${first}-01`, lastDayOf(last)) } : {};
  return [
    {
      "@id": `${page}#series`,
      "@type": "dcat:DatasetSeries",
      ...head(facts, dataset),
      "dct:accrualPeriodicity": iri(`${EU}/frequency/${dataset.frequency}`),
      ...span,
      ...(last ? { "dcat:last": iri(`${page}/${last}#dataset`), "dcat:first": iri(`${page}/${first ?? last}#dataset`) } : {}),
    },
    ...members,
  ];
}

function edition(facts: CatalogueFacts, one: EditionRef): Node {
  const base = `${facts.origin}/report-card/${one.home}/${one.id}/${one.version}`;
  const file = (form: string): string =>
    `${facts.origin}/api/report-card/file?home=${one.home}&id=${one.id}&version=${one.version}&form=${form}`;
  const words = {
    zh: `公布于 ${one.publishedAt.slice(0, 10)} 的答卷第 ${one.version} 版。JSON 含每一项指标的明细，可离线重算、核验。`,
    en: `Edition ${one.version} of the report card, published ${one.publishedAt.slice(0, 10)}. The JSON holds the rows of every figure, to be recomputed and verified offline.`,
  };
  return {
    "@id": `${base}#dataset`,
    "@type": "dcat:Dataset",
    "dct:identifier": plain(`report-card/${one.id}/${one.version}`),
    ...common(facts, { zh: one.zh, en: one.en, words, keywords: { zh: ["答卷"], en: ["report card"] } }),
    "dct:issued": typed(one.publishedAt, "xsd:dateTime"),
    "dct:accrualPeriodicity": iri(`${EU}/frequency/IRREG`),
    "dct:temporal": period(one.from, one.to),
    "dcat:landingPage": iri(base),
    "dcat:distribution": [
      distribution(facts, file("csv"), { type: "CSV", media: "text/csv" }),
      distribution(facts, file("json"), { type: "JSON", media: "application/json" }),
      distribution(facts, file("pdf"), { type: "PDF", media: "application/pdf" }),
    ],
  };
}

const service = (facts: CatalogueFacts): Node => ({
  "@id": `${facts.origin}/ogc`,
  "@type": "dcat:DataService",
  "dct:title": both({ zh: "OGC API 要素服务", en: "OGC API – Features" }),
  "dct:description": both({
    zh: "区划、服务点、公开事项的 GeoJSON，可按范围和时间取。",
    en: "Areas, service points and published reports as GeoJSON, by box and time.",
  }),
  "dct:publisher": iri(`${facts.origin}/data/catalog#publisher`),
  "dcat:contactPoint": iri(`${facts.origin}/data/catalog#contact`),
  "dct:license": iri(facts.about.licence),
  "dct:accessRights": iri(`${EU}/access-right/PUBLIC`),
  "dct:conformsTo": iri("http://www.opengis.net/doc/IS/ogcapi-features-1/1.0"),
  "dcat:endpointURL": iri(`${facts.origin}/ogc`),
  "dcat:endpointDescription": iri(`${facts.origin}/ogc/api`),
  "dcat:servesDataset": facts.standing
    .filter(({ dataset }) => dataset.code in FEATURES)
    .flatMap(({ dataset, months: [last] }) => {
      const page = `${facts.origin}/data/${dataset.code}`;
      if (dataset.monthly === null) return [iri(`${page}#dataset`)];
      return last === undefined ? [] : [iri(`${page}/${last}#dataset`)];
    }),
});

/** The whole catalogue as a DCAT-AP 3 graph. */
export function catalogueGraph(facts: CatalogueFacts): Node[] {
  const nodes = [
    ...facts.standing.flatMap((one) => (one.dataset.monthly === null ? [register(facts, one)] : series(facts, one))),
    ...facts.editions.map((one) => edition(facts, one)),
  ];
  const isSeries = (node: Node): boolean => node["@type"] === "dcat:DatasetSeries";
  const changed = facts.standing
    .flatMap(({ modified }) => modified ?? [])
    .sort()
    .at(-1);
  const { origin, about } = facts;
  const graph: Node[] = [
    {
      "@id": `${origin}/data/catalog`,
      "@type": "dcat:Catalog",
      "dct:title": both({ zh: `${about.city.zh}开放数据目录`, en: `Open data of ${about.city.en}` }),
      "dct:description": both({
        zh: "平安建设的公开数据：每个表有字段说明、更新频率、许可和联系方式。",
        en: "Open data of the community-safety programme: every table with its columns, update frequency, licence and contact.",
      }),
      "dct:publisher": iri(`${origin}/data/catalog#publisher`),
      "dct:license": iri(about.licence),
      "dct:language": [iri(`${EU}/language/ZHO`), iri(`${EU}/language/ENG`)],
      "dcat:themeTaxonomy": iri(`${EU}/data-theme`),
      "foaf:homepage": iri(`${origin}/data`),
      ...spatial(facts),
      ...(changed ? { "dct:modified": typed(changed, "xsd:dateTime") } : {}),
      "dcat:dataset": nodes.filter((node) => !isSeries(node)).map((node) => iri(node["@id"] ?? "")),
      "dcat:service": iri(`${origin}/ogc`),
    },
    publisher(facts),
    contact(facts),
    ...city(facts),
    { "@id": about.licence, "@type": "dct:LicenseDocument" },
    ...nodes.filter((node) => !isSeries(node)),
    ...nodes.filter(isSeries),
    service(facts),
  ];
  return [...graph, ...outside(graph)];
}
