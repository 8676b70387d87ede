import { refuse } from "#platform/refusals";
import { assertFit, SETTLEABLE } from "./handling.ts";
import { at } from "./intake.ts";
import type { Of } from "./petition-event.ts";
import type { Petition, PetitionEvent } from "./petition.ts";

/** What is offered changes nothing until the petitioner agrees: times run on, and no answer is no agreement. */
export function offerSettlement(found: Petition, by: string, offered: Omit<Of<"petitions.settlement-offered">, "type">): PetitionEvent[] {
  const petition = at(found, ...SETTLEABLE);
  assertFit(petition, by);
  if (petition.challenge === "open") throw refuse.conflict("petitions.challenge-open");
  return [{ type: "petitions.settlement-offered", ...offered }];
}

/** Agreed to as it was read: `terms` names them. On paper (`image`) or by the petitioner's own link. */
export function settle(found: Petition, terms: string, agreed: { on: string; image: string | null }, today: string): PetitionEvent[] {
  const petition = at(found, ...SETTLEABLE);
  if (petition.challenge === "open") throw refuse.conflict("petitions.challenge-open");
  if (!petition.offer) throw refuse.conflict("petitions.no-offer");
  if (petition.offer.text !== terms) throw refuse.conflict("petitions.offer-changed");
  if (agreed.on > today) throw refuse.fields([{ path: "signedOn", code: "petitions.date-ahead" }]);
  const { how, text } = petition.offer;
  return [{ type: "petitions.settled", how, text, ...agreed }];
}
