import type { Recorded } from "#platform/ledger";
import type { PaperCode } from "./contract.ts";
import type { KnownPetition } from "./petition-state.ts";
import type { PetitionEvent } from "./petition-event.ts";

/** A paper a step calls for: `seq` names the step's entry, `unit` issues it. */
export type Owed = { code: PaperCode; seq: number; unit: string };

const reviewing = ({ reviews }: KnownPetition): string => reviews.at(-1)?.organ ?? "";

/** 条例 22, 23, 32, 34–36: what must be told in writing, by whom. `before`: how the petition stood when it happened. */
export function owedBy(event: Recorded<PetitionEvent>, before: KnownPetition): Owed | null {
  const paper = (code: PaperCode, unit: string): Owed => ({ code, unit, seq: event.seq });
  switch (event.type) {
    case "petitions.registered":
      return paper("register", before.desk);
    case "petitions.routed":
      return event.mode === "here" ? null : paper(event.mode === "assign" ? "assignment" : "transfer", before.desk);
    case "petitions.accepted":
      return paper("acceptance", before.organ);
    case "petitions.procedure-opened":
      return paper("procedure", before.organ);
    case "petitions.not-accepted":
      return paper("declined", before.organ);
    case "petitions.extended":
      return paper("extension", before.organ);
    case "petitions.hearing-held":
      return paper("hearing", before.round > 0 ? reviewing(before) : before.organ);
    case "petitions.signed":
      return paper("opinion", before.organ);
    case "petitions.reviewed":
      return paper(before.round === 1 ? "review" : "final-review", reviewing(before));
    case "petitions.settled":
      return paper("settlement", before.round > 0 ? reviewing(before) : before.organ);
    case "petitions.lapsed": {
      // 督办: the petition office reminds an organ whose time ran out; its own lateness it cannot urge upon itself.
      const late = before.spans.find(({ slot }) => slot === event.slot);
      return late?.kind === "duty" && late.obligor !== before.desk && event.slot !== "object" ? paper("supervision", before.desk) : null;
    }
    default:
      return null;
  }
}
