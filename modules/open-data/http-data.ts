import { resident } from "#platform/access";
import { originOf, publishedReply, type PlainReply, type PlainRequest, type PlainRoute } from "#platform/http";
import type { QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { writeCsv } from "#platform/sheets";
import { places } from "#modules/places";
import { listEditions } from "#modules/report-card";
import { cityBox } from "./collections.ts";
import { csvwOf } from "./csvw.ts";
import type { TermsOfUse } from "./contract.ts";
import { datasets, modifiedOf, monthsOf, rowsOf } from "./datasets.ts";
import type { Dataset, Row } from "./dataset.ts";
import { catalogueGraph, type CatalogueFacts, type Standing } from "./dcat.ts";
import { admit, FRESH_S, type OpenDataDeps } from "./deps.ts";
import { jsonLdOf, turtleOf } from "./graph.ts";

async function standingOf(ctx: QueryContext): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const dataset of datasets) found.push({ dataset, modified: await modifiedOf(ctx, dataset), months: await monthsOf(ctx, dataset) });
  return found;
}

const factsOf = (deps: OpenDataDeps, request: PlainRequest): Promise<CatalogueFacts> =>
  deps.runtime.within(resident, async (ctx) => ({
    origin: originOf(request, deps.origin),
    about: deps.about(),
    standing: await standingOf(ctx),
    editions: (await listEditions.run(ctx, {})).rows.filter(({ withdrawn }) => !withdrawn),
    box: cityBox(ctx.read(places)),
  }));

const cellsOf = (row: Row): (string | number | null)[] => row.map((value) => (typeof value === "boolean" ? String(value) : value));

type Form = "csv" | "json" | "csv-metadata.json";

/** One table in one form. `url`: that of the file without its ending. */
async function fileOf(deps: OpenDataDeps, request: PlainRequest, dataset: Dataset, month: string, form: Form): Promise<PlainReply> {
  const { licence, city } = deps.about();
  const url = `${originOf(request, deps.origin)}/data/${dataset.code}${month === "" ? "" : `/${month}`}`;
  const rows = await deps.runtime.within(resident, (ctx) => rowsOf(ctx, dataset, month));
  const schema = csvwOf(dataset, `${url}.csv`, licence, `${city.zh} ${city.en}`);
  const name = `${dataset.code}${month === "" ? "" : `-${month}`}`;
  const links = `<${url}.csv-metadata.json>; rel="describedby"; type="application/csvm+json", <${licence}>; rel="license"`;
  if (form === "csv-metadata.json")
    return publishedReply(request, { body: JSON.stringify(schema, null, 1), type: "application/csvm+json", seconds: FRESH_S });
  if (form === "csv")
    return publishedReply(request, {
      body: writeCsv(
        dataset.columns.map((one) => one.name),
        rows.map(cellsOf),
      ),
      type: "text/csv; charset=utf-8; header=present",
      seconds: FRESH_S,
      headers: { link: links, "content-disposition": `attachment; filename="${name}.csv"` },
    });
  const names = dataset.columns.map((one) => one.name);
  return publishedReply(request, {
    body: JSON.stringify({
      dataset: dataset.code,
      ...(month === "" ? {} : { month }),
      title: { zh: dataset.zh, en: dataset.en },
      licence,
      publisher: city,
      columns: dataset.columns.map(({ name: column, type, zh, en }) => ({ name: column, type, zh, en })),
      rows: rows.map((row) => Object.fromEntries(names.map((column, index) => [column, row[index] ?? null]))),
    }),
    type: "application/json; charset=utf-8",
    seconds: FRESH_S,
    headers: { link: links },
  });
}

const FORMS: readonly Form[] = ["csv", "json", "csv-metadata.json"];

/** Files under /data: the catalogue, and each table as CSV with its table schema and as JSON. */
export function dataRoutes(deps: OpenDataDeps): PlainRoute[] {
  const get = (url: string, handler: PlainRoute["handler"]): PlainRoute => ({
    method: "GET",
    url,
    handler: async (request) => {
      admit(deps, request, "file");
      return handler(request);
    },
  });
  const registers = datasets
    .filter(({ monthly }) => monthly === null)
    .flatMap((dataset) => FORMS.map((form) => get(`/data/${dataset.code}.${form}`, (request) => fileOf(deps, request, dataset, "", form))));
  const monthly = datasets
    .filter((dataset) => dataset.monthly !== null)
    .map((dataset) =>
      get(`/data/${dataset.code}/:file`, async (request) => {
        const [, month = "", form = ""] = /^(\d{4}-\d{2})\.(csv|json|csv-metadata\.json)$/.exec(request.params["file"] ?? "") ?? [];
        if (month === "") throw refuse.notFound("open-data.no-such-month");
        return fileOf(deps, request, dataset, month, form as Form);
      }),
    );
  const published = (body: string, type: string, request: PlainRequest): PlainReply =>
    publishedReply(request, { body, type, seconds: FRESH_S });
  return [
    get("/data/catalog.jsonld", async (request) =>
      published(jsonLdOf(catalogueGraph(await factsOf(deps, request))), "application/ld+json", request),
    ),
    get("/data/catalog.ttl", async (request) =>
      published(await turtleOf(catalogueGraph(await factsOf(deps, request))), "text/turtle; charset=utf-8", request),
    ),
    {
      method: "GET",
      url: "/api/open-data/terms",
      handler: async () => {
        const { licence, mail } = deps.about();
        return { status: 200, body: { licence, mail } satisfies TermsOfUse };
      },
    },
    ...registers,
    ...monthly,
  ];
}
