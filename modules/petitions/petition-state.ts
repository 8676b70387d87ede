import type { Recorded, StreamKey } from "#platform/ledger";
import type { Branch, PetitionEnding, PetitionStage } from "./contract.ts";
import type { Owed } from "./owed.ts";
import type { Of, Sealed } from "./petition-event.ts";
import { duty, type Span } from "./spans.ts";

type Draft = Omit<Of<"petitions.drafted">, "type"> & { by: string; at: string; signed: boolean };
export type Review = {
  round: number;
  organ: string;
  askedAt: string;
  asked: Sealed;
  hearings: { from: string; to: string }[];
  decided: (Omit<Of<"petitions.reviewed">, "type"> & { by: string; at: string }) | null;
};
type Received = Omit<Of<"petitions.received">, "type" | "registerDue" | "routeDue">;
type Told = { dueAt: string; as: "reminded" | "lapsed" };

export type KnownPetition = Received & {
  stage: PetitionStage;
  ending: PetitionEnding | null;
  branch: Branch | null;
  /** Who handles it; the desk until it is routed. */
  organ: string;
  /** From whom it came, while an objection can send it back. */
  objection: Sealed | null;
  /** 0 handling, 1 复查, 2 复核. */
  round: number;
  /** How often the organ has had to handle it: a revoked opinion is done again. */
  turn: number;
  registeredAt: string | null;
  noticedAt: string | null;
  extended: boolean;
  spans: readonly Span[];
  told: Readonly<Record<string, Told>>;
  draft: Draft | null;
  reviews: readonly Review[];
  challenge: "open" | "upheld" | "refused" | null;
  /** Accounts that touched the substance, in order: who took part below decides nothing above, and nobody who was successfully challenged goes on. */
  took: readonly { by: string; round: number }[];
  recused: readonly string[];
  /** Who wrote it down for the petitioner, at the desk or as the agent. */
  takenBy?: string;
  delivered: { on: string; at: string; round: number } | null;
  endedAt: string | null;
  linked: readonly StreamKey[];
  /** The earlier petition of the same petitioner with the same facts, where the desk found one. */
  againOf?: StreamKey;
  /** When the same was filed again, for the figures on organs (domain.md §6). */
  refiled?: readonly { into: StreamKey; receivedAt: string }[];
  /** The day the first opinion was delivered. */
  opinionOn?: string;
  /** A settlement offered and not yet agreed to, and the one agreed. */
  offer?: Omit<Of<"petitions.settlement-offered">, "type"> | null;
  settled?: Omit<Of<"petitions.settled">, "type">;
  /** Civil disputes inside it that went to people's mediation, with both sides' consent. */
  disputes: readonly StreamKey[];
  /** Papers its steps call for, each by the entry that called for it. */
  papers: readonly Owed[];
  /** `taken`: said to the desk and written down there; it never stands in the way of the petitioner's own. */
  rating: { organ: number; office: number; text: Sealed | null; at: string; taken?: true } | null;
};
export type Petition = { stage: "none" } | KnownPetition;

/** Whoever wrote it down or worked on it: nobody of these speaks for the petitioner. */
export const hadHand = (found: Petition, account: string): boolean =>
  found.stage !== "none" && (found.takenBy === account || found.took.some(({ by }) => by === account));

/** How it begins: with the desk's two duties. */
export function receive(event: Recorded<Of<"petitions.received">>): KnownPetition {
  const { place, channel, desk, receivedAt, name, phone, address, requests, facts, against, people, representatives, mandate } = event;
  const { language, demo, registerDue, routeDue, earlier, needs, photos } = event;
  return {
    place,
    channel,
    desk,
    receivedAt,
    name,
    phone,
    address,
    requests,
    facts,
    against,
    people,
    representatives,
    mandate,
    language,
    demo,
    ...(earlier ? { earlier } : {}),
    ...(needs ? { needs } : {}),
    ...(photos && photos.length > 0 ? { photos } : {}),
    stage: "received",
    ending: null,
    branch: null,
    organ: event.desk,
    objection: null,
    round: 0,
    turn: 0,
    registeredAt: null,
    noticedAt: null,
    extended: false,
    spans: [
      {
        ...duty("register", "PET-1", event.desk, event.receivedAt, registerDue),
        metAt: null,
        void: false,
      },
      {
        ...duty("route", "PET-2", event.desk, event.receivedAt, routeDue),
        metAt: null,
        void: false,
      },
    ],
    told: {},
    draft: null,
    reviews: [],
    challenge: null,
    took: [],
    recused: [],
    ...(channel === "web" ? {} : { takenBy: event.by }),
    delivered: null,
    endedAt: null,
    linked: [],
    disputes: [],
    papers: [],
    rating: null,
  };
}
