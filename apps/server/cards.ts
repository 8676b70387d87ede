import { parseInput, type PlainReply, type PlainRequest, type PlainRoute } from "#platform/http";
import type { LogKeys } from "#platform/log";
import type { Runtime } from "#platform/runtime";
import { readFigureRows } from "#modules/report-card";
import type { FigureFile } from "#web/proof";

export type CardDeps = { runtime: Runtime; keys: LogKeys };

const keyed = (keys: LogKeys, file: FigureFile): FigureFile => ({
  ...file,
  logs: file.logs.map((one) => ({ ...one, keys: keys.verifiers(one.log).map(({ vkey }) => vkey) })),
});

const json = (body: unknown, name: string): PlainReply => ({
  status: 200,
  body,
  headers: { "content-disposition": `attachment; filename="${name}"`, "cache-control": "no-store" },
});

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** GET /api/catalogue/:code/file: the rows of a figure as a file that proves itself, with the keys of the logs. */
const figureRoute = ({ runtime, keys }: CardDeps): PlainRoute => ({
  method: "GET",
  url: "/api/catalogue/:code/file",
  handler: async (request: PlainRequest) => {
    const ask = parseInput(readFigureRows.input, {
      code: request.params["code"],
      area: text(request.query["area"]),
      from: request.query["from"],
      to: request.query["to"],
    });
    const file = await runtime.ask(readFigureRows, ask, request.actor);
    return json(keyed(keys, file), `${file.code}-${file.area}-${file.from}-${file.to}.json`);
  },
});

export const cardRoutes = (deps: CardDeps): PlainRoute[] => [figureRoute(deps)];
