import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { after, before, test } from "node:test";
import type { PlainReply } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { openRates } from "#platform/rates";
import { readCsv } from "#platform/sheets";
import { aboutFrom, dataRoutes, ogcRoutes } from "#modules/open-data";
import { reportIncident } from "#modules/incidents";
import { demoCircle } from "#modules/service-circle";
import { quadsOfJsonLd, quadsOfTurtle, shaclFaults, statements } from "../../../modules/open-data/tests/dcat-shapes.ts";
import { byOpenApi, csvFaults, geoJsonFaults, ogcFaults } from "../../../modules/open-data/tests/foreign.ts";
import { asked, refused, serverCity, type ServerCity } from "./city.ts";

const MANY = "330502001005";
const FEW = "330502001006";
let city: ServerCity;
let routes: ReturnType<typeof dataRoutes>;

const report = (area: string, point: { lon: number; lat: number } | null) =>
  city.execute(
    reportIncident,
    {
      id: uuidv7(),
      category: "0201",
      description: "路灯不亮",
      area,
      point,
      phone: "13800001234",
      name: "李",
      photos: [],
      channel: "portal",
      language: "zh",
    } as never,
    {},
  );

before(async () => {
  city = await serverCity(() => []);
  const deps = {
    runtime: city.runtime,
    about: aboutFrom({}, () => ({ zh: "湖州市", en: "Huzhou" }), "12345"),
    origin: "https://zuji.example",
    words: (code: string) => `${code} {seconds}`,
    rates: openRates(),
  };
  routes = [...dataRoutes(deps), ...ogcRoutes(deps)];
  const known = city.runtime.registers.read((await import("#modules/places")).places);
  await city.load(demoCircle(known.all()).filter(({ kind }) => kind === "service-circle.point"));
  city.set("2026-09-10T02:00:00.000Z");
  for (let n = 0; n < 7; n++) await report(MANY, known.pointOf(MANY));
  for (let n = 0; n < 2; n++) await report(FEW, known.pointOf(FEW));
  city.set("2026-10-05T02:00:00.000Z");
  await report(FEW, known.pointOf(FEW));
  city.set("2026-11-02T02:00:00.000Z");
  await report(MANY, known.pointOf(MANY));
  city.set("2026-11-23T02:00:00.000Z");
  await city.jobs();
});
after(() => city.close());

async function get(path: string, headers: Record<string, string> = {}, address = "127.0.0.1"): Promise<PlainReply> {
  const url = new URL(path, "https://zuji.example");
  for (const one of routes) {
    const match = new RegExp(`^${one.url.replaceAll(".", "\\.").replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
    if (match)
      return one.handler(
        asked(
          { kind: "resident", id: "resident" },
          { params: { ...match.groups }, query: Object.fromEntries(url.searchParams), headers, address },
        ),
      );
  }
  throw new Error(`nothing answers ${path}`);
}
const textOf = ({ body }: PlainReply): string => String(body);
// oxlint-disable-next-line typescript/no-unsafe-return -- JSON whose shape each test states by what it reads.
const jsonOf = <T>(reply: PlainReply): T => JSON.parse(textOf(reply)) as T;
const rowsIn = (reply: PlainReply): string[][] => readCsv(textOf(reply), 10_000);
type Page = {
  numberMatched: number;
  numberReturned: number;
  links: { rel: string; href: string }[];
  features: { id: string; geometry: { type: string; coordinates: number[] }; properties: Record<string, unknown> }[];
};

test("the reports of a month leave as CSV with its schema: five or more at their cell, fewer with the area above, nothing personal", async () => {
  const reply = await get("/data/incidents/2026-09.csv");
  const [head = [], ...rows] = rowsIn(reply);
  assert.equal(rows.length, 9);
  const area = head.indexOf("area");
  // Two in one village would be somebody: they and the seven beside them are told by their town.
  assert.deepEqual(new Set(rows.map((row) => row[area])), new Set(["330502001"]));
  for (const secret of ["路灯不亮", "13800001234", "李"]) assert.ok(!textOf(reply).includes(secret), secret);
  assert.match(
    String(reply.headers?.["link"]),
    /<https:\/\/zuji\.example\/data\/incidents\/2026-09\.csv-metadata\.json>; rel="describedby"/,
  );
  const schema = jsonOf<{ url: string; tableSchema: { columns: { name: string }[] } }>(
    await get("/data/incidents/2026-09.csv-metadata.json"),
  );
  assert.equal(schema.url, "https://zuji.example/data/incidents/2026-09.csv");
  assert.deepEqual(
    schema.tableSchema.columns.map(({ name }) => name),
    head,
  );
  assert.equal(rowsIn(await get("/data/incidents/2026-10.csv")).length, 1, "one report in a month is not published");
});

test("figures of a month: what is under five is withheld, its complement too, and nothing of them leaks as JSON", async () => {
  const { rows } = jsonOf<{ rows: Record<string, string | number | boolean | null>[] }>(await get("/data/figures/2026-09.json"));
  const of = (figure: string, where: string) => rows.find((row) => row["figure"] === figure && row["area"] === where);
  assert.deepEqual([of("evt.reported", "3305")?.["value"], of("evt.reported", "330502001")?.["value"]], [9, 9]);
  for (const row of rows.filter(({ withheld }) => withheld === true))
    assert.deepEqual([row["numerator"], row["denominator"], row["value"]], [null, null, null]);
  const october = jsonOf<{ rows: typeof rows }>(await get("/data/figures/2026-10.json")).rows;
  for (const where of ["3305", "330502", "330502001"])
    assert.equal(october.find((row) => row["figure"] === "evt.reported" && row["area"] === where)?.["withheld"], true, where);
  assert.ok(
    rows.some((row) => row["denominator"] === 0 && row["value"] === null && row["withheld"] === false),
    "nothing to divide by is empty, never 100%",
  );
});

test("only months that are over are open", async () => {
  for (const path of ["/data/incidents/2026-11.csv", "/data/incidents/2026-08.csv", "/data/figures/2026-13.csv", "/data/incidents/x.csv"])
    await assert.rejects(get(path), refused("open-data.no-such-month"), path);
});

test("who has a file already is told so, it travels gzipped, and caches may keep it", async () => {
  const first = await get("/data/areas.csv");
  assert.doesNotMatch(textOf(first), /\d\.\d{7}/, "no place is told to less than a tenth of a metre");
  assert.match(String(first.headers?.["cache-control"]), /^public, max-age=\d+$/);
  const again = await get("/data/areas.csv", { "if-none-match": String(first.headers?.["etag"]) });
  assert.deepEqual([again.status, again.body], [304, undefined]);
  const packed = await get("/data/areas.csv", { "accept-encoding": "gzip" });
  assert.equal(gunzipSync(packed.body as Buffer).toString(), textOf(first));
  const points = await get("/data/offices.csv");
  assert.ok(rowsIn(points).length > 5);
});

test("a catalogue names every month that is over, and every file it names answers", async () => {
  type Distribution = { "dcat:downloadURL": { "@id": string } };
  const graph = jsonOf<{ "@graph": { "@type": string; "@id": string; "dcat:distribution"?: Distribution[] }[] }>(
    await get("/data/catalog.jsonld"),
  )["@graph"];
  const sets = graph.filter((node) => node["@type"] === "dcat:Dataset");
  assert.ok(sets.some((node) => node["@id"].endsWith("/data/incidents/2026-10#dataset")));
  assert.ok(!sets.some((node) => node["@id"].includes("/2026-11")));
  const urls = sets.flatMap((node) => (node["dcat:distribution"] ?? []).map((one) => one["dcat:downloadURL"]["@id"]));
  for (const url of urls) assert.equal((await get(url)).status, 200, url);
  assert.match(textOf(await get("/data/catalog.ttl")), /^@prefix dcat:/);
});

test("an OGC client walks from the landing page to a feature; what it does not know is a 400 or a 404 in the standard's form", async () => {
  const landing = jsonOf<{ links: { rel: string; href: string }[] }>(await get("/ogc"));
  for (const { rel, href } of landing.links.filter(({ rel: one }) => ["self", "service-desc", "conformance", "data"].includes(one)))
    assert.equal((await get(href)).status, 200, rel);
  const { collections } = jsonOf<{ collections: { id: string; extent: { spatial: { bbox: number[][] } } }[] }>(
    await get("/ogc/collections"),
  );
  assert.deepEqual(
    collections.map(({ id }) => id),
    ["areas", "service-points", "incidents"],
  );
  const seen: string[] = [];
  let next: string | undefined = "/ogc/collections/areas/items?limit=7";
  while (next) {
    const page: Page = jsonOf<Page>(await get(next));
    assert.equal(page.numberReturned, page.features.length);
    seen.push(...page.features.map(({ id }) => id));
    assert.ok(seen.length <= page.numberMatched);
    next = page.links.find(({ rel }) => rel === "next")?.href;
    if (!next) assert.equal(seen.length, page.numberMatched);
  }
  assert.equal(new Set(seen).size, seen.length);
  const one = jsonOf<{ id: string; geometry: { type: string } }>(await get("/ogc/collections/areas/items/330502001"));
  assert.match(one.geometry.type, /Polygon/);
  const reports = jsonOf<Page>(await get("/ogc/collections/incidents/items?datetime=2026-09-01/2026-09-30"));
  assert.equal(reports.numberMatched, 9);
  assert.equal(
    jsonOf<Page>(await get("/ogc/collections/incidents/items?datetime=2026-11-01/..")).numberMatched,
    0,
    "the running month is not open",
  );
  for (const [path, status] of [
    ["/ogc/collections/areas/items?colour=red", 400],
    ["/ogc/collections/areas/items?bbox=1,2,3", 400],
    ["/ogc/collections/nothing/items", 404],
    ["/ogc/collections/areas/items/999", 404],
    ["/ogc/conformance?x=1", 400],
  ] as const) {
    const reply = await get(path);
    assert.equal(reply.status, status, path);
    assert.ok(jsonOf<{ code: string; description: string }>(reply).code, path);
  }
});

/** From an address of its own, so that the tests together meet no rate. */
const text = async (path: string): Promise<string> => textOf(await get(path, {}, "10.0.0.1"));

test("the city's catalogue passes a SHACL validator against DCAT-AP 3 in both forms, which say the same", async () => {
  const turtle = quadsOfTurtle(await text("/data/catalog.ttl"));
  const jsonLd = await quadsOfJsonLd(await text("/data/catalog.jsonld"));
  assert.deepEqual(await shaclFaults(turtle), []);
  assert.deepEqual(await shaclFaults(jsonLd), []);
  assert.deepEqual(statements(jsonLd), statements(turtle));
});

test("every CSV file of the catalogue is, to a foreign reader, what its table schema says; what is planted is found", async () => {
  const named = quadsOfTurtle(await text("/data/catalog.ttl")).flatMap(({ predicate, object }) =>
    predicate.value.endsWith("#downloadURL") && object.value.endsWith(".csv") ? [object.value] : [],
  );
  assert.ok(named.length > 5);
  for (const url of named) assert.deepEqual(csvFaults(await text(url), await text(`${url}-metadata.json`)), [], url);
  const [csv, schema] = [await text("/data/incidents/2026-09.csv"), await text("/data/incidents/2026-09.csv-metadata.json")];
  const [, first = ""] = csv.split("\r\n");
  assert.ok(csvFaults(`${csv}${first}\r\n`, schema).some((fault) => fault.includes("key twice")));
  assert.ok(csvFaults(csv.replaceAll("2026-09-10", "10.9.2026"), schema).length > 0, "a day in another form");
  assert.throws(() => csvFaults(`${csv}"one cell"\r\n`, schema));
});

test("every answer of OGC API Features is as the standard's schemas, its own OpenAPI and a GeoJSON checker say", async () => {
  const described = byOpenApi(await text("/ogc/api"));
  const fits = async (
    kind: Parameters<typeof ogcFaults>[0],
    path: string,
    geo = false,
    own = path.replace(/^\/ogc/, "").replace(/\?.*/, ""),
  ) => {
    const body = await text(path);
    assert.deepEqual(ogcFaults(kind, body), [], path);
    assert.deepEqual(described(own || "/", geo ? "application/geo+json" : "application/json", body), [], path);
    if (geo) assert.deepEqual(geoJsonFaults(body), [], path);
    return body;
  };
  await fits("landing", "/ogc");
  await fits("conformance", "/ogc/conformance");
  await fits("collections", "/ogc/collections");
  for (const id of ["areas", "service-points", "incidents"]) {
    await fits("collection", `/ogc/collections/${id}`);
    const page = JSON.parse(await fits("items", `/ogc/collections/${id}/items?limit=1000`, true)) as Page;
    assert.ok(page.numberMatched > 0 && page.numberMatched === page.numberReturned, id);
    const one = page.features.at(-1)?.id ?? "";
    await fits("item", `/ogc/collections/${id}/items/${one}`, true, `/collections/${id}/items/{featureId}`);
  }
  for (const path of ["/ogc/conformance?x=1", "/ogc/collections/nothing"])
    assert.deepEqual(ogcFaults("exception", await text(path)), [], path);
});

test("the checks of GeoJSON and of the standard's rules find what is planted", () => {
  const polygon = (...ring: number[][]): string => JSON.stringify({ type: "Polygon", coordinates: [ring] });
  assert.deepEqual(geoJsonFaults(polygon([0, 0], [1, 0], [1, 1], [0, 0])), []);
  assert.deepEqual(geoJsonFaults(polygon([0, 0], [1, 1], [1, 0], [0, 0])), ["a ring runs against the right-hand rule"]);
  assert.ok(geoJsonFaults(polygon([0, 0], [1, 0], [1, 1], [0, 1])).length > 0, "a ring left open");
  assert.ok(geoJsonFaults('{"type":"Feature","geometry":null}').length > 0, "no properties");
  const self = { rel: "self", href: "https://zuji.example/ogc", type: "application/json" };
  assert.ok(ogcFaults("landing", JSON.stringify({ links: [self] })).length > 0, "no way on");
  assert.ok(ogcFaults("conformance", '{"conformsTo":[]}').length > 0);
  assert.ok(ogcFaults("items", JSON.stringify({ type: "FeatureCollection", features: [], links: [self] })).length > 0, "not counted");
  const description = byOpenApi(
    JSON.stringify({
      paths: { "/": { get: { responses: { 200: { content: { "application/json": { schema: { type: "object" } } } } } } } },
    }),
  );
  assert.deepEqual([description("/", "application/json", "{}").length, description("/", "application/json", "[]").length], [0, 1]);
});

test("one source gets so many answers a minute", async () => {
  const replies = [];
  for (let n = 0; n < 160; n++) replies.push(await get("/ogc/conformance"));
  const slowed = replies.filter(({ status }) => status === 429);
  assert.ok(slowed.length > 0 && Number(slowed[0]?.headers?.["retry-after"]) > 0);
  assert.match(jsonOf<{ description: string }>(slowed[0]!).description, /platform\.slow-down 1/, "the wait is said in the sentence");
});

test("what stands in a register is in the month's table too, as it stood on its last day", async () => {
  const { rows } = jsonOf<{ rows: Record<string, string | number | boolean | null>[] }>(
    await get("/data/figures/2026-09.json", {}, "10.0.0.7"),
  );
  const standing = city.runtime.catalogue.all.filter(({ counted }) => counted === "standing").map(({ figure }) => figure.code);
  assert.ok(standing.length > 5);
  for (const code of city.runtime.catalogue.all.map(({ figure }) => figure.code))
    assert.ok(
      rows.some((row) => row["figure"] === code),
      code,
    );
  const of = (figure: string, where: string) => rows.filter((row) => row["figure"] === figure && row["area"] === where);
  const [whole, town] = [of("org.judicial-offices", "3305"), of("org.judicial-offices", "330502001")];
  assert.deepEqual([whole.length, whole[0]?.["value"], whole[0]?.["withheld"]], [1, 2, false]);
  assert.deepEqual([town.length, town[0]?.["value"]], [1, 1]);
});

test("when the table of estimates changed is what its rows say; what is in force from a day on changed then, whenever it is looked at", async () => {
  const { rows } = jsonOf<{ rows: Record<string, string | number | boolean | null>[] }>(await get("/data/estimates.json", {}, "10.0.0.7"));
  assert.match(String(rows.find((row) => row["figure"] === "cell.kinds")?.["changed_at"]), /^20\d\d-\d\d-\d\dT00:00:00\.000Z$/);
  const graph = jsonOf<{ "@graph": Record<string, unknown>[] }>(await get("/data/catalog.jsonld", {}, "10.0.0.7"))["@graph"];
  const table = graph.find((node) => String(node["@id"]).endsWith("/data/estimates#dataset"));
  const modified = String((table?.["dct:modified"] as { "@value"?: string } | undefined)?.["@value"]);
  assert.ok(modified < city.now(), `${modified}: the city's registers changed before now`);
});
