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
  reorganiseUnit,
  setUnitContact,
  suspendUnit,
} from "./commands.ts";
import { coverageRule } from "./coverage-rule.ts";
import { eventWords } from "./event-words.ts";
import { readUnitHistory } from "./queries-history.ts";
import { networkProjection, ruleProjection, unitProjection } from "./projection.ts";
import { listGaps, listNetworks } from "./network-check.ts";
import { network } from "./network.ts";
import { changeMember, endNetwork, formNetwork, joinNetwork, leaveNetwork } from "./network-commands.ts";
import { listDepartments, listUnits, organisations } from "./queries.ts";
import { organisationFigures } from "./told.ts";
import { words } from "./ui/words.ts";
import { unit } from "./unit.ts";

export default module({
  name: "organisations",
  nouns: [
    { noun: unit, called: { zh: "机构", en: "Unit" }, projection: unitProjection },
    { noun: coverageRule, called: { zh: "覆盖要求", en: "Coverage rule" }, projection: ruleProjection },
    { noun: network, called: { zh: "联动网络", en: "Network of units" }, projection: networkProjection },
  ],
  events: eventWords,
  commands: [
    registerUnit,
    approveUnit,
    openUnit,
    operateUnit,
    changeUnit,
    reorganiseUnit,
    suspendUnit,
    mergeUnit,
    dissolveUnit,
    setUnitContact,
    defineCoverageRule,
    formNetwork,
    joinNetwork,
    changeMember,
    leaveNetwork,
    endNetwork,
  ],
  queries: [listUnits, listDepartments, readUnitHistory, listGaps, listNetworks],
  registers: [organisations],
  catalogue: [unitCatalogue],
  told: organisationFigures,
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
