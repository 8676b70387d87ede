import { module } from "#platform/modules";
import { unitCatalogue } from "./catalogue.ts";
import {
  approveUnit,
  changeUnit,
  defineCoverageRule,
  dissolveUnit,
  mergeUnit,
  openUnit,
  operateUnit,
  registerUnit,
  setUnitContact,
  suspendUnit,
} from "./commands.ts";
import { coverageRule } from "./coverage-rule.ts";
import { eventWords } from "./event-words.ts";
import { ruleProjection, unitProjection } from "./projection.ts";
import { listDepartments, listGaps, listUnits, organisations } from "./queries.ts";
import { organisationFigures } from "./told.ts";
import { words } from "./ui/words.ts";
import { unit } from "./unit.ts";

export default module({
  name: "organisations",
  nouns: [
    { noun: unit, called: { zh: "机构", en: "Unit" }, projection: unitProjection },
    { noun: coverageRule, called: { zh: "覆盖要求", en: "Coverage rule" }, projection: ruleProjection },
  ],
  events: eventWords,
  commands: [
    registerUnit,
    approveUnit,
    openUnit,
    operateUnit,
    changeUnit,
    suspendUnit,
    mergeUnit,
    dissolveUnit,
    setUnitContact,
    defineCoverageRule,
  ],
  queries: [listUnits, listDepartments, listGaps],
  registers: [organisations],
  catalogue: [unitCatalogue],
  told: organisationFigures,
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
