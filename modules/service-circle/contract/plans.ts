import { z } from "zod";
import { Day } from "#contracts/limits";
import { Code, Id, line, Subject, UnitCode, VillageCode, WeekMoment } from "./common.ts";

/** planned 已列入 → funded 已落实经费 → opened 已开放 → verified 已核验; dropped 不再实施, with the reason. */
export const SITE_STAGES = ["planned", "funded", "opened", "verified", "dropped"] as const;
export const SiteStage = z.enum(SITE_STAGES);
export type SiteStage = z.infer<typeof SiteStage>;
export const MEASURES = ["newPoint", "longerHours", "mobile", "volunteer"] as const;

/** One measure that closes a gap: where, by whom, until when. */
export const PlanSite = z.object({
  id: Id,
  kind: Code,
  village: VillageCode,
  measure: z.enum(MEASURES).default("newPoint"),
  /** The hour whose gap it closes. */
  at: WeekMoment,
  owner: UnitCode,
  due: Day,
  note: line(300).nullish(),
});
export type PlanSite = z.infer<typeof PlanSite>;
/** `document`: the number under which the money stands. */
export const FundSite = Subject.extend({ document: line(120) });
export type FundSite = z.infer<typeof FundSite>;
/** The point of the register that opened. */
export const OpenSite = Subject.extend({ point: Subject });
export type OpenSite = z.infer<typeof OpenSite>;
export const VerifySite = Subject.extend({ finding: line(300) });
export type VerifySite = z.infer<typeof VerifySite>;
export const PostponeSite = Subject.extend({ due: Day, reason: line(300) });
export type PostponeSite = z.infer<typeof PostponeSite>;
export const DropSite = Subject.extend({ reason: line(300) });
export type DropSite = z.infer<typeof DropSite>;
export const SiteSlot = Subject.extend({ slot: z.enum(["open"]) });
export type SiteSlot = z.infer<typeof SiteSlot>;
export type SiteDone = { home: string; id: string; stage: SiteStage | "none" };

export type SiteView = {
  home: string;
  id: string;
  kind: string;
  kindZh: string;
  kindEn: string;
  stage: SiteStage;
  measure: (typeof MEASURES)[number];
  village: string;
  placeZh: string;
  placeEn: string;
  lon: number | null;
  lat: number | null;
  at: string;
  owner: string;
  ownerZh: string;
  ownerEn: string;
  plannedAt: string;
  dueAt: string;
  /** The date first promised, when it has been put off since. */
  firstDueAt: string | null;
  postponements: readonly { at: string; reason: string; dueAt: string }[];
  late: boolean;
  openedAt: string | null;
  document: string | null;
  point: { home: string; id: string } | null;
  finding: string | null;
  reason: string | null;
  note: string | null;
  /** Households that were to be newly covered, as computed on the day of the plan, and by which rules. */
  promised: { households: number; villages: number; standard: number; roads: string };
  /** What this person may do next. */
  may: readonly ("fund" | "open" | "verify" | "postpone" | "drop")[];
};
