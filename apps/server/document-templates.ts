import { createHash } from "node:crypto";
import { grantsOver, type Actor } from "#platform/access";
import { checkTags, COMMON, TEMPLATE_BYTES, wordTemplate, type DocumentKind, type Field } from "#platform/documents";
import type { FileStore } from "#platform/files";
import type { PlainReply, PlainRequest, PlainRoute } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { refuse } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import { cityCode } from "#platform/settings";
import { addTemplate, failedDocuments, papers } from "#modules/documents";
import { sourceReviews, standingsIn } from "#modules/limits";
import { organisations } from "#modules/organisations";
import type { TemplateList } from "#contracts/documents";
import { textOf } from "./citations.ts";

/** `origin`: where the city is on the web, for papers that name a page of it. */
export type DocumentDeps = { runtime: Runtime; store: FileStore; origin?: string | null };

export const kindsOf = (runtime: Runtime): readonly DocumentKind[] => runtime.modules.flatMap((one) => one.documents ?? []);
export const kindOf = (runtime: Runtime, code: string): DocumentKind => {
  const kind = kindsOf(runtime).find((one) => one.code === code);
  if (!kind) throw refuse.notFound("documents.no-kind");
  return kind;
};
/** Under what a file lies in the store. */
export const nameOf = (what: string): string => createHash("sha256").update(what).digest("hex");

/** The built-in templates as Word files: of one shape for as long as the server runs, and dear to make. */
const builtIn = new Map<string, Promise<Buffer>>();

/** The template a paper of this kind is filled from: the city's own (`file`), else the built-in one. */
export async function templateOf(deps: DocumentDeps, kind: DocumentKind, file: string | null): Promise<Buffer> {
  if (file === null) {
    const own = builtIn.get(kind.code) ?? wordTemplate(kind.blocks, kind.title.zh);
    builtIn.set(kind.code, own);
    return own;
  }
  const bytes = await deps.store.get(file);
  if (bytes === null) throw new Error(`template ${file} of ${kind.code} is not in the store`);
  return bytes;
}

const TYPES = { pdf: "application/pdf", word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" } as const;
export const file = (bytes: Buffer, form: "pdf" | "word", name: string): PlainReply => {
  const ending = form === "pdf" ? "pdf" : "docx";
  return {
    status: 200,
    body: bytes,
    type: TYPES[form],
    headers: {
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="zuji.${ending}"; filename*=UTF-8''${encodeURIComponent(`${name}.${ending}`)}`,
    },
  };
};

export const mendsTemplates = (runtime: Runtime, actor: Actor): boolean =>
  grantsOver(actor, ["admin"], cityCode(), runtime.now()).length > 0;

const overseer = (request: PlainRequest, runtime: Runtime): Actor => {
  const { actor } = request;
  if (actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
  if (!mendsTemplates(runtime, actor)) throw refuse.forbidden("access.not-yours");
  return actor;
};

const flat = (fields: readonly Field[], above = ""): { tag: string; title: { zh: string; en: string } }[] =>
  fields.flatMap(({ tag, title, each }) => [{ tag: `${above}${tag}`, title }, ...flat(each ?? [], `${above}${tag}.`)]);

async function templates({ runtime }: DocumentDeps, actor: Actor): Promise<TemplateList> {
  const failed = await runtime.within(actor, ({ db }) => failedDocuments(db));
  const own = runtime.registers.read(papers);
  const units = runtime.registers.read(organisations);
  const reviews = runtime.registers.read(sourceReviews);
  return {
    failed: failed.map(({ kind, ...one }) => ({ ...one, title: kindOf(runtime, kind).title })),
    templates: kindsOf(runtime).map(({ code, title, word, fields, blocks }) => {
      const now = own.template(code);
      const sources = standingsIn(textOf(blocks), reviews, runtime.now());
      return { kind: code, title, word, version: now?.version ?? 0, at: now?.at ?? null, fields: flat([...COMMON, ...fields]), sources };
    }),
    organs: [...own.words].map(([unit, word]) => ({ unit, zh: units.unit(unit)?.zh ?? unit, en: units.unit(unit)?.en ?? unit, word })),
  };
}

async function upload(deps: DocumentDeps, request: PlainRequest): Promise<PlainReply> {
  overseer(request, deps.runtime);
  const kind = kindOf(deps.runtime, request.params["kind"] ?? "");
  const { file: given } = (request.body ?? {}) as { file?: unknown };
  if (typeof given !== "string") throw refuse.invalid("documents.not-word");
  const bytes = Buffer.from(given, "base64");
  const tags = checkTags(bytes, [...COMMON, ...kind.fields]);
  const name = nameOf(`template ${kind.code} ${createHash("sha256").update(bytes).digest("hex")}`);
  await deps.store.put(name, bytes);
  const added = { kind: kind.code, file: name, bytes: bytes.length, tags };
  return { status: 200, body: await deps.runtime.execute(addTemplate, added, { commandId: uuidv7(), actor: request.actor }) };
}

/** Templates as the city edits them: seen, taken home, and sent back changed by an administrator. */
export const templateRoutes = (deps: DocumentDeps): PlainRoute[] => [
  {
    method: "GET",
    url: "/api/document-templates",
    handler: async (request) => {
      return { status: 200, body: await templates(deps, overseer(request, deps.runtime)) };
    },
  },
  {
    method: "GET",
    url: "/api/document-templates/:kind/file",
    handler: async (request) => {
      overseer(request, deps.runtime);
      const kind = kindOf(deps.runtime, request.params["kind"] ?? "");
      const own = deps.runtime.registers.read(papers).template(kind.code);
      return file(await templateOf(deps, kind, own?.file ?? null), "word", `${kind.title.zh}模板`);
    },
  },
  {
    method: "POST",
    url: "/api/document-templates/:kind/file",
    bodyLimit: Math.ceil(TEMPLATE_BYTES * 1.4),
    senders: ["admin"],
    handler: (request) => upload(deps, request),
  },
];
