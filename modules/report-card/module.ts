import { module } from "#platform/modules";
import { listCases, listCatalogue, openFigure, readFigureRows } from "./queries-catalogue.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "report-card",
  nouns: [],
  commands: [],
  queries: [listCatalogue, openFigure, readFigureRows, listCases],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
