import { z } from "zod";
import { text, TopicCode } from "./basics.ts";

/** `department`: whose unit at the place answers, as the register of units names departments. */
export const TopicEntry = z.object({
  code: TopicCode,
  zh: text(2, 20),
  en: text(2, 60),
  department: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(30),
});
export type TopicEntry = z.output<typeof TopicEntry>;

export const AmendTopic = TopicEntry.extend({ reason: text(2, 200) });
export type AmendTopic = z.output<typeof AmendTopic>;
export const RetireTopic = z.object({ code: TopicCode, reason: text(2, 200) });
export type RetireTopic = z.output<typeof RetireTopic>;
/** Within how many days of a published answer the same topic, heard again, counts as raised again. */
export const SetAgainDays = z.object({ days: z.number().int().min(7).max(730), reason: text(2, 200) });
export type SetAgainDays = z.output<typeof SetAgainDays>;
export const ListTopics = z.object({});

export type TopicRow = TopicEntry & { version: number; retired: boolean; proposal: boolean; from: string | null };
export type TopicList = {
  rows: readonly TopicRow[];
  againDays: number;
  againVersion: number;
  /** Working days, from the table of clocks. */
  replyWithin: { amount: number; unit: string };
  may: boolean;
};
