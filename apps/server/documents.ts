import { createHash } from "node:crypto";
import { system, type Actor } from "#platform/access";
import { bindVolume, type Block, dayInWords, lockFile, makeDocument, newFileKey, openFile } from "#platform/documents";
import type { PlainReply, PlainRequest, PlainRoute } from "#platform/http";
import { isUuid, namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { JobContext, JobKind, QueryContext } from "#platform/modules";
import { Refusal, refuse } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import { documentsOf, failDocument, findDocument, finishDocument, type StoredDocument } from "#modules/documents";
import { organisations } from "#modules/organisations";
import { file, kindOf, kindsOf, mendsTemplates, nameOf, templateOf, templateRoutes, type DocumentDeps } from "./document-templates.ts";
import { fewAtOnce } from "./few-at-once.ts";
import { linkSecrets } from "./link-cookies.ts";

export type { DocumentDeps } from "./document-templates.ts";

async function make(deps: DocumentDeps, ctx: JobContext, key: StreamKey): Promise<void> {
  const found = await ctx.query([""], ({ db }) => findDocument(db, key));
  if (found?.stage !== "issued") return;
  try {
    const kind = kindOf(deps.runtime, found.kind);
    const own = await ctx.query([""], (query) => kind.read(query, found.subject, found));
    const unit = ctx.read(organisations).unit(found.unit);
    const common = {
      issuer: unit?.zh ?? found.unit,
      number: found.number,
      date: dayInWords(found.issuedAt),
      site: deps.origin ?? "",
      contact: unit?.phone ? `联系电话：${unit.phone}` : "",
    };
    const title = `${kind.title.zh} ${found.number}`;
    const made = await makeDocument(await templateOf(deps, kind, found.templateFile), { ...common, ...own }, { title, at: found.issuedAt });
    const lock = newFileKey();
    // A name of this try: a second run, after a lost answer, never writes over the files whose key the vault has.
    const word = nameOf(`word ${found.home} ${found.id} ${lock}`);
    const pdf = nameOf(`pdf ${found.home} ${found.id} ${lock}`);
    await deps.store.put(word, lockFile(lock, word, made.word));
    await deps.store.put(pdf, lockFile(lock, pdf, made.pdf.bytes));
    const digest = createHash("sha256").update(made.pdf.bytes).digest("hex");
    const files = { word, pdf, digest, bytes: made.pdf.bytes.length, pages: made.pdf.pages };
    await ctx.execute(
      finishDocument,
      { ...key, ...files, key: lock, keeping: kind.keeping ?? ("file" as const) },
      namedUuid("documents.finish", found.id, word),
    );
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    await ctx.execute(failDocument, { ...key, code: cause.body.code }, namedUuid("documents.fail", found.id, ctx.now));
  }
}

/** There is one press: a hundred papers waiting for it with their bytes in hand, as after a first start, would only take memory. */
const AT_ONCE = 4;

/** What the installation does with papers by itself. */
export const documentJobs = (deps: () => DocumentDeps): JobKind[] => {
  const inTurn = fewAtOnce(AT_ONCE);
  return [{ kind: "documents.make", run: (ctx, payload) => inTurn(() => make(deps(), ctx, payload as StreamKey)), attempts: 5 }];
};

const keyIn = ({ params: { home = "", id = "" } }: PlainRequest): StreamKey => {
  if (!/^\d{9}$/.test(home) || !isUuid(id.toLowerCase())) throw refuse.notFound("record.not-found");
  return { home, id: id.toLowerCase() };
};

/** Whoever may not open the record does not learn that it has papers. */
async function admitted(runtime: Runtime, ctx: QueryContext, one: StoredDocument, request: PlainRequest): Promise<boolean> {
  const kind = kindOf(runtime, one.kind);
  if (await kind.admits(ctx, one.subject)) return true;
  for (const secret of linkSecrets(request, one.subject.id)) if (await kind.bearer?.(ctx, one.subject, secret, one)) return true;
  return false;
}

async function bytesOf(deps: DocumentDeps, one: StoredDocument, form: "word" | "pdf"): Promise<Buffer> {
  const name = one[form];
  if (one.stage !== "made" || name === null) throw refuse.conflict("documents.not-made");
  const [lock] = await deps.runtime.within(system, (ctx) =>
    ctx.unseal([{ stream: { home: one.home, id: one.id }, field: "key" }], "document"),
  );
  const locked = await deps.store.get(name);
  const bytes = lock && locked ? openFile(lock, name, locked) : null;
  if (bytes === null) throw refuse.notFound("record.not-found");
  return bytes;
}

async function download(deps: DocumentDeps, request: PlainRequest): Promise<PlainReply> {
  const form = request.query["form"] === "word" ? "word" : "pdf";
  const key = keyIn(request);
  const there = await deps.runtime.within(system, ({ db }) => findDocument(db, key));
  const found = await deps.runtime.within(request.actor, async (ctx) => {
    if (there) await kindOf(deps.runtime, there.kind).reach?.(ctx, there.subject);
    const one = await findDocument(ctx.db, key);
    if (!one || !(await admitted(deps.runtime, ctx, one, request))) return null;
    await kindOf(deps.runtime, one.kind).opening?.(ctx, one.subject);
    return one;
  });
  if (!found) throw refuse.notFound("record.not-found");
  return file(await bytesOf(deps, found, form), form, `${kindOf(deps.runtime, found.kind).title.zh}${found.number}`);
}

async function papersOf(deps: DocumentDeps, request: PlainRequest, opening: boolean): Promise<StoredDocument[]> {
  return deps.runtime.within(request.actor, async (ctx) => {
    const own: StoredDocument[] = [];
    const subject = keyIn(request);
    for (const { reach } of kindsOf(deps.runtime)) await reach?.(ctx, subject);
    for (const one of await documentsOf(ctx.db, subject)) if (await admitted(deps.runtime, ctx, one, request)) own.push(one);
    const [first] = own;
    if (opening && first) await kindOf(deps.runtime, first.kind).opening?.(ctx, first.subject);
    return own;
  });
}

const view = (runtime: Runtime, actor: Actor, { home, id, kind, number, issuedAt, stage, pages, params }: StoredDocument) => ({
  home,
  id,
  kind,
  title: kindOf(runtime, kind).title,
  number,
  issuedAt,
  stage,
  pages,
  params,
  /** The reader may have it made again. */
  again: stage === "failed" && mendsTemplates(runtime, actor),
});

/** 封底 (domain.md §1.7): how many papers, for how long, what is missing, who puts the file together. A person's own copies have none. */
async function backCover(deps: DocumentDeps, request: PlainRequest, all: readonly StoredDocument[]): Promise<Block[]> {
  const closes = all.map(({ kind }) => kindOf(deps.runtime, kind)).find(({ closing }) => closing !== undefined)?.closing;
  const [first] = all;
  if (!closes || !first) return [];
  const kinds = all.map(({ kind }) => kind);
  const said = await deps.runtime.within(request.actor, (ctx) => closes(ctx, first.subject, kinds));
  return [
    { kind: "title", text: "封底" },
    {
      kind: "rows",
      head: false,
      rows: [
        ["卷内文书", `${all.length} 份`],
        ["保管期限", `${said.years} 年`],
        ["应有而未有的文书", said.missing.join("、") || "无"],
        ["立卷人", ""],
        ["检查人", ""],
        ["立卷日期", dayInWords(deps.runtime.now())],
      ],
    },
  ];
}

/** 一案一卷: every paper of a record this reader may open, in the order they were issued, as one file. */
async function volume(deps: DocumentDeps, request: PlainRequest): Promise<PlainReply> {
  const all = (await papersOf(deps, request, true)).filter(({ stage }) => stage === "made");
  const [first] = all;
  if (!first) throw refuse.notFound("documents.none-yet");
  const words: Buffer[] = [];
  for (const one of all) words.push(await bytesOf(deps, one, "word"));
  const issuer = deps.runtime.registers.read(organisations).unit(first.unit)?.zh ?? first.unit;
  const list = all.map((one, index) => [String(index + 1), kindOf(deps.runtime, one.kind).title.zh, one.number, dayInWords(one.issuedAt)]);
  const cover = [
    { kind: "issuer" as const, text: issuer },
    { kind: "number" as const, text: "案卷（一案一卷）" },
    { kind: "rows" as const, head: true, rows: [["序号", "文书", "文号", "日期"], ...list] },
    { kind: "sign" as const, text: `成卷日期：${dayInWords(deps.runtime.now())}` },
  ];
  const title = `案卷 ${first.number}`;
  const back = request.actor.kind === "staff" ? await backCover(deps, request, all) : [];
  const { bytes } = await bindVolume(words, { title, at: deps.runtime.now(), cover, back });
  return file(bytes, "pdf", title);
}

/** Papers of a record, and the templates they are made from. */
export const documentRoutes = (deps: DocumentDeps): PlainRoute[] => [
  { method: "GET", url: "/api/documents/:home/:id/file", handler: (request) => download(deps, request) },
  {
    method: "GET",
    url: "/api/documents/of/:home/:id",
    handler: async (request) => ({
      status: 200,
      body: (await papersOf(deps, request, false)).map((one) => view(deps.runtime, request.actor, one)),
    }),
  },
  { method: "GET", url: "/api/documents/of/:home/:id/volume", handler: (request) => volume(deps, request) },
  ...templateRoutes(deps),
];
