import type { Recorded } from "#platform/ledger";
import type { PaperCode } from "./contract.ts";
import type { DisputeEvent, KnownDispute } from "./dispute.ts";

/** A paper a step calls for: `seq` names the step's entry. All of a case are issued at its desk, under the committee's name. */
export type Owed = { code: PaperCode; seq: number };

/** 人民调解法 18, 24, 26–31, 33; the order of a mediation file. */
export function owedBy(event: Recorded<DisputeEvent>, source: KnownDispute["source"]): Owed[] {
  const papers = (...codes: readonly PaperCode[]): Owed[] => codes.map((code) => ({ code, seq: event.seq }));
  switch (event.type) {
    case "mediation.registered":
      return source === "application" ? papers("application") : [];
    case "mediation.accepted":
      return papers("acceptance", "rights");
    case "mediation.investigated":
      return papers("investigation");
    case "mediation.session-held":
      return papers("session");
    case "mediation.took-effect":
      return papers(event.sealed ? "agreement" : "oral");
    case "mediation.followed-up":
      return papers("follow-up");
    case "mediation.confirmation-filed":
      return papers("confirmation");
    case "mediation.declined":
      return papers("declined");
    case "mediation.remedies-told":
      return papers("ended");
    case "mediation.transferred":
      return papers("referral");
    case "mediation.delegation-returned":
      return papers("return");
    case "mediation.archived":
      return papers("closing");
    default:
      return [];
  }
}
