import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { system } from "#platform/access";
import { printPdf } from "#platform/documents";
import type { FileStore } from "#platform/files";
import { parseInput, type PlainReply, type PlainRequest, type PlainRoute } from "#platform/http";
import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { proofOf, seal, type LogKeys } from "#platform/log";
import type { JobKind } from "#platform/modules";
import type { Rates } from "#platform/rates";
import { Refusal, refuse } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import { writeBook } from "#platform/sheets";
import { places } from "#modules/places";
import {
  bodyOfEdition,
  cardBlocks,
  cardPages,
  computeIndex,
  findCard,
  freezeFigure,
  noteFailure,
  noteFrozen,
  pageCsv,
  readEdition,
  readFigureRows,
  readSafetyIndex,
  readToldRows,
  recordSafetyIndex,
  ruleOf,
  type EditionView,
  type Frozen,
  type Keeping,
} from "#modules/report-card";
import type { CardFile, CardPart, FigureFile, FigurePart } from "#web/proof";
import type { Language } from "#web/words";
import { XLSX } from "./exports.ts";
import { keepFiles, type KeptFiles } from "./kept-files.ts";

export type CardDeps = { runtime: Runtime; store: FileStore; keys: LogKeys; rates: Rates; rowsAFile?: number };
type Freezing = StreamKey & { draft: number };
type Checkpoint = { log: string; size: number; note: string; at: string };

/** Papers are set in type, files of rows are large: one source gets so many a minute. */
const PER_MINUTE = 60;

/** Computes every figure of a card handed in, from records that stand in the log, and keeps their rows in the store. */
export async function freezeCard(deps: CardDeps, { home, id, draft }: Freezing): Promise<void> {
  const { runtime } = deps;
  await seal({ sql: runtime.pools.write, keys: deps.keys, now: runtime.now });
  const state = await runtime.within(system, ({ db }) => findCard(db, { home, id }));
  if (state?.stage !== "computing" || state.draft !== draft) return;
  const frozen: Frozen[] = [];
  const checkpoints = new Map<string, Checkpoint>();
  for (const item of state.content.items.filter(({ figure }) => figure !== null)) {
    try {
      const made = await runtime.within(system, (query) => freezeFigure(query, item, state.content.area, keepingIn(deps)));
      frozen.push({ ...made.frozen, file: made.file ? await keep(deps.store, made.frozen.digest, made.file) : "" });
      for (const { log, size, checkpoint, at } of made.logs)
        if ((checkpoints.get(log)?.size ?? 0) <= size) checkpoints.set(log, { log, size, note: checkpoint, at });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      const failed = { home, id, draft, code: cause.body.code, item: item.item };
      await runtime.execute(noteFailure, failed, { commandId: namedUuid("report-card.failed", id, String(draft)), actor: system });
      return;
    }
  }
  const done = { home, id, draft, frozen, checkpoints: [...checkpoints.values()] };
  await runtime.execute(noteFrozen, done, { commandId: namedUuid("report-card.frozen", id, String(draft)), actor: system });
}

/** Named by what is in it: the same rows are kept once, and a changed file is not the one that was frozen. */
async function keep(store: FileStore, digest: string, file: FigureFile | FigurePart): Promise<string> {
  const name = createHash("sha256")
    .update(`report-card ${digest} ${file.logs.map(({ size }) => size).join(" ")}`)
    .digest("hex");
  await store.put(name, gzipSync(JSON.stringify(file)));
  return name;
}

const keepingIn = ({ store, rowsAFile }: CardDeps): Keeping => ({
  keep: (digest, part) => keep(store, digest, part),
  ...(rowsAFile === undefined ? {} : { most: rowsAFile, each: rowsAFile }),
});

/** Works out the safety index of a year that was ordered, from what the public is told. */
export async function workOutIndex({ runtime }: Pick<CardDeps, "runtime">, year: number): Promise<void> {
  const found = await runtime.within(system, async (ctx) => {
    const index = await readSafetyIndex(ctx.db);
    const rule = index.draft?.year === year && index.draft.areas === null ? ruleOf(index, year) : undefined;
    return rule && { of: index.editions.length, result: await computeIndex(ctx, rule, year) };
  });
  if (!found) return;
  const commandId = namedUuid("report-card.index", String(year), String(found.of), String(found.result.rule), runtime.now());
  await runtime.execute(recordSafetyIndex, found.result, { commandId, actor: system });
}

export const cardJobs = (deps: () => CardDeps): JobKind[] => [
  { kind: "report-card.freeze", run: (_, payload) => freezeCard(deps(), payload as Freezing), attempts: 5 },
  { kind: "report-card.index", run: (_, payload) => workOutIndex(deps(), Number(payload["year"])), attempts: 5 },
];

const keysOf = (keys: LogKeys, log: string): string[] => keys.verifiers(log).map(({ vkey }) => vkey);
const keyed = (keys: LogKeys, { committed, ...file }: FigureFile): FigureFile => ({
  ...file,
  logs: file.logs.map((one) => ({ ...one, keys: keysOf(keys, one.log) })),
  ...(committed ? { committed: { ...committed, keys: keysOf(keys, committed.proof.sealed?.log ?? "city") } } : {}),
});

const saved = (name: string): Record<string, string> => ({
  "content-disposition": `attachment; filename="${name}"`,
  "cache-control": "no-store",
});
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** GET /api/catalogue/:code/file: the rows of a figure as a file that proves itself, with the keys of the logs. */
const figureRoute = (deps: CardDeps): PlainRoute => ({
  method: "GET",
  url: "/api/catalogue/:code/file",
  handler: async (request) => {
    slowed(deps, request);
    const { params, query, actor } = request;
    const { area, from, to } = query;
    const ask = parseInput(readFigureRows.input, { code: params["code"], area: text(area) ?? "", from, to });
    const file = await deps.runtime.ask(readFigureRows, ask, actor);
    return { status: 200, body: keyed(deps.keys, file), headers: saved(`${file.code}-${file.area}-${file.from}-${file.to}.json`) };
  },
});

/** GET /api/catalogue/:code/told/file: the same of a figure that is an estimate or a sum. */
const toldRoute = (deps: CardDeps): PlainRoute => ({
  method: "GET",
  url: "/api/catalogue/:code/told/file",
  handler: async (request) => {
    slowed(deps, request);
    const { params, query, actor } = request;
    const ask = parseInput(readToldRows.input, { code: params["code"], area: text(query["area"]) ?? "", year: text(query["year"]) });
    const file = await deps.runtime.ask(readToldRows, ask, actor);
    return { status: 200, body: keyed(deps.keys, file), headers: saved(`${file.code}-${file.area}-${file.from.slice(0, 4)}.json`) };
  },
});

function slowed({ rates }: CardDeps, { address }: PlainRequest): void {
  const wait = rates.wait(`${address} card`, PER_MINUTE);
  if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
}

async function editionOf(deps: CardDeps, request: PlainRequest): Promise<EditionView> {
  slowed(deps, request);
  const { query, actor } = request;
  const ask = parseInput(readEdition.input, { home: text(query["home"]), id: text(query["id"]), version: text(query["version"]) });
  return deps.runtime.ask(readEdition, ask, actor);
}

/** The edition as it was committed to, and the proof of the event that published it. */
async function partOf({ runtime, keys }: CardDeps, edition: EditionView, request: PlainRequest): Promise<CardPart> {
  const { home, id, seq } = edition;
  const proof = await runtime.within(request.actor, (ctx) => proofOf(ctx.db, { home, id }, seq));
  if (!proof) throw new Error(`card ${home}/${id} has no event ${seq}`);
  return { body: bodyOfEdition(edition), proof, keys: keys.verifiers(home.slice(0, 6)).map(({ vkey }) => vkey) };
}

async function rowsOf({ store, keys }: CardDeps, { file }: Frozen): Promise<FigureFile> {
  if (file === "") throw refuse.forbidden("report-card.too-few");
  const bytes = await store.get(file);
  if (!bytes) throw refuse.notFound("report-card.rows-gone");
  return keyed(keys, JSON.parse(gunzipSync(bytes).toString("utf8")) as FigureFile);
}

/** One of the files the rows of a figure lie in. */
async function partRows({ store, keys }: CardDeps, { parts = [] }: Frozen, part: string): Promise<FigurePart> {
  const kept = /^[1-9]\d{0,4}$/.test(part) ? parts[Number(part) - 1] : undefined;
  const bytes = kept && (await store.get(kept.file));
  if (!bytes) throw refuse.notFound("report-card.rows-gone");
  const found = JSON.parse(gunzipSync(bytes).toString("utf8")) as FigurePart;
  return { ...found, logs: found.logs.map((one) => ({ ...one, keys: keysOf(keys, one.log) })) };
}

/** GET /api/report-card/rows: the rows of one figure of an edition, with the card's own proof; with `part` one of the files they lie in. */
const rowsRoute = (deps: CardDeps): PlainRoute => ({
  method: "GET",
  url: "/api/report-card/rows",
  handler: async (request) => {
    const edition = await editionOf(deps, request);
    const frozen = edition.frozen.find(({ item }) => item === request.query["item"]);
    if (!frozen) throw refuse.notFound("report-card.no-such-item", { item: String(request.query["item"] ?? "") });
    const part = text(request.query["part"]);
    if (part !== undefined)
      return { status: 200, body: await partRows(deps, frozen, part), headers: saved(`${frozen.item}-${edition.version}-${part}.json`) };
    const file = { ...(await rowsOf(deps, frozen)), card: await partOf(deps, edition, request) };
    return { status: 200, body: file, headers: saved(`${frozen.item}-${edition.version}.json`) };
  },
});

async function wholeCard(deps: CardDeps, edition: EditionView, request: PlainRequest): Promise<CardFile> {
  const figures: FigureFile[] = [];
  for (const one of edition.frozen) if (one.file !== "") figures.push(await rowsOf(deps, one));
  return { format: "zuji-card/1", card: await partOf(deps, edition, request), figures };
}

type Form = "pdf" | "csv" | "xlsx" | "json";
const TYPES: Readonly<Record<Form, string>> = {
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  xlsx: XLSX,
  json: "application/json; charset=utf-8",
};

async function formOf(
  deps: CardDeps,
  edition: EditionView,
  form: Form,
  language: Language,
  request: PlainRequest,
): Promise<Buffer | string> {
  const title = edition.content[language];
  const at = edition.publishedAt;
  if (form === "json") return JSON.stringify(await wholeCard(deps, edition, request));
  const pages = cardPages(edition, language);
  if (form === "xlsx") return writeBook({ title, at, pages: pages.filter(({ rows }) => rows.length > 0) });
  const [first] = pages;
  if (form === "csv") return first ? pageCsv(first) : "";
  const issuer = deps.runtime.registers.read(places).names(edition.content.area)[language];
  return (await printPdf({ title, at, language, parts: [cardBlocks(edition, issuer, language)] })).bytes;
}

/** GET /api/report-card/file: a whole edition as PDF, CSV, xlsx, or as JSON that `npm run card -- verify` checks. */
const fileRoute = (deps: CardDeps, files: KeptFiles): PlainRoute => ({
  method: "GET",
  url: "/api/report-card/file",
  handler: async (request): Promise<PlainReply> => {
    const form = (["pdf", "csv", "xlsx", "json"] as const).find((one) => one === request.query["form"]);
    if (!form) throw refuse.fields([{ path: "form", code: "input.format" }]);
    const language: Language = request.query["language"] === "en" ? "en" : "zh";
    const edition = await editionOf(deps, request);
    // Everything a file is made of but the proof, which holds whenever it was made.
    const body = await files([edition, form, language], () => formOf(deps, edition, form, language, request));
    const name = `${language === "zh" ? "答卷" : "report-card"}-${edition.content.from}-${edition.content.to}-${edition.version}.${form}`;
    return {
      status: 200,
      body,
      type: TYPES[form],
      headers: {
        "cache-control": "no-store",
        "content-disposition": `attachment; filename="report-card.${form}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
    };
  },
});

export const cardRoutes = (deps: CardDeps): PlainRoute[] => [
  figureRoute(deps),
  toldRoute(deps),
  rowsRoute(deps),
  fileRoute(deps, keepFiles()),
];
