import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { anyone, system, type Actor } from "#platform/access";
import { readWord, wordTemplate, type DocumentKind } from "#platform/documents";
import { diskStore } from "#platform/files";
import type { PlainReply, PlainRequest } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { command, noun, ref } from "#platform/ledger";
import { module, type Module } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import type { TemplateList } from "#contracts/documents";
import { documentRefs, failDocument, issueDocument } from "#modules/documents";
import { makeDocumentAgain } from "../../../modules/documents/commands.ts";
import limitsModule from "../../../modules/limits/module.ts";
import placesModule from "../../../modules/places/module.ts";
import organisationsModule from "../../../modules/organisations/module.ts";
import documentsModule from "../../../modules/documents/module.ts";
import { documentJobs, documentRoutes, type DocumentDeps } from "../documents.ts";

const HOME = "330502001";
const UNIT = "centre-330502";
const clerk = person({ role: "clerk", area: "330502" });
const stranger = person({ role: "clerk", area: "330521" });
const admin = person({ role: "admin", area: "3305" });

/** A module of the test's own: letters, with one sealed name. */
const letter = noun<{ written: boolean }, { type: "letters.written" }>({
  kind: "letters.letter",
  initial: { written: false },
  evolve: () => ({ written: true }),
});
const notice: DocumentKind = {
  code: "letters.notice",
  title: { zh: "告知书", en: "Notice" },
  word: "告",
  fields: [{ tag: "name", title: { zh: "姓名", en: "Name" } }],
  blocks: [
    { kind: "title", text: "告知书" },
    { kind: "number", text: "{number}" },
    { kind: "paragraph", text: "{name}：您的来信已经收到。" },
    { kind: "sign", text: "{issuer}" },
    { kind: "sign", text: "{date}" },
  ],
  read: async (ctx, subject) => ({ name: (await ctx.unseal([{ stream: subject, field: "name" }], "notice"))[0] ?? "" }),
  admits: async (ctx) => ctx.actor.kind === "staff" && ctx.actor.grants.some(({ area }) => HOME.startsWith(area)),
};
const Input = z.object({ id: z.string(), paper: z.string(), name: z.string(), fails: z.boolean().default(false) });
const writeLetter = command<z.output<typeof Input>, { number: string }>({
  name: "letters.write-letter",
  route: "POST /api/letters",
  summary: { zh: "测试", en: "Test" },
  input: Input,
  about: ({ id, paper }) => [
    ref(letter, { home: HOME, id }),
    ...documentRefs(notice, { unit: UNIT, subject: { home: HOME, id }, id: paper }),
  ],
  allow: anyone(),
  run: (ctx, { id, paper, name, fails }) => {
    const key = { home: HOME, id };
    ctx.change(letter, key, () => [{ type: "letters.written" as const }]);
    ctx.seal({ stream: key, field: "name", purpose: "letters.name", value: name });
    const number = issueDocument(ctx, notice, { unit: UNIT, subject: key, id: paper, place: HOME });
    if (fails) throw new Error("planted");
    return { number };
  },
});
const letters: Module = module({
  name: "letters",
  nouns: [{ noun: letter, called: { zh: "信", en: "Letter" } }],
  events: { "letters.written": { zh: "写信", en: "Written" } },
  commands: [writeLetter],
  queries: [],
  documents: [notice],
  purposes: [
    {
      code: "letters.name",
      title: { zh: "姓名", en: "Name" },
      basis: { zh: "测试法 1", en: "Test Law, art. 1" },
      fields: ["name"],
      retentionDays: 30,
      readers: ["clerk"],
      logged: false,
    },
  ],
  words: {},
  migrations: new URL("./", import.meta.url),
});

const folder = mkdtempSync(join(tmpdir(), "zuji-papers-"));
let city: TestCity;
let deps: DocumentDeps;
before(async () => {
  city = await testCity({
    modules: [limitsModule, placesModule, organisationsModule, documentsModule, letters],
    jobs: documentJobs(() => deps),
  });
  deps = { runtime: city.runtime, store: diskStore(folder) };
});
after(async () => {
  await city.close();
  rmSync(folder, { recursive: true });
});

const write = (name: string, more: { fails?: boolean; paper?: string } = {}) => {
  const id = uuidv7();
  const paper = more.paper ?? uuidv7();
  return { id, paper, done: city.execute(writeLetter, { id, paper, name, fails: more.fails ?? false }, { actor: clerk }) };
};
const ask = async (url: string, params: Record<string, string>, actor: Actor, more: Partial<PlainRequest> = {}): Promise<PlainReply> => {
  const method = more.body === undefined ? "GET" : "POST";
  const route = documentRoutes(deps).find((one) => one.url === url && one.method === method);
  assert.ok(route, url);
  const request = {
    params,
    query: {},
    body: null,
    headers: {},
    cookies: {},
    address: "",
    secure: true,
    language: "zh",
    actor,
    token: null,
    ...more,
  };
  return route.handler(request as PlainRequest);
};
const FILE = "/api/documents/:home/:id/file";
const TEMPLATE = "/api/document-templates/:kind/file";
const spoken = (reply: PlainReply): string => execFileSync("pdftotext", ["-layout", "-", "-"], { input: reply.body as Buffer }).toString();
const refused = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;

test("forty papers of one moment, some of which fail, are numbered without a gap and without twins", async () => {
  const all = Array.from({ length: 40 }, (_, index) => write(`甲${index}`, { fails: index % 7 === 3 }));
  const settled = await Promise.allSettled(all.map(({ done }) => done));
  const numbers = settled.flatMap((one) => (one.status === "fulfilled" ? [Number(/〔2026〕(\d+)号/.exec(one.value.number)?.[1])] : []));
  assert.equal(numbers.length, 34);
  assert.deepEqual(
    numbers.toSorted((left, right) => left - right),
    Array.from({ length: 34 }, (_, index) => index + 1),
  );
});

test("the same paper asked for twice keeps its number, and a new year begins at one", async () => {
  const first = write("乙");
  const { number } = await first.done;
  const again = await city.execute(writeLetter, { id: first.id, paper: first.paper, name: "乙", fails: false }, { actor: clerk });
  assert.equal(again.number, number);
  city.set("2026-12-31T16:00:01.000Z");
  assert.match((await write("丙").done).number, /〔2027〕1号$/);
});

test("a paper is made by a job: its PDF and Word file say the sealed name, the ledger and the disk do not, and only the record's readers get it", async () => {
  const { id, paper, done } = write("张三丰");
  const { number } = await done;
  await assert.rejects(ask(FILE, { home: HOME, id: paper }, clerk), refused("documents.not-made"));
  await city.jobs();
  const pdf = await ask(FILE, { home: HOME, id: paper }, clerk);
  assert.match(spoken(pdf), /张三丰：您的来信已经收到。/);
  assert.ok(spoken(pdf).includes(number));
  const word = await ask(FILE, { home: HOME, id: paper }, clerk, { query: { form: "word" } });
  assert.match(JSON.stringify(readWord(word.body as Buffer)), /张三丰/);
  await assert.rejects(ask(FILE, { home: HOME, id: paper }, stranger), refused("record.not-found"));
  const [said] = await city.runtime.pools.write<
    { n: number }[]
  >`select count(*)::int as n from ledger.event where data::text like '%张三丰%'`;
  assert.equal(said?.n, 0);
  const kept = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => statSync(name).isFile());
  assert.ok(kept.length > 0 && kept.every((name) => !readFileSync(name).subarray(0, 4).equals(Buffer.from("%PDF"))));
  const listed = await ask("/api/documents/of/:home/:id", { home: HOME, id }, clerk);
  assert.equal((listed.body as { number: string }[])[0]?.number, number);
  assert.deepEqual((await ask("/api/documents/of/:home/:id", { home: HOME, id }, stranger)).body, []);
  assert.match(
    spoken(await ask("/api/documents/of/:home/:id/volume", { home: HOME, id }, clerk)),
    /案卷[\s\S]*告知书[\s\S]*目录[\s\S]*张三丰/,
  );
});

test("a city's own template is taken when every tag is known, used from then on, and given back; a wrong one changes nothing", async () => {
  const own = await wordTemplate(
    [
      { kind: "title", text: "湖州告知书" },
      { kind: "paragraph", text: "{name} {number}" },
    ],
    "x",
  );
  const wrong = await wordTemplate([{ kind: "paragraph", text: "{nmae}" }], "x");
  await assert.rejects(
    ask(TEMPLATE, { kind: notice.code }, admin, { body: { file: wrong.toString("base64") } }),
    refused("documents.unknown-tags"),
  );
  await assert.rejects(
    ask(TEMPLATE, { kind: notice.code }, clerk, { body: { file: own.toString("base64") } }),
    refused("access.not-yours"),
  );
  const added = await ask(TEMPLATE, { kind: notice.code }, admin, { body: { file: own.toString("base64") } });
  assert.deepEqual(added.body, { kind: notice.code, version: 1 });
  const { paper, done } = write("李四");
  await done;
  await city.jobs();
  assert.match(spoken(await ask(FILE, { home: HOME, id: paper }, clerk)), /湖州告知书[\s\S]*李四/);
  const list = (await ask("/api/document-templates", {}, admin)).body as { templates: { kind: string; version: number }[] };
  assert.equal(list.templates.find(({ kind }) => kind === notice.code)?.version, 1);
});

test("a paper that failed is seen by whoever mends templates, made again by them alone, and filled from the template of that day", async () => {
  const { id, paper, done } = write("王五");
  const { number } = await done;
  // The press gave up before the job came.
  await city.execute(failDocument, { home: HOME, id: paper, code: "documents.broken-tags" }, { actor: system });
  await city.jobs();
  const failed = async () => ((await ask("/api/document-templates", {}, admin)).body as TemplateList).failed.map((one) => one.number);
  const again = async (actor: Actor) =>
    ((await ask("/api/documents/of/:home/:id", { home: HOME, id }, actor)).body as { stage: string; again: boolean }[])[0];
  assert.deepEqual(await failed(), [number]);
  assert.deepEqual([(await again(clerk))?.stage, (await again(clerk))?.again, (await again(admin))?.again], ["failed", false, true]);
  await assert.rejects(city.execute(makeDocumentAgain, { home: HOME, id: paper }, { actor: clerk }), refused("access.not-yours"));
  const mended = await wordTemplate([{ kind: "paragraph", text: "改好的告知书 {name}" }], "x");
  await ask(TEMPLATE, { kind: notice.code }, admin, { body: { file: mended.toString("base64") } });
  await city.execute(makeDocumentAgain, { home: HOME, id: paper }, { actor: admin });
  await city.jobs();
  assert.deepEqual(await failed(), []);
  assert.match(spoken(await ask(FILE, { home: HOME, id: paper }, clerk)), /改好的告知书 王五/);
  assert.equal((await again(admin))?.again, false);
});

test("what the tables say of papers follows from their events", async () => {
  assert.deepEqual((await city.verify()).findings, []);
});
