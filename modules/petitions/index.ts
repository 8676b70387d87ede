export { registerPetitionAgent, askPetitionAgent, acceptMandate, revokeMandate, reportToPrincipal } from "./commands-mandates.ts";
export { takePetition, filePetition, fileForPrincipal } from "./commands-intake.ts";
export { registerPetition, routePetition, triagePetition } from "./commands-desk.ts";
export {
  acceptPetition,
  closePetition,
  decidePetitionReview,
  declinePetition,
  deliverOpinion,
  draftOpinion,
  extendPetition,
  openPetitionProcedure,
  signOpinion,
  tellPetitionOutcome,
} from "./commands-handling.ts";
export { ratePetition, requestPetitionReview } from "./commands-petitioner.ts";
export { higherThan } from "./acting.ts";
