import { z } from "zod";
import { Day } from "#contracts/limits";
import { UnitCode } from "#contracts/organisations";
import { AnyArea, emptyArea, Home, Of, text, TopicCode } from "./basics.ts";

const Both = (least: number, most: number) => z.object({ zh: text(least, most), en: text(0, most).default("") });
export const ACTION_STAGES = ["adopted", "acted", "published"] as const;
export type ActionStage = (typeof ACTION_STAGES)[number];
export type ActionRef = z.output<typeof Of>;

/** 第一信号 out of what was heard: one topic, one town, one week. What will be done, by whom, until when. */
export const AdoptTopic = z.object({
  home: Home,
  topic: TopicCode,
  area: z.string().regex(/^\d{9}$/),
  week: Day,
  unit: UnitCode,
  aim: Both(4, 300),
  due: Day,
});
export type AdoptTopic = z.output<typeof AdoptTopic>;
export const ActOnTopic = Of.extend({ done: text(4, 2_000) });
export type ActOnTopic = z.output<typeof ActOnTopic>;
export const PublishAction = Of.extend({ answer: Both(4, 2_000) });
export type PublishAction = z.output<typeof PublishAction>;
export const TellAction = Of.extend({ slot: z.string().max(60) });
export type TellAction = z.output<typeof TellAction>;

// ——— what is read ———

export const ReadWeek = z.object({ area: emptyArea.or(AnyArea).optional(), week: Day.optional() });
export type ReadWeek = z.output<typeof ReadWeek>;
export const ListActions = z.object({});

type Two = { zh: string; en: string };
export const ACTION_STEPS = ["act", "publish"] as const;
export type ActionRow = {
  home: string;
  id: string;
  topic: string;
  topicName: Two;
  area: string;
  areaName: Two;
  week: string;
  unit: string;
  unitName: Two;
  aim: Two;
  due: string;
  late: boolean;
  done: string | null;
  answer: Two | null;
  stage: ActionStage;
  may: readonly (typeof ACTION_STEPS)[number][];
};
/** opinion: what was said · event: what was reported. `weeks`: this one last; `usual`: the mean of those before it. */
export type WeekTopic = {
  kind: "opinion" | "event";
  code: string;
  name: Two;
  area: string;
  areaName: Two;
  weeks: readonly number[];
  now: number;
  before: number;
  usual: number;
  rises: boolean;
  adopted: boolean;
  mayAdopt: boolean;
};
export type WeekView = { week: string; topics: readonly WeekTopic[]; actions: readonly ActionRow[] };
/** What everybody reads: what was said, what was done. */
export type PublicAction = { id: string; topicName: Two; areaName: Two; unitName: Two; aim: Two; answer: Two; publishedAt: string };
