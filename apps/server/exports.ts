import { createHash } from "node:crypto";
import type { Actor } from "#platform/access";
import { cityMinute } from "#platform/days";
import { lockFile, newFileKey, openFile } from "#platform/documents";
import type { FileStore } from "#platform/files";
import type { PlainReply, PlainRequest, PlainRoute } from "#platform/http";
import { isUuid, namedUuid, uuidv7 } from "#platform/ids";
import type { JobContext, JobKind, SheetSource } from "#platform/modules";
import { Refusal, refuse } from "#platform/refusals";
import { system } from "#platform/access";
import type { Runtime } from "#platform/runtime";
import { writeBook } from "#platform/sheets";
import { fill, type Language } from "#web/words";
import {
  ALONE_ROWS,
  expireExport,
  exporterOver,
  failExport,
  findExport,
  finishExport,
  holdExport,
  KEPT_DAYS,
  MOST_ROWS,
  noteDownload,
  noteProgress,
  SECONDS,
  staleExports,
  type StoredExport,
} from "#modules/exports";
import { people } from "#modules/people";

/** `ZUJI_EXPORT_ALONE_ROWS`: 0 (every export needs two persons) to 500. Refuses anything else. */
export function aloneRowsOf(setting: string | undefined): number {
  if (!setting) return ALONE_ROWS;
  const rows = Number(setting);
  if (!/^\d{1,3}$/.test(setting) || rows > 500) throw new Error(`ZUJI_EXPORT_ALONE_ROWS is "${setting}"; it can be 0 to 500`);
  return rows;
}

/** `aloneRows`: more than this leave only with a second person. */
export type ExportDeps = { runtime: Runtime; store: FileStore; aloneRows?: number };
type Ref = { home: string; id: string; account: string };

/** Whoever asked, with the grants held now: a role taken away since takes nothing out. null once none is left. */
export function actorNow(ctx: Pick<JobContext, "read" | "now">, account: string): (Actor & { kind: "staff" }) | null {
  const known = ctx.read(people);
  const person = known.person(account);
  const grants = person ? known.live(person, ctx.now) : [];
  return person && grants.length > 0
    ? {
        kind: "staff",
        id: person.id,
        name: person.name,
        sessionId: person.id,
        grants: grants.map(({ role, area, unit, until, delegatedBy }) => ({ role, area, unit, until, delegatedBy })),
      }
    : null;
}

const sourceOf = (runtime: Runtime, subject: string): SheetSource | undefined =>
  runtime.modules.flatMap((one) => one.sheets ?? []).find((source) => source.subject === subject);

/** The workbook, or only its size when a second person must say yes first. */
async function bookOf(deps: ExportDeps, ctx: JobContext, asked: StoredExport): Promise<{ bytes: Buffer | null; rows: number }> {
  const actor = actorNow(ctx, asked.account);
  const source = sourceOf(deps.runtime, asked.subject);
  if (!actor || !source || !exporterOver(actor, asked.area, ctx.now)) throw refuse.forbidden("exports.no-longer");
  const ref: Ref = { home: asked.home, id: asked.id, account: asked.account };
  const progress = async (rows: number): Promise<void> =>
    void (await ctx.execute(noteProgress, { ...ref, rows }, namedUuid("exports.progress", asked.id, String(rows))));
  const { page, why } = await ctx.query(source.scope({ actor, now: ctx.now }), async (query) => {
    const fields = ["why", "searched"].map((field) => ({ stream: { home: asked.home, id: asked.id }, field }));
    const [typed, searched] = await query.unseal(fields, "export");
    const filter = searched ? { ...asked.filter, q: searched } : asked.filter;
    return {
      why: typed ?? "",
      page: await source.read({ ...query, actor }, { filter, language: asked.language, limit: MOST_ROWS, progress }),
    };
  });
  if (asked.approvedBy === null && page.rows.length > (deps.aloneRows ?? ALONE_ROWS)) return { bytes: null, rows: page.rows.length };
  const say = (key: string): string => deps.runtime.words[key]?.[asked.language] ?? key;
  const watermark = fill(say(asked.approvedBy === null ? "exports.watermark" : "exports.watermark-two"), {
    approver: asked.approvedBy === null ? "" : ctx.read(people).name(asked.approvedBy),
    name: actor.name,
    at: cityMinute(ctx.now),
    purpose: say(`exports.purpose.${asked.purpose}`),
    why,
    until: cityMinute(new Date(Date.parse(ctx.now) + KEPT_DAYS * 86_400_000).toISOString()).slice(0, 10),
  });
  const bytes = await writeBook({ title: source.title[asked.language], at: ctx.now, watermark, pages: [page] });
  return { bytes, rows: page.rows.length };
}

async function make(deps: ExportDeps, ctx: JobContext, ref: Ref): Promise<void> {
  const asked = await ctx.query([""], ({ db }) => findExport(db, ref));
  if (asked?.stage !== "requested") return;
  try {
    const { bytes, rows } = await bookOf(deps, ctx, asked);
    if (bytes === null) {
      await ctx.execute(holdExport, { ...ref, rows }, namedUuid("exports.hold", ref.id));
      return;
    }
    const key = newFileKey();
    // A name of this try: a second run, after a lost answer, never writes over the file whose key the vault has.
    const file = createHash("sha256").update(`export ${asked.home} ${asked.id} ${key}`).digest("hex");
    await deps.store.put(file, lockFile(key, file, bytes));
    const made = { ...ref, rows, bytes: bytes.length, file, digest: createHash("sha256").update(bytes).digest("hex"), key };
    const { stage, file: kept } = await ctx.execute(finishExport, made, namedUuid("exports.finish", ref.id, file));
    if (stage === "ready" && kept !== file) await deps.store.remove(file);
    if (stage !== "ready") await deps.store.remove(file);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    await ctx.execute(failExport, { ...ref, code: cause.body.code }, namedUuid("exports.fail", ref.id));
  }
}

/** What the installation does with exports by itself: make the file, delete it on its day, give up on what stopped. */
export const exportJobs = (deps: () => ExportDeps): JobKind[] => [
  {
    kind: "exports.ask-second",
    run: async (ctx, payload) => {
      const asked = await ctx.query([""], ({ db }) => findExport(db, payload as Ref));
      if (asked?.stage !== "held") return;
      for (const role of SECONDS)
        await ctx.notify({
          id: namedUuid("exports.ask-second", asked.id, role),
          to: { kind: "role", role, area: asked.area },
          words: "exports.notice.held",
          params: { name: ctx.read(people).name(asked.account), rows: asked.rows },
          link: "/console/exports",
        });
    },
  },
  {
    kind: "exports.wait-over",
    run: async (ctx, payload) => {
      const ref = payload as Ref;
      const asked = await ctx.query([""], ({ db }) => findExport(db, ref));
      if (asked?.stage === "held")
        await ctx.execute(failExport, { ...ref, code: "exports.nobody-approved" }, namedUuid("exports.nobody-approved", ref.id));
    },
  },
  { kind: "exports.make", run: (ctx, payload) => make(deps(), ctx, payload as Ref), attempts: 5 },
  {
    kind: "exports.expire",
    run: async (ctx, payload) => {
      const ref = payload as Ref;
      await ctx.execute(expireExport, ref, namedUuid("exports.expire", ref.id, ctx.now));
    },
  },
  { kind: "exports.remove-file", run: (_ctx, payload) => deps().store.remove((payload as { file: string }).file) },
  {
    kind: "exports.sweep",
    run: async (ctx) => {
      const stale = await ctx.query([""], ({ db }) => staleExports(db, ctx.now));
      for (const { home, id, account } of stale)
        await ctx.execute(failExport, { home, id, account, code: "exports.stopped" }, namedUuid("exports.stopped", id));
    },
  },
];

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file for the browser's downloads, kept by no cache. */
export const attachment = (bytes: Buffer, name: string): PlainReply => ({
  status: 200,
  body: bytes,
  type: XLSX,
  headers: {
    "cache-control": "no-store",
    "content-disposition": `attachment; filename="zuji.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
  },
});

const fileName = (title: string, language: Language, at: string): string =>
  `${language === "zh" ? "足迹" : "zuji"}-${title}-${cityMinute(at).slice(0, 10)}`;

async function download(deps: ExportDeps, request: PlainRequest): Promise<PlainReply> {
  const { home = "", id = "" } = request.params;
  if (request.actor.kind === "resident") throw refuse.unauthenticated("access.sign-in");
  if (!/^\d{9}$/.test(home) || !isUuid(id.toLowerCase())) throw refuse.notFound("record.not-found");
  const ref = { home, id: id.toLowerCase(), account: request.actor.id };
  const { file } = await deps.runtime.execute(noteDownload, ref, { commandId: uuidv7(), actor: request.actor });
  const [key] = await deps.runtime.within(system, (ctx) => ctx.unseal([{ stream: { home, id: ref.id }, field: "key" }], "export"));
  const locked = file === null ? null : await deps.store.get(file);
  const bytes = file !== null && key && locked ? openFile(key, file, locked) : null;
  if (bytes === null) throw refuse.notFound("exports.gone");
  const asked = await deps.runtime.within(request.actor, (ctx) => findExport(ctx.db, ref));
  const title = asked ? (sourceOf(deps.runtime, asked.subject)?.title[request.language] ?? "") : "";
  return attachment(bytes, fileName(title, request.language, asked?.requestedAt ?? deps.runtime.now()));
}

export const exportRoutes = (deps: ExportDeps): PlainRoute[] => [
  { method: "GET", url: "/api/exports/:home/:id/file", handler: (request) => download(deps, request) },
];
