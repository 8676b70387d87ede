import * as checks from "./commands-checks.ts";
import * as correct from "./commands-correct.ts";
import * as design from "./commands-design.ts";
import * as field from "./commands-field.ts";
import * as results from "./commands-results.ts";

export const surveyCommands = [
  design.designSurvey,
  design.reviseQuestions,
  design.planSurvey,
  design.fileSurvey,
  design.signOffSurvey,
  design.approveSurvey,
  design.recordPilot,
  design.drawSample,
  field.supplyNumbers,
  field.openFieldwork,
  field.closeFieldwork,
  checks.recordChecks,
  field.claimUnit,
  field.recordAttempt,
  field.completeInterview,
  field.answerByLink,
  field.declineByLink,
  field.inviteUnit,
  checks.checkBack,
  checks.excludeInterview,
  results.orderEstimates,
  results.recordEstimates,
  results.publishSurvey,
  correct.beginCorrection,
  correct.approveCorrection,
  correct.dropCorrection,
  results.voidSurvey,
  results.destroyNumbers,
  results.destroyUnits,
];
