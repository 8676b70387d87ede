import { z } from "zod";
import { Subject, text } from "#contracts/grid-work";

/**
 * 信访工作条例 29–31: a suggestion, an accusation, or an appeal in one of six branches. Only `opinion` (31(6)) has the 60 days, the opinion, 复查 and
 * 复核; so the branch is a mandatory part of every triage.
 */
export const BRANCHES = ["suggestion", "accusation", "judicial", "arbitration", "party", "administrative", "duty", "opinion"] as const;
export const Branch = z.enum(BRANCHES);
export type Branch = z.infer<typeof Branch>;

export const PETITION_CHANNELS = ["web", "letter", "phone", "window", "visit", "agent"] as const;
export type PetitionChannel = (typeof PETITION_CHANNELS)[number];

export const PETITION_STAGES = [
  "received",
  "registered",
  "triaged",
  "routed",
  "procedure",
  "accepted",
  "opined",
  "delivered",
  "reviewing",
  "ended",
] as const;
export type PetitionStage = (typeof PETITION_STAGES)[number];
export const PETITION_ENDINGS = ["answered", "final", "settled", "notAccepted", "withdrawn"] as const;
export type PetitionEnding = (typeof PETITION_ENDINGS)[number];

/** 送达: clocks start from it, never from the date on the paper. */
export const DELIVERY_WAYS = ["hand", "link", "post", "left", "organ", "publicNotice"] as const;
export type DeliveryWay = (typeof DELIVERY_WAYS)[number];

export const Bearer = Subject.extend({ secret: z.string().min(20).max(64) });
export const Reasoned = Subject.extend({ reason: text(1000) });
export type Reasoned = z.input<typeof Reasoned>;

export type PetitionDone = { home: string; id: string; stage: string };

/**
 * Papers of one petition (domain.md §7), and whose they are: `petitioner` the petitioner's own, opened with the follow link; `delivered` as well, but only
 * once delivered, as on the page; `office` letters between offices.
 */
const FOR = {
  register: "office",
  transfer: "office",
  assignment: "office",
  acceptance: "petitioner",
  procedure: "petitioner",
  declined: "petitioner",
  extension: "petitioner",
  hearing: "petitioner",
  opinion: "delivered",
  review: "delivered",
  "final-review": "delivered",
  settlement: "petitioner",
  supervision: "office",
} as const satisfies Record<string, "office" | "petitioner" | "delivered">;
export type PaperCode = keyof typeof FOR;
export const PAPERS = Object.keys(FOR) as PaperCode[];
export const paperIsFor = (code: PaperCode): "office" | "petitioner" | "delivered" => FOR[code];
export const IssuePetitionPaper = Subject.extend({
  code: z.enum(PAPERS),
  seq: z.number().int().min(1).max(100_000),
  unit: z.string().max(60),
});
export const IssueMandatePaper = Subject.extend({ unit: z.string().max(60) });
