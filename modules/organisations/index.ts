export { approveUnit, changeUnit, openUnit, registerUnit } from "./commands.ts";
export { formNetwork, joinNetwork, leaveNetwork } from "./network-commands.ts";
export { organisations } from "./queries.ts";
export { unitKey } from "./keys.ts";
export { demoUnits } from "./demo.ts";
export { DEPARTMENTS, departmentOf, type Department, type DepartmentKind } from "./departments.ts";
export type { Organisations, Unit, UnitFilter } from "./organisations.ts";
