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
import { ruleProjection, unitProjection } from "./projection.ts";
import { listDepartments, listGaps, listUnits, organisations } from "./queries.ts";
import { words } from "./ui/words.ts";
import { unit } from "./unit.ts";

export default module({
  name: "organisations",
  nouns: [
    { noun: unit, projection: unitProjection },
    { noun: coverageRule, projection: ruleProjection },
  ],
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
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
