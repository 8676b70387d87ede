import { setGridPhrases, setGridPractice } from "./commands-configuration.ts";
import { contactFieldDevice, registerFieldDevice, shutOutFieldDevice } from "./commands-devices.ts";
import { finishPatrol, recordFinding, scanTag } from "./commands-patrols.ts";
import { closePatrolPlan, closePatrolPoint, issuePatrolTag, revokePatrolTag, setPatrolPlan, setPatrolPoint } from "./commands-points.ts";
import {
  finishServiceRequest,
  handOverServiceRequest,
  noteServiceRequest,
  rateServiceRequest,
  reopenServiceRequest,
  takeServiceRequest,
  withdrawServiceRequest,
} from "./commands-requests.ts";
import { dropPointRound, lookAtRound, openPointRound, recomputeRequestDue, tellRequestDue } from "./commands-system.ts";
import { agreeVisit, callOffVisit, recordAbsence, recordVisit, refuseVisit, withdrawConsent } from "./commands-visits.ts";

/** Every write of the module. */
export const gridWorkCommands = [
  agreeVisit,
  recordAbsence,
  recordVisit,
  refuseVisit,
  callOffVisit,
  withdrawConsent,
  takeServiceRequest,
  noteServiceRequest,
  finishServiceRequest,
  handOverServiceRequest,
  withdrawServiceRequest,
  rateServiceRequest,
  reopenServiceRequest,
  scanTag,
  recordFinding,
  finishPatrol,
  setPatrolPoint,
  closePatrolPoint,
  issuePatrolTag,
  revokePatrolTag,
  setPatrolPlan,
  closePatrolPlan,
  setGridPhrases,
  setGridPractice,
  registerFieldDevice,
  contactFieldDevice,
  shutOutFieldDevice,
  tellRequestDue,
  recomputeRequestDue,
  openPointRound,
  lookAtRound,
  dropPointRound,
];

export * from "./commands-patrols.ts";
export * from "./commands-points.ts";
export * from "./commands-requests.ts";
export * from "./commands-system.ts";
export * from "./commands-visits.ts";
