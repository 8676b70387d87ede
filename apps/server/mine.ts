import { resident } from "#platform/access";
import { printPdf } from "#platform/documents";
import type { PlainReply, PlainRequest, PlainRoute } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { refuse } from "#platform/refusals";
import type { Rates } from "#platform/rates";
import type { Runtime } from "#platform/runtime";
import { copyBlocks, mineOf, noteCopy, ReadMine, type MineView } from "#modules/privacy";

type MineDeps = { runtime: Runtime; rates: Rates; name: () => { zh: string; en: string } };

const PER_MINUTE = 10;

const bodyOf = (view: MineView, form: "json" | "pdf", told: { issuer: string; at: string }): Buffer =>
  form === "pdf"
    ? printPdf({ title: "关于我的信息", at: told.at, parts: [copyBlocks(view, told)] }).bytes
    : Buffer.from(`${JSON.stringify({ issuer: told.issuer, at: told.at, ...copyOf(view) }, null, 2)}\n`);

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

async function copy({ runtime, rates, name }: MineDeps, request: PlainRequest): Promise<PlainReply> {
  const wait = rates.wait(`${request.address} copies`, PER_MINUTE);
  if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
  const form: "json" | "pdf" = request.query["form"] === "json" ? "json" : "pdf";
  const parsed = ReadMine.safeParse({ ...request.query, ...request.params });
  if (!parsed.success) throw refuse.notFound("privacy.wrong-link");
  const view = await runtime.within(resident, (ctx) => mineOf(ctx, parsed.data, true));
  await runtime.execute(noteCopy, { ...parsed.data, form }, { commandId: uuidv7(), actor: resident });
  const told = { issuer: name().zh, at: runtime.now() };
  return {
    status: 200,
    body: bodyOf(view, form, told),
    type: form === "pdf" ? "application/pdf" : "application/json; charset=utf-8",
    headers: {
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="zuji-mine.${form}"; filename*=UTF-8''${encodeURIComponent(`关于我的信息-${view.number}.${form}`)}`,
    },
  };
}

/** A person's own copy, whole: given to whoever holds the link and a fresh pass, noted before its first byte. */
export const mineRoutes = (deps: MineDeps): PlainRoute[] => [
  { method: "GET", url: "/api/mine/:home/:id/copy", handler: (request) => copy(deps, request) },
];
