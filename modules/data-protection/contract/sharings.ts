import { z } from "zod";
import { Home, Id, UnitCode, AreaPrefix, line, Of } from "./terms.ts";

// What is provided or entrusted (个人信息保护法 21, 23; 政务数据共享条例).

/** provide 23: to another handler who decides for itself · entrust 21: to somebody who handles it for us alone. */
export const WAYS = ["provide", "entrust"] as const;
export type Way = (typeof WAYS)[number];
export const SHARING_STAGES = ["proposed", "approved", "refused", "ended"] as const;
export type SharingStage = (typeof SHARING_STAGES)[number];
export const SHARING_STEPS = ["approve", "refuse", "end"] as const;
export type SharingStep = (typeof SHARING_STEPS)[number];

export const ProposeSharing = z.object({
  id: Id,
  area: AreaPrefix,
  way: z.enum(WAYS),
  dataset: line(2, 120),
  /** The unit whose data it is. */
  provider: UnitCode,
  /** Whoever gets it, and where they are reached: told to the persons it is about (23). */
  recipient: line(2, 120),
  contact: line(3, 120),
  aim: line(4, 400),
  basis: line(4, 200),
  fields: z.array(line(1, 60)).min(1).max(60),
  from: z.iso.date(),
  to: z.iso.date(),
  /** The assessment of it (55(3)). */
  impact: z.object({ home: Home, id: Id }),
});
export type ProposeSharing = z.output<typeof ProposeSharing>;
/** `impact` comes with the input so that it is loaded: it holds on the day of the approval, too. */
export const ApproveSharing = Of.extend({ impact: z.object({ home: Home, id: Id }) });
export type ApproveSharing = z.output<typeof ApproveSharing>;

export type SharingRow = {
  home: string;
  id: string;
  number: string;
  area: string;
  stage: SharingStage;
  way: Way;
  dataset: string;
  provider: string;
  recipient: string;
  from: string;
  to: string;
  /** Approved, and today lies in its days. */
  runs: boolean;
};
export type SharingPage = { rows: readonly SharingRow[]; next: string | null; mayPropose: boolean };
export type SharingView = SharingRow & {
  contact: string;
  aim: string;
  basis: string;
  fields: readonly string[];
  impact: { home: string; id: string };
  proposedAt: string;
  decidedAt: string | null;
  endedOn: string | null;
  keepUntil: string;
  reason: string | null;
  may: readonly SharingStep[];
};
