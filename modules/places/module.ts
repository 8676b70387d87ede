import { module } from "#platform/modules";
import { areaCatalogue } from "./catalogue.ts";
import { area } from "./area.ts";
import { closeArea, importAreas, recordResidents, renameArea } from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { gridPlan } from "./grid-plan.ts";
import { planCommands } from "./plan-commands.ts";
import { planJobKinds, planJobs } from "./plan-notices.ts";
import { planProjection } from "./plan-projection.ts";
import { listPlans, readPlans } from "./plan-queries.ts";
import { areaProjection } from "./projection.ts";
import { listAreas, locatePoint, places, readShapes, searchAreas } from "./queries.ts";
import { planWords } from "./ui/plan-words.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "places",
  nouns: [
    { noun: area, called: { zh: "区划", en: "Area" }, projection: areaProjection },
    { noun: gridPlan, called: { zh: "网格方案", en: "Grid plan" }, projection: planProjection, after: planJobs },
  ],
  events: eventWords,
  commands: [importAreas, renameArea, closeArea, recordResidents, ...planCommands],
  queries: [listAreas, locatePoint, searchAreas, readShapes, readPlans, listPlans],
  jobs: planJobKinds,
  registers: [places],
  catalogue: [areaCatalogue],
  words: { ...words, ...planWords },
  migrations: new URL("./migrations/", import.meta.url),
});
