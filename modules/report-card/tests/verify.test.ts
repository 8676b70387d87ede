import assert from "node:assert/strict";
import { before, test } from "node:test";
import fc from "fast-check";
import { canonical as ours } from "../../../platform/ledger/canonical.ts";
import { siblings } from "../../../platform/log/batch.ts";
import { leafHash } from "../../../platform/log/tree.ts";
import { canonical } from "../../../web/proof/canonical.ts";
import { rootOf } from "../../../web/proof/batch.ts";
import { hoursAt } from "../../../web/proof/figure.ts";
import { foundWords } from "../../../web/proof/words.ts";
import {
  checkCardFile,
  checkFigure,
  figureDigest,
  bodyOf,
  hashesDigest,
  recompute,
  rowHash,
  rowsDigest,
  sayFound,
  type CardFile,
  type FigureFile,
  type FigurePart,
  type Found,
} from "#web/proof";
import { commitRows, percentiles, plainRow } from "#platform/figures";
import { logOf, newSigner, noteOf, publishedBy, sampleFigure } from "./sample.ts";

const signer = newSigner();
let figure: FigureFile;
let card: CardFile;
before(async () => {
  ({ figure, card } = await sampleFigure(signer));
});

const copy = (): FigureFile => structuredClone(figure);
const wrong = (found: readonly Found[]): string[] =>
  found.filter(({ good }) => good === false).map(({ code, where }) => `${code} ${where}`.trim());

test("a figure as it was published agrees with itself, its log and its card", async () => {
  const found = await checkFigure(figure);
  assert.deepEqual(wrong(found), []);
  assert.deepEqual(
    found.map(({ code, good }) => `${code} ${good}`),
    ["rows true", "value true", "log true", "hushed null", "card-figure true", "card-digest true", "card-log true"],
  );
  const whole = await checkCardFile(card);
  assert.deepEqual([...whole.keys()], ["", "ontime"]);
  assert.deepEqual(wrong([...whole.values()].flat()), []);
});

/** What a forger who keeps the file would do: hashes of the rows and the number itself made anew. */
async function refit(file: FigureFile): Promise<void> {
  file.rowHashes = await Promise.all(file.rows.map(rowHash));
  file.value = recompute(file);
}

/** Every way of tampering, and where the check says it is. */
const tamperings: readonly [what: string, how: (file: FigureFile) => void | Promise<void>, where: RegExp][] = [
  ["a fact is turned round", (file) => void (file.rows[4]!.facts = "11"), /row-changed 5/],
  ["a place is changed", (file) => void (file.rows[7]!.place = "330503001"), /row-changed 8/],
  ["a day is changed", (file) => void (file.rows[0]!.day = "2026-04-04"), /row-changed 1/],
  ["a row is taken out", (file) => void file.rows.splice(9, 1), /row-gone 10/],
  ["a row is put in", (file) => void file.rows.push({ ...file.rows[3]!, facts: "11" }), /row-added 62/],
  ["a row is put in twice", (file) => void file.rows.push(file.rows[3]!), /row-added 62/],
  ["two rows change places", (file) => void ([file.rows[1], file.rows[2]] = [file.rows[2]!, file.rows[1]!]), /row-changed 2/],
  ["the number is made better", (file) => void (file.value = { ...file.value, numerator: 40, value: 0.66 }), /value evt.ontime/],
  ["only the rate is made better", (file) => void (file.value = { ...file.value, value: 0.99 }), /value evt.ontime/],
  ["the definition is changed", (file) => void (file.definition = { zh: "另一种算法", en: "another" }), /card-figure evt.ontime/],
  ["the condition is made milder", (file) => void (file.numerator = 0), /value evt.ontime/],
  ["the period is changed", (file) => void (file.to = "2026-05-31"), /card-figure evt.ontime/],
  [
    "a record is counted twice, its hash and the number made to fit",
    async (file) => {
      file.rows.push({ ...file.rows[3]!, day: "2026-04-09" });
      await refit(file);
    },
    /row-twice 62/,
  ],
  [
    "a record is counted twice, the very same row",
    async (file) => {
      file.rows.splice(4, 0, file.rows[3]!);
      await refit(file);
    },
    /row-twice 5/,
  ],
  [
    "a closed record is counted twice, and nothing stands in a log",
    async (file) => {
      delete file.card;
      file.rows = [...file.rows.slice(-1), ...file.rows.slice(-1)];
      file.logs = [];
      await refit(file);
    },
    /^row-twice 2$/,
  ],
  [
    "a part of a record is counted twice",
    async (file) => {
      file.pieces = true;
      file.rows.push({ ...file.rows[3]!, piece: "one" }, { ...file.rows[3]!, piece: "one" });
      await refit(file);
    },
    /row-twice 63/,
  ],
  [
    "a row and its hash are changed together",
    async (file) => {
      file.rows[4]!.facts = "11";
      file.rowHashes[4] = await rowHash(file.rows[4]!);
    },
    /card-figure evt.ontime/,
  ],
  [
    "a record of one's own invention stands in the place of a real one, everything else made to fit",
    async (file) => {
      file.rows[6]!.row = Buffer.alloc(32, 5).toString("base64");
      file.rowHashes[6] = await rowHash(file.rows[6]!);
    },
    /log-path 330502/,
  ],
  ["a row says another place in the log", (file) => void (file.rows[6]!.entry = 70), /row-changed 7/],
  ["two rows claim one place in the log", (file) => void (file.rows[6]!.entry = file.rows[5]!.entry!), /log-entry-twice 7/],
  ["a hash of the path is changed", (file) => void (file.logs[0]!.nodes[2] = Buffer.alloc(32, 1).toString("base64")), /log-path 330502/],
  ["a hash of the path is missing", (file) => void file.logs[0]!.nodes.pop(), /log-path 330502/],
  [
    "the checkpoint is somebody else's",
    (file) => void (file.logs[0]!.checkpoint = noteOf(newSigner(), 700, Buffer.alloc(32))),
    /log-path 330502/,
  ],
  ["the signature is another key's", (file) => void (file.logs[0]!.keys = [newSigner().vkey]), /log-signature 330502/],
  ["the log is left out", (file) => void (file.logs = []), /unlogged 1/],
  ["the card is rewritten", (file) => void (file.card!.body.content = { zh: "更好的答卷" }), /card-digest/],
  [
    "the publication is rewritten",
    (file) => void (file.card!.proof.event = file.card!.proof.event.replace("approver", "nobody")),
    /card-event/,
  ],
  ["the publication is said to stand elsewhere", (file) => void (file.card!.proof.sealed!.index = 12), /card-log 330502/],
  ["the publication's signature is another key's", (file) => void (file.card!.keys = [newSigner().vkey]), /card-signature/],
  ["it is another sort of file", (file) => void Object.assign(file, { format: "x" }), /^shape/],
];

for (const [what, how, where] of tamperings)
  test(`a tampered export is found out: ${what}`, async () => {
    const file = copy();
    await how(file);
    const found = wrong(await checkFigure(file));
    assert.ok(
      found.some((one) => where.test(one)),
      `${where} in ${JSON.stringify(found)}`,
    );
  });

test("parts of one record are rows of their own, and the reader is told what the log does not prove", async () => {
  const file = copy();
  delete file.card;
  file.pieces = true;
  file.rows = file.rows.map((row) => ({ ...row, piece: "one" }));
  file.rows.push({ ...file.rows[3]!, piece: "two" }, { ...file.rows[3]!, piece: "three" });
  await refit(file);
  const found = await checkFigure(file);
  assert.deepEqual(wrong(found), []);
  assert.deepEqual(found.find(({ code }) => code === "pieces")?.params, { n: 2 });
  delete file.pieces;
  assert.deepEqual(wrong(await checkFigure(file)), ["row-twice 62", "row-twice 63"], "who does not say that records have parts has none");
});

test("a figure that two items of a card tell is there for both, and is missing for both", async () => {
  const [one] = card.card.body.figures;
  const twice = { ...card, card: { ...card.card, body: { ...card.card.body, figures: [one!, { ...one!, item: "again" }] } } };
  const found = await checkCardFile(twice);
  assert.deepEqual([...found.keys()], ["", "ontime", "again"]);
  assert.deepEqual(found.get("again"), found.get("ontime"));
  const none = await checkCardFile({ ...twice, figures: [] });
  assert.deepEqual(wrong(none.get("again") ?? []), ["card-missing evt.ontime"]);
});

test("a card with a figure left out says which", async () => {
  const found = await checkCardFile({ ...card, figures: [] });
  assert.deepEqual(wrong(found.get("ontime") ?? []), ["card-missing evt.ontime"]);
});

test("a checkpoint kept outside that says something else of the same size is a finding", async () => {
  const other = noteOf(signer, 700, Buffer.alloc(32, 9));
  assert.deepEqual(wrong(await checkFigure(figure, { kept: [other] })), ["log-other 330502"]);
  assert.deepEqual(wrong(await checkFigure(figure, { kept: [figure.logs[0]!.checkpoint, noteOf(signer, 600, Buffer.alloc(32))] })), []);
});

/** The same figure with its rows in files of 25, and a card of it. */
async function inFiles(): Promise<{ head: FigureFile; parts: FigurePart[] }> {
  const { figure: whole, partOf } = await sampleFigure(signer);
  const parts: FigurePart[] = [];
  for (let at = 0; at < whole.rows.length; at += 25) parts.push(await partOf(whole.rows.slice(at, at + 25), parts.length + 1));
  const frozen = await Promise.all(
    parts.map(async ({ rows, rowHashes }) => ({ rows: rows.length, digest: await hashesDigest(rowHashes) })),
  );
  const head = { ...whole, rows: [], rowHashes: [], logs: [], parts: frozen };
  head.card!.body.figures[0]!.digest = await figureDigest(bodyOf(head), [], frozen);
  return { head, parts };
}
/** Without the card's own publication, which names the figure as one file. */
const ofSplit = async (head: FigureFile, parts: readonly (FigurePart | null)[]): Promise<Found[]> =>
  (await checkFigure(head, { part: async (_, at) => parts[at - 1] ?? null })).filter(({ code }) => code !== "card-digest");

test("rows in several files are counted together and proved one file after another; what is wrong says in which", async () => {
  const { head, parts } = await inFiles();
  const found = await ofSplit(head, parts);
  assert.deepEqual(wrong(found), []);
  assert.deepEqual(
    found.slice(0, 3).map(({ code, good, params }) => [code, good, params]),
    [
      ["part", true, { of: 3, n: 61 }],
      ["log", true, { n: 60, size: 700 }],
      ["value", true, { value: head.value.value, numerator: 20, denominator: 61 }],
    ],
  );
  assert.ok(found.some(({ code, good }) => code === "card-figure" && good === true));
  const changed = structuredClone(parts);
  changed[1]!.rows[4]!.facts = "11";
  assert.deepEqual(wrong(await ofSplit(head, changed)), ["row-changed 2:5", "value evt.ontime"]);
  const refitted = structuredClone(changed);
  refitted[1]!.rowHashes[4] = await rowHash(refitted[1]!.rows[4]!);
  assert.deepEqual(wrong(await ofSplit(head, refitted)), ["part 2", "value evt.ontime"]);
  assert.deepEqual(wrong(await ofSplit(head, [parts[0]!, parts[0]!, parts[2]!])), ["part 2", "value evt.ontime"]);
  const elsewhere = structuredClone(parts);
  elsewhere[1]!.logs[0]!.nodes.pop();
  const led = (await ofSplit(head, elsewhere)).filter(({ code, where }) => code.startsWith("log") && where === "330502");
  assert.deepEqual(
    led.map(({ code, good }) => [code, good]),
    [["log-path", false]],
    "a log that fails in one file is not called right for the others",
  );
  const missing = await ofSplit(head, [parts[0]!, null, parts[2]!]);
  assert.deepEqual(wrong(missing), []);
  assert.deepEqual(missing.find(({ code }) => code === "part-missing")?.params, { n: 1, of: 3 });
  assert.ok(!missing.some(({ code }) => code === "value"), "a part of the rows is not the number");
});

test("a record that stands in two files of one figure counts twice, and both places are named", async () => {
  const { head, parts } = await inFiles();
  const { partOf } = await sampleFigure(signer);
  const forged = [...parts.slice(0, 2), await partOf([...parts[2]!.rows, parts[0]!.rows[3]!], 3)];
  head.parts![2] = { rows: forged[2]!.rows.length, digest: await hashesDigest(forged[2]!.rowHashes) };
  head.value = { ...head.value, numerator: 21, denominator: 62, value: 0.33871 };
  assert.deepEqual(
    (await ofSplit(head, forged)).filter(({ code }) => code === "row-twice").map(({ where, params }) => [where, params]),
    [["3:12", { first: "1:4" }]],
  );
});

test("a mean and a sum are counted again from what their rows say; a changed answer or weight is found", async () => {
  const rows = [1, 1, 0, 1].map((said, index) => ({ row: "", place: "3305", day: "2026", facts: "", said, weight: index + 1 }));
  const told = async (counted: "mean" | "sum", some: typeof rows) => {
    const base = { ...figure, unit: "percent" as const, counted, numerator: { all: [] }, denominator: null, rows: some, logs: [] };
    const bare = { ...base, value: recompute(base), rowHashes: await Promise.all(some.map(rowHash)) };
    delete bare.card;
    return bare;
  };
  const mean = await told("mean", rows);
  assert.deepEqual([mean.value, (await told("sum", rows)).value.value], [{ numerator: 4, denominator: null, value: 0.7 }, 3]);
  assert.deepEqual(wrong(await checkFigure(mean)), []);
  assert.equal((await told("mean", [])).value.value, null, "of no answers there is no mean, never 100%");
  const changed = rows.map((row, index) => (index === 2 ? { ...row, weight: 1 } : row));
  assert.deepEqual(wrong(await checkFigure({ ...mean, rows: changed })), ["row-changed 3", "mean evt.ontime"]);
});

test("rows of an estimate are those its publication committed to, in an event that stands in the log; any other is found out", async () => {
  const said = [1, 1, 0, 1, 0].map((one, index) => ({ said: one, weight: index + 1, place: "3305", day: "2026" }));
  const rows = said.map(plainRow);
  const committed = [{ figure: figure.code, area: figure.area, year: 2026, digest: commitRows(said) }];
  assert.equal(await rowsDigest(rows), committed[0]!.digest, "a browser works out what the ledger wrote");
  const base = { ...figure, unit: "percent" as const, counted: "mean" as const, numerator: { all: [] }, denominator: null, rows, logs: [] };
  const proof = await publishedBy(signer, { compared: [], committed });
  const file: FigureFile = { ...base, value: recompute(base), rowHashes: await Promise.all(rows.map(rowHash)) };
  delete file.card;
  const of = async (more: Partial<FigureFile>) => wrong(await checkFigure({ ...file, committed: { proof, keys: [signer.vkey] }, ...more }));
  const all = await checkFigure({ ...file, committed: { proof, keys: [signer.vkey] } });
  assert.deepEqual(
    all.map(({ code, good }) => `${code} ${good}`),
    ["rows true", "mean true", "committed true", "committed-log true", "nameless null"],
  );
  // Rows exchanged with all their hashes and the number made anew: only the publication knows.
  const other = said.map((row, index) => plainRow({ ...row, said: index === 0 ? 0 : row.said }));
  const forged = { rows: other, rowHashes: await Promise.all(other.map(rowHash)), value: recompute({ ...base, rows: other }) };
  assert.deepEqual(await of(forged), ["committed"]);
  assert.deepEqual(
    await of({ rows: rows.slice(1), rowHashes: file.rowHashes.slice(1), value: recompute({ ...base, rows: rows.slice(1) }) }),
    ["committed"],
  );
  assert.deepEqual(await of({ area: "330502" }), ["committed"], "the rows of another area are not these");
  const lied = { ...proof, event: proof.event.replace(committed[0]!.digest, "0".repeat(64)) };
  assert.deepEqual(await of({ committed: { proof: lied, keys: [signer.vkey] } }), ["committed", "committed-event", "committed-log 330500"]);
  assert.deepEqual(await of({ committed: { proof, keys: [newSigner().vkey] } }), ["committed-signature 330500"]);
  const later = await checkFigure({ ...file, committed: { proof: { ...proof, sealed: null }, keys: [] } });
  assert.ok(later.some(({ code, good }) => code === "committed-later" && good === null));
  // A row that is a record of its own is committed to without its place in the log, which nobody knew yet.
  assert.equal(
    await rowsDigest(rows.map((row) => ({ ...row, row: "x", log: "330502", entry: 3, kind: 1 as const }))),
    committed[0]!.digest,
  );
});

test("a denominator of 0 gives no value, never 100%", () => {
  const none = recompute({ unit: "percent", counted: "period", numerator: 0, denominator: 1, rows: [] });
  assert.deepEqual(none, { numerator: 0, denominator: 0, value: null });
});

test("the median of the rows is the counters' percentile, also of few and of none", () => {
  const parts = fc.array(fc.constantFrom(0, 7, 45, 1200, 13_000), { maxLength: 30 });
  fc.assert(
    fc.property(parts, fc.constantFrom(0.5, 0.9), (list, share) => {
      const apart = [...Map.groupBy(list, String)];
      const counter = {
        set: "x",
        area: "",
        n: list.length,
        sum: 0,
        parts: [apart.map(([part]) => part)],
        ns: [apart.map(([, some]) => some.length)],
      };
      const [minutes = null] = percentiles([counter], [share]);
      assert.equal(hoursAt(list, share), minutes === null ? null : Math.round((minutes / 60) * 100) / 100);
    }),
  );
});

test("any choice of entries of any log leads to its root by the stretches between them, in SHA-256 and SM3", async () => {
  for (const name of ["sha256", "sm3"] as const)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 600 }), fc.array(fc.nat(), { maxLength: 40 }), async (size, picks) => {
        const entries = Array.from({ length: size }, (_, index) => Buffer.from(`entry ${index}`));
        const log = await logOf(entries, name);
        const wanted = [...new Set(picks.map((pick) => pick % size))];
        const nodes = await siblings(name, log.subtree, wanted, size);
        const leaves = new Map(wanted.map((index) => [index, leafHash(name, entries[index]!)]));
        const { createHash } = await import("node:crypto");
        const hash = async (...parts: readonly Uint8Array[]) => createHash(name).update(Buffer.concat(parts)).digest();
        assert.deepEqual(Buffer.from((await rootOf(leaves, size, nodes, hash)) ?? []), log.root);
        assert.equal(await rootOf(leaves, size, [...nodes, Buffer.alloc(32)], hash), null);
      }),
      { numRuns: 15 },
    );
});

test("a browser writes the same canonical bytes as the ledger", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(canonical(value), ours(value))));
  assert.equal(
    canonical({ b: 1, a: undefined, é: [null, { z: "中", y: true }] }),
    ours({ b: 1, a: undefined, é: [null, { z: "中", y: true }] }),
  );
});

test("every finding has its words in both languages", async () => {
  const all: Found[] = [...(await checkFigure(figure)), ...(await checkFigure({ ...copy(), logs: [] }))];
  const { head, parts } = await inFiles();
  all.push(...(await ofSplit(head, parts)), ...(await ofSplit(head, [])), ...(await ofSplit(head, [parts[1]!])));
  for (const one of all)
    for (const language of ["zh", "en"] as const) assert.doesNotMatch(sayFound(one, language), /^[a-z-]+\.(good|bad|null)$|\{/);
  for (const { zh, en } of Object.values(foundWords)) assert.ok(zh !== "" && en !== "");
});
