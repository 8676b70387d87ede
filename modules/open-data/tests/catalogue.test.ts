import assert from "node:assert/strict";
import { test } from "node:test";
import { Parser, type Quad } from "n3";
import { datasets } from "../datasets.ts";
import { csvwOf } from "../csvw.ts";
import { monthsOver } from "../dataset.ts";
import { catalogueGraph, type CatalogueFacts } from "../dcat.ts";
import { jsonLdOf, PREFIXES, turtleOf, type Node } from "../graph.ts";
import { quadsOfJsonLd, quadsOfTurtle, shaclFaults, statements } from "./dcat-shapes.ts";

const facts: CatalogueFacts = {
  origin: "https://zuji.example",
  about: {
    city: { zh: "湖州市", en: 'Hu"zhou\\\n' },
    licence: "https://creativecommons.org/licenses/by/4.0/",
    hotline: "12345",
    mail: "data@example.org",
  },
  standing: datasets.map((dataset) => ({
    dataset,
    modified: dataset.kinds.length > 0 ? "2026-11-01T00:00:00.000Z" : null,
    months: dataset.monthly ? ["2026-10", "2026-09"] : [],
  })),
  editions: [
    {
      zh: "答卷",
      en: "Card",
      home: "330500000",
      id: "0193a000-0000-7000-8000-000000000000",
      version: 2,
      from: "2007-01-01",
      to: "2012-12-31",
      publishedAt: "2026-11-01T00:00:00.000Z",
    },
  ],
  box: [119, 30, 121, 31],
};
const nodes = catalogueGraph(facts);
const dcat = (name: string): string => `${PREFIXES["dcat"]}${name}`;
const dct = (name: string): string => `${PREFIXES["dct"]}${name}`;
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

async function quads(): Promise<Quad[]> {
  return new Parser().parse(await turtleOf(nodes));
}

test("the Turtle is read by a parser we did not write, and says all that the JSON-LD says", async () => {
  const all = await quads();
  const count = (node: Node): number =>
    Object.entries(node).reduce((sum, [name, values]) => {
      if (name === "@id") return sum;
      const list = [values].flat() as unknown[];
      if (name === "@type") return sum + list.length;
      const inside = list.filter((one): one is Node => typeof one === "object" && one !== null && "@type" in one && !("@value" in one));
      return sum + list.length + inside.reduce((more, one) => more + count(one), 0);
    }, 0);
  assert.equal(
    all.length,
    nodes.reduce((sum, node) => sum + count(node), 0),
  );
  assert.deepEqual((JSON.parse(jsonLdOf(nodes)) as { "@graph": unknown })["@graph"], JSON.parse(JSON.stringify(nodes)));
  assert.ok(
    all.some(({ object }) => object.value === 'Hu"zhou\\\n'),
    "a name with quotes and line breaks comes through whole",
  );
});

test("what DCAT-AP 3 makes mandatory is there, of every catalogue, dataset and distribution", async () => {
  const all = await quads();
  const subjects = (type: string): string[] =>
    all.filter(({ predicate, object }) => predicate.value === TYPE && object.value === dcat(type)).map(({ subject }) => subject.value);
  const has = (subject: string, property: string): boolean =>
    all.some((one) => one.subject.value === subject && one.predicate.value === property);
  const MUST: Readonly<Record<string, string[]>> = {
    Catalog: [dct("title"), dct("description"), dct("publisher"), dct("license"), dcat("dataset")],
    Dataset: [
      dct("title"),
      dct("description"),
      dct("publisher"),
      dcat("contactPoint"),
      dct("accrualPeriodicity"),
      dcat("distribution"),
      dcat("theme"),
      dcat("keyword"),
    ],
    DatasetSeries: [dct("title"), dct("description"), dct("publisher"), dcat("contactPoint")],
    Distribution: [dcat("accessURL"), dct("license"), dct("format")],
    DataService: [dct("title"), dcat("endpointURL"), dcat("servesDataset")],
  };
  for (const [type, properties] of Object.entries(MUST)) {
    assert.ok(subjects(type).length > 0, type);
    for (const subject of subjects(type))
      for (const property of properties) assert.ok(has(subject, property), `${subject} has no ${property}`);
  }
  const known = new Set([...subjects("Dataset"), ...subjects("DatasetSeries")]);
  for (const one of all.filter(({ predicate }) => predicate.value === dcat("dataset") || predicate.value === dcat("inSeries")))
    assert.ok(known.has(one.object.value), one.object.value);
  assert.equal(subjects("Dataset").length, datasets.filter(({ monthly }) => !monthly).length + 2 * 2 + 1);
});

test("a SHACL validator finds nothing against DCAT-AP 3, and the JSON-LD says to a foreign reader what the Turtle says", async () => {
  const turtle = quadsOfTurtle(await turtleOf(nodes));
  const jsonLd = await quadsOfJsonLd(jsonLdOf(nodes));
  assert.deepEqual(await shaclFaults(turtle), []);
  assert.deepEqual(await shaclFaults(jsonLd), []);
  assert.deepEqual(statements(jsonLd), statements(turtle));
});

test("the validator finds each thing DCAT-AP 3 makes mandatory when it is taken away, and a value of the wrong kind", async () => {
  const all = await quads();
  const base = "https://zuji.example/data";
  const areas = `${base}/areas#dataset`;
  const planted: readonly [subject: string, property: string, value: string | null, fault: string][] = [
    [`${base}/catalog`, dct("title"), null, "title MinCountConstraintComponent"],
    [`${base}/catalog`, dct("description"), null, "description MinCountConstraintComponent"],
    [`${base}/catalog`, dct("publisher"), null, "publisher MinCountConstraintComponent"],
    [`${base}/catalog`, dcat("dataset"), null, "dataset MinCountConstraintComponent"],
    [areas, dct("title"), null, "title MinCountConstraintComponent"],
    [areas, dct("description"), null, "description MinCountConstraintComponent"],
    [`${base}/areas.csv#distribution`, dcat("accessURL"), null, "accessURL MinCountConstraintComponent"],
    [`${base}/catalog#publisher`, `${PREFIXES["foaf"]}name`, null, "name MinCountConstraintComponent"],
    [areas, dct("publisher"), '"Huzhou"', "publisher ClassConstraintComponent"],
    [areas, dct("modified"), '"yesterday"', "modified OrConstraintComponent"],
    [`${base}/areas.csv#distribution`, dcat("accessURL"), '"somewhere"', "accessURL NodeKindConstraintComponent"],
  ];
  for (const [subject, property, value, fault] of planted) {
    const kept = all.filter((one) => one.subject.value !== subject || one.predicate.value !== property);
    assert.ok(kept.length < all.length, `${subject} has no ${property} to take`);
    const put = value === null ? [] : quadsOfTurtle(`<${subject}> <${property}> ${value} .`);
    assert.deepEqual(await shaclFaults([...kept, ...put]), [`${subject} ${fault}`]);
  }
});

test("every column has a name of its own and words in both languages, and every key is among them", () => {
  for (const dataset of datasets) {
    const names = dataset.columns.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, dataset.code);
    for (const name of names) assert.match(name, /^[a-z][a-z_]*$/);
    for (const key of dataset.key)
      assert.ok(
        dataset.columns.some(({ name, required }) => name === key && required),
        `${dataset.code}.${key}`,
      );
    const schema = csvwOf(dataset, "https://zuji.example/data/x.csv", "https://licence", "city") as {
      tableSchema: { columns: { name: string; datatype: string }[] };
    };
    assert.deepEqual(
      schema.tableSchema.columns.map(({ name }) => name),
      names,
    );
  }
});

test("a month is open from the first day after it, never before", () => {
  assert.deepEqual(monthsOver("2026-08", "2026-10-31"), ["2026-09", "2026-08"]);
  assert.deepEqual(monthsOver("2026-08", "2026-11-01"), ["2026-10", "2026-09", "2026-08"]);
  assert.deepEqual(monthsOver("2025-12", "2026-02-01"), ["2026-01", "2025-12"]);
  assert.deepEqual(monthsOver(null, "2026-10-31"), []);
  assert.deepEqual(monthsOver("2026-10", "2026-10-31"), []);
  assert.equal(monthsOver("1999-01", "2026-10-31").length, 120);
});

test("a period ends on the last of its days, of a month and of a series alike", async () => {
  const all = await quads();
  const endOf = (subject: string): string[] => {
    const period = all.find((one) => one.subject.value === subject && one.predicate.value === dct("temporal"))?.object.value;
    return all.filter((one) => one.subject.value === period && one.predicate.value === dcat("endDate")).map(({ object }) => object.value);
  };
  assert.deepEqual(endOf("https://zuji.example/data/incidents#series"), ["2026-10-31"]);
  assert.deepEqual(endOf("https://zuji.example/data/incidents/2026-09#dataset"), ["2026-09-30"]);
});
