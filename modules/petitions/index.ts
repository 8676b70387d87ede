export {
  acceptMandate,
  askPetitionAgent,
  endMandate,
  refuseToAct,
  registerPetitionAgent,
  reportToPrincipal,
  revokeMandate,
} from "./commands-mandates.ts";
export { fileForPrincipal, filePetition, takePetition } from "./commands-intake.ts";
export { answerObjectionToPetition, linkPetition, registerPetition, routePetition, triagePetition } from "./commands-desk.ts";
export {
  acceptPetition,
  answerPetitionChallenge,
  closePetition,
  decidePetitionReview,
  declinePetition,
  deliverOpinion,
  draftOpinion,
  extendPetition,
  helpPetitioner,
  holdPetitionHearing,
  notePetition,
  objectToPetition,
  openPetitionProcedure,
  signOpinion,
  tellPetitionOutcome,
} from "./commands-handling.ts";
export {
  challengePetitionHandlers,
  ratePetition,
  requestPetitionReview,
  takePetitionChallenge,
  takePetitionRating,
  takePetitionWithdrawal,
  withdrawPetition,
} from "./commands-petitioner.ts";
export { draftYearReport, issueYearReport } from "./commands-reports.ts";
export { periodsBefore, spanOfPeriod, yearReport } from "./year-report.ts";
export { higherThan } from "./acting.ts";
export { sendToMediation } from "./handling.ts";
export { grantToRead } from "./permits.ts";
export { petition } from "./petition.ts";
export { figures as petitionFigures, petitionSets } from "./figures.ts";
