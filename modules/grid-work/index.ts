export {
  agreeVisit,
  recordAbsence,
  recordVisit,
  refuseVisit,
  finishPatrol,
  finishServiceRequest,
  handOverServiceRequest,
  issuePatrolTag,
  noteServiceRequest,
  openPointRound,
  lookAtRound,
  rateServiceRequest,
  recordFinding,
  scanTag,
  setPatrolPlan,
  setPatrolPoint,
  takeServiceRequest,
} from "./commands.ts";
export { periodOf } from "./round.ts";
export { tagText } from "./tag.ts";
export { readDeviceStanding } from "./queries-devices.ts";
