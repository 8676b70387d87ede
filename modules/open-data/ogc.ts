import type { About } from "./about.ts";
import { boxAround, spanOf, type Collection } from "./collections.ts";
import { selected, type Asked, type Feature } from "./feature.ts";

type Json = Record<string, unknown>;
type Link = { href: string; rel: string; type?: string; title?: string };

const JSON_TYPE = "application/json";
export const GEOJSON_TYPE = "application/geo+json";
export const OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.0";
const CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

export const CONFORMS = [
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
];

export const landing = (base: string, origin: string, about: About): Json => ({
  title: `${about.city.zh}开放数据 Open data of ${about.city.en}`,
  description: "区划、服务点、公开事项 Areas, service points and published reports (OGC API – Features, Part 1: Core)",
  links: [
    { href: base, rel: "self", type: JSON_TYPE, title: "this document" },
    { href: `${base}/api`, rel: "service-desc", type: OPENAPI_TYPE, title: "OpenAPI 3.0" },
    { href: `${origin}/data`, rel: "service-doc", type: "text/html", title: "开放数据说明 about the data" },
    { href: `${base}/conformance`, rel: "conformance", type: JSON_TYPE },
    { href: `${base}/collections`, rel: "data", type: JSON_TYPE },
    { href: about.licence, rel: "license" },
  ] satisfies Link[],
});

export function collectionOf(base: string, origin: string, about: About, collection: Collection, all: readonly Feature[]): Json {
  const url = `${base}/collections/${collection.id}`;
  const box = boxAround(all);
  return {
    id: collection.id,
    title: `${collection.zh} ${collection.en}`,
    description: `${collection.words.zh} ${collection.words.en}`,
    itemType: "feature",
    crs: [CRS84],
    extent: {
      ...(box ? { spatial: { bbox: [box], crs: CRS84 } } : {}),
      temporal: { interval: [spanOf(collection.id, all)], trs: "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian" },
    },
    links: [
      { href: url, rel: "self", type: JSON_TYPE },
      { href: `${url}/items`, rel: "items", type: GEOJSON_TYPE },
      { href: `${origin}/data/${collection.dataset.code}`, rel: "describedby", type: "text/html", title: "字段说明 about its columns" },
      { href: about.licence, rel: "license" },
    ] satisfies Link[],
  };
}

export const collectionsOf = (base: string, collections: readonly Json[]): Json => ({
  links: [{ href: `${base}/collections`, rel: "self", type: JSON_TYPE }] satisfies Link[],
  collections,
});

const geoJson = ({ id, geometry, properties }: Feature): Json => ({ type: "Feature", id, geometry, properties });

/** Where the same question goes on: its own parameters with another offset. */
function pageUrl(url: string, query: Readonly<Record<string, unknown>>, offset: number): string {
  const params = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  params.delete("offset");
  if (offset > 0) params.set("offset", String(offset));
  const text = params.toString();
  return text === "" ? url : `${url}?${text}`;
}

export function itemsOf(
  base: string,
  id: string,
  all: readonly Feature[],
  asked: Asked,
  query: Readonly<Record<string, unknown>>,
): { body: Json; next: string | null } {
  const url = `${base}/collections/${id}/items`;
  const found = selected(all, asked);
  const page = found.slice(asked.offset, asked.offset + asked.limit);
  const after = asked.offset + asked.limit;
  const next = after < found.length ? pageUrl(url, query, after) : null;
  const links: Link[] = [
    { href: pageUrl(url, query, asked.offset), rel: "self", type: GEOJSON_TYPE },
    { href: `${base}/collections/${id}`, rel: "collection", type: JSON_TYPE },
    ...(next ? [{ href: next, rel: "next", type: GEOJSON_TYPE }] : []),
    ...(asked.offset > 0 ? [{ href: pageUrl(url, query, Math.max(0, asked.offset - asked.limit)), rel: "prev", type: GEOJSON_TYPE }] : []),
  ];
  return {
    body: { type: "FeatureCollection", numberMatched: found.length, numberReturned: page.length, links, features: page.map(geoJson) },
    next,
  };
}

export function itemOf(base: string, id: string, feature: Feature): Json {
  const url = `${base}/collections/${id}`;
  return {
    ...geoJson(feature),
    links: [
      { href: `${url}/items/${encodeURIComponent(feature.id)}`, rel: "self", type: GEOJSON_TYPE },
      { href: url, rel: "collection", type: JSON_TYPE },
    ] satisfies Link[],
  };
}
