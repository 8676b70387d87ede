import { amendCategory, retireCategory, setProcedure } from "./commands-configuration.ts";
import { answerIncidentAtOnce } from "./commands-answering.ts";
import { moveIncident, reclassifyIncident } from "./commands-correcting.ts";
import {
  acceptIncident,
  assignIncident,
  bounceIncident,
  checkIncident,
  dispatchIncident,
  feedBackIncident,
  noteIncident,
  recallIncident,
  takeIncidentFirstStep,
} from "./commands-handling.ts";
import { mergeIncident, splitIncident } from "./commands-merging.ts";
import { issueIncidentSlip } from "./commands-papers.ts";
import { askExtensionOf, declineExtensionOf, extendIncident, resumeIncident, suspendIncident } from "./commands-pausing.ts";
import { joinIncident, rejectIncident, reportIncident, selfHandleIncident, verifyIncident } from "./commands-reporting.ts";
import {
  answerQuestion,
  askReporter,
  callBackReporter,
  rateIncident,
  reopenIncident,
  takeIncidentRating,
  takeIncidentWithdrawal,
  withdrawIncident,
} from "./commands-resident.ts";
import { actOnSignal, adoptSignal, publishSignal, recomputeSignalDue, tellSignalDue } from "./commands-signals.ts";
import { answerSupervision, handOverIncident, superviseIncident, voidIncident } from "./commands-supervision.ts";
import { archiveIncident, lapseIncident, recomputeDue, remindIncident } from "./commands-system.ts";

/** Every write of the module. */
export const incidentCommands = [
  reportIncident,
  joinIncident,
  verifyIncident,
  rejectIncident,
  selfHandleIncident,
  answerIncidentAtOnce,
  moveIncident,
  reclassifyIncident,
  dispatchIncident,
  acceptIncident,
  bounceIncident,
  recallIncident,
  assignIncident,
  takeIncidentFirstStep,
  feedBackIncident,
  checkIncident,
  noteIncident,
  askExtensionOf,
  declineExtensionOf,
  extendIncident,
  suspendIncident,
  resumeIncident,
  superviseIncident,
  answerSupervision,
  handOverIncident,
  voidIncident,
  mergeIncident,
  splitIncident,
  askReporter,
  callBackReporter,
  takeIncidentWithdrawal,
  takeIncidentRating,
  answerQuestion,
  withdrawIncident,
  rateIncident,
  reopenIncident,
  adoptSignal,
  actOnSignal,
  publishSignal,
  amendCategory,
  retireCategory,
  setProcedure,
  remindIncident,
  lapseIncident,
  archiveIncident,
  recomputeDue,
  recomputeSignalDue,
  tellSignalDue,
  issueIncidentSlip,
];

export * from "./commands-answering.ts";
export * from "./commands-configuration.ts";
export * from "./commands-correcting.ts";
export * from "./commands-handling.ts";
export * from "./commands-merging.ts";
export * from "./commands-papers.ts";
export * from "./commands-pausing.ts";
export * from "./commands-reporting.ts";
export * from "./commands-resident.ts";
export * from "./commands-signals.ts";
export * from "./commands-supervision.ts";
export * from "./commands-system.ts";
