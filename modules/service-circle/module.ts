import { module } from "#platform/modules";
import { planCommands } from "./commands-plan.ts";
import { pointCommands } from "./commands-points.ts";
import { ruleCommands } from "./commands-rules.ts";
import { eventWords } from "./event-words.ts";
import { point } from "./point.ts";
import { pointProjection, roadsProjection, siteProjection, standardProjection } from "./projection.ts";
import { listNextSites, listVillages, readCoverage, readReach } from "./queries-coverage.ts";
import { listPoints, listRoads, readPoint, readStandard } from "./queries-register.ts";
import { listSites, readNear } from "./queries-sites.ts";
import { network, servicePoints, standards } from "./registers.ts";
import { siteJobs, siteNotices, siteReminders } from "./reminders.ts";
import { roads } from "./roads.ts";
import { site, siteClocks } from "./site.ts";
import { standard } from "./standard.ts";
import { circleFigures } from "./told.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "service-circle",
  nouns: [
    { noun: point, called: { zh: "服务点", en: "Service point" }, projection: pointProjection },
    { noun: standard, called: { zh: "服务圈标准", en: "Standard of the circle" }, projection: standardProjection },
    { noun: roads, called: { zh: "路网", en: "Road network" }, projection: roadsProjection },
    { noun: site, called: { zh: "补点计划", en: "Planned site" }, projection: siteProjection, clocks: siteClocks, after: siteJobs },
  ],
  events: eventWords,
  commands: [...pointCommands, ...ruleCommands, ...planCommands],
  queries: [readStandard, listPoints, readPoint, listRoads, readCoverage, listVillages, listNextSites, readReach, listSites, readNear],
  registers: [servicePoints, standards, network],
  jobs: [siteNotices],
  clocks: [siteReminders],
  told: circleFigures,
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
