import { resident } from "#platform/access";
import { printPdf } from "#platform/documents";
import type { PlainReply, PlainRequest, PlainRoute } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { refuse } from "#platform/refusals";
import type { Rates } from "#platform/rates";
import type { Runtime } from "#platform/runtime";
import { copyBlocks, mineOf, noteCopy, ReadMine, ReadOwn, wholeOf, type MineView, type Proven } from "#modules/privacy";

type MineDeps = { runtime: Runtime; rates: Rates; name: () => { zh: string; en: string } };

const PER_MINUTE = 10;

type Form = "json" | "pdf";
type Told = { issuer: string; at: string };

const printed = async (views: readonly MineView[], told: Told): Promise<Buffer> =>
  (await printPdf({ title: "关于我的信息", at: told.at, parts: views.map((view) => copyBlocks(view, told)) })).bytes;

const lined = (what: object): Buffer => Buffer.from(`${JSON.stringify(what, null, 2)}\n`);

/** The copy holds no ticket: what may be done is done on the page. */
const copyOf = ({ home, id, number, kind, kindTitle, fields, written, readings, acts }: MineView) => ({
  home,
  id,
  number,
  kind,
  kindTitle,
  fields: fields.map(({ correct: _, masked: text, ...field }) => ({ ...field, text })),
  written,
  readings,
  acts,
});

function slowed({ rates }: MineDeps, { address }: PlainRequest): void {
  const wait = rates.wait(`${address} copies`, PER_MINUTE);
  if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
}

const formOf = ({ query }: PlainRequest): Form => (query["form"] === "json" ? "json" : "pdf");

const fileOf = (body: Buffer, form: Form, name: string): PlainReply => ({
  status: 200,
  body,
  type: form === "pdf" ? "application/pdf" : "application/json; charset=utf-8",
  headers: {
    "cache-control": "no-store",
    "content-disposition": `attachment; filename="zuji-mine.${form}"; filename*=UTF-8''${encodeURIComponent(`${name}.${form}`)}`,
  },
});

const note = ({ runtime }: MineDeps, by: Proven, form: Form): Promise<unknown> =>
  runtime.execute(noteCopy, { ...by, form }, { commandId: uuidv7(), actor: resident });

async function copy(deps: MineDeps, request: PlainRequest): Promise<PlainReply> {
  slowed(deps, request);
  const { runtime, name } = deps;
  const form = formOf(request);
  const parsed = ReadMine.safeParse({ ...request.query, ...request.params });
  if (!parsed.success) throw refuse.notFound("privacy.wrong-link");
  const view = await runtime.within(resident, (ctx) => mineOf(ctx, parsed.data, true));
  await note(deps, parsed.data, form);
  const told = { issuer: name().zh, at: runtime.now() };
  return fileOf(form === "pdf" ? await printed([view], told) : lined({ ...told, ...copyOf(view) }), form, `关于我的信息-${view.number}`);
}

async function copyOfAll(deps: MineDeps, request: PlainRequest): Promise<PlainReply> {
  slowed(deps, request);
  const { runtime, name } = deps;
  const form = formOf(request);
  const parsed = ReadOwn.safeParse({ ...request.query, ...request.params });
  if (!parsed.success) throw refuse.notFound("privacy.wrong-link");
  const all = await runtime.within(resident, (ctx) => wholeOf(ctx, parsed.data));
  if (all.length === 0) throw refuse.notFound("record.not-found");
  for (const { by } of all) await note(deps, by, form);
  const told = { issuer: name().zh, at: runtime.now() };
  const views = all.map(({ view }) => view);
  return fileOf(form === "pdf" ? await printed(views, told) : lined({ ...told, matters: views.map(copyOf) }), form, "关于我的全部信息");
}

/** A person's own copy, of one matter or of all under the phone: given to whoever holds a fresh pass, noted at each record before its first byte. */
export const mineRoutes = (deps: MineDeps): PlainRoute[] => [
  { method: "GET", url: "/api/mine/:home/:id/copy", handler: (request) => copy(deps, request) },
  { method: "GET", url: "/api/mine/all/:id/copy", handler: (request) => copyOfAll(deps, request) },
];
