import type { StreamKey } from "#platform/ledger";
import type { Due } from "#modules/incidents";
import type {
  ANSWERS,
  NOT_ACCEPTED,
  REVIEW_GROUNDS,
  REVIEW_RESULTS,
  SETTLED_BY,
  Branch,
  DeliveryWay,
  PetitionChannel,
  HEARD,
} from "./contract.ts";

export type Sealed = string;
export type PetitionEvent =
  | {
      type: "petitions.received";
      place: string;
      channel: PetitionChannel;
      desk: string;
      receivedAt: string;
      name: Sealed | null;
      phone: Sealed | null;
      address: Sealed | null;
      requests: Sealed[];
      facts: Sealed;
      /** What was handed in with it; missing in those from before it could be. */
      photos?: string[];
      against: string | null;
      people: number;
      representatives: Sealed[];
      mandate: StreamKey | null;
      /** The number of an earlier petition, as the petitioner wrote it: for the desk to check. */
      earlier?: Sealed | null;
      needs?: Sealed | null;
      language: "zh" | "en";
      registerDue: Due;
      routeDue: Due;
      demo: boolean;
    }
  | { type: "petitions.registered" }
  /** `against`: the organ complained of, where the petition did not name it by its code. */
  | { type: "petitions.triaged"; branch: Branch; text: Sealed; against?: string }
  | {
      type: "petitions.routed";
      to: string;
      mode: "transfer" | "assign" | "here";
      text: Sealed;
      noticeDue: Due;
      objectDue: Due | null;
      reportDue?: Due;
    }
  | { type: "petitions.objected"; text: Sealed }
  /** `routeDue`: agreed, the office has it again and its time to send it on begins anew; absent where it was agreed to before that was counted. */
  | { type: "petitions.objection-answered"; agreed: boolean; text: Sealed; routeDue?: Due }
  | { type: "petitions.accepted"; due: Due }
  | { type: "petitions.not-accepted"; why: (typeof NOT_ACCEPTED)[number]; text: Sealed; where: Sealed }
  /** `replyDue`: of a suggestion, which is owed a reply; the other procedures have times of their own law. */
  | { type: "petitions.procedure-opened"; text: Sealed; where: Sealed; replyDue?: Due }
  | { type: "petitions.outcome-told"; text: Sealed; way: DeliveryWay }
  | { type: "petitions.noted"; text: Sealed }
  | { type: "petitions.helped"; text: Sealed }
  | { type: "petitions.extended"; due: Due; days: number; text: Sealed }
  /** `participants`, `conclusion` absent: held before they were asked for apart. */
  | { type: "petitions.hearing-held"; from: string; to: string; text: Sealed; participants?: Sealed; conclusion?: Sealed; due: Due | null }
  /** `heard`, `askedOn`: taken down at the desk. */
  | { type: "petitions.challenged"; text: Sealed; heard?: (typeof HEARD)[number]; askedOn?: string }
  | { type: "petitions.challenge-answered"; upheld: boolean; text: Sealed }
  | {
      type: "petitions.drafted";
      facts: Sealed;
      law: Sealed;
      answers: { result: (typeof ANSWERS)[number]; text: Sealed }[];
      performance: Sealed | null;
    }
  | { type: "petitions.signed" }
  | { type: "petitions.delivered"; way: DeliveryWay; on: string; witness: Sealed | null; rightDue: Due | null; againDue: Due | null }
  // `askedOn`: the day a letter or a visit reached the desk, where the petitioner did not ask by the link.
  | { type: "petitions.review-requested"; text: Sealed; organ: string; due: Due; askedOn?: string }
  /** `ground` absent: reviewed before grounds were asked for. */
  | {
      type: "petitions.reviewed";
      result: (typeof REVIEW_RESULTS)[number];
      ground?: (typeof REVIEW_GROUNDS)[number] | null;
      facts: Sealed;
      law: Sealed;
      text: Sealed;
    }
  | { type: "petitions.settlement-offered"; how: (typeof SETTLED_BY)[number]; text: Sealed }
  /** `image`: the agreement signed on paper; null where the petitioner agreed by the own link. */
  | { type: "petitions.settled"; how: (typeof SETTLED_BY)[number]; text: Sealed; on: string; image: string | null }
  | { type: "petitions.withdrawn"; text: Sealed | null }
  | { type: "petitions.rated"; organ: number; office: number; text: Sealed | null }
  // The petitioner's own word, taken down at the desk for whoever has no link; `askedOn`: the day it came.
  | { type: "petitions.withdrawal-taken"; heard: (typeof HEARD)[number]; askedOn: string; text: Sealed }
  | {
      type: "petitions.rating-taken";
      heard: (typeof HEARD)[number];
      askedOn: string;
      organ: number;
      office: number;
      text: Sealed | null;
    }
  /** `again`: the same petitioner with the same facts and reasons. */
  | { type: "petitions.linked"; to: StreamKey; text: Sealed | null; again?: boolean }
  | { type: "petitions.refiled"; into: StreamKey; receivedAt: string }
  | { type: "petitions.sent-to-mediation"; dispute: StreamKey }
  | { type: "petitions.closed" }
  | { type: "petitions.due-recomputed"; slot: string; due: Due }
  | { type: "petitions.reminded"; slot: string; dueAt: string }
  | { type: "petitions.lapsed"; slot: string; dueAt: string };

export type Of<T extends PetitionEvent["type"]> = Extract<PetitionEvent, { type: T }>;
