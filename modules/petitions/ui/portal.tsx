/** @jsxImportSource preact */
import { type PageRoute } from "#web/parts";
import { visitPetitionProof, visitPetitionProofFile } from "./portal-proof.tsx";
import { visitLanding, visitFile } from "./portal-file.tsx";
import { visitAgents } from "./portal-agents.tsx";
import { visitFollowed, visitMandate } from "./portal-followed.tsx";

export { petitionByNumber } from "./portal-file.tsx";

export const petitionPages: readonly PageRoute[] = [
  { path: "/petitions", visit: visitLanding },
  { path: "/petitions/file", visit: visitFile },
  { path: "/petitions/agents", visit: visitAgents },
  { path: "/petition/{home}/{id}/{secret}", visit: visitFollowed },
  { path: "/petition/{home}/{id}/{secret}/proof", visit: visitPetitionProof },
  { path: "/petition/{home}/{id}/{secret}/proof.json", visit: visitPetitionProofFile },
  { path: "/mandate/{home}/{id}/{secret}", visit: visitMandate },
];
