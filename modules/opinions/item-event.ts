import type { Due } from "#modules/incidents";
import type { StreamKey } from "#platform/ledger";
import type { HandedTo, Nature, OpinionChannel } from "./contract.ts";

/** The name under which a text lies in the record's vault. */
export type Sealed = string;
export type ReplyDue = Due & { limit: NonNullable<Due["limit"]> };

/** What was said, and all that was said back, is sealed: people write names into it. Events hold topics, places, units and days. */
export type ItemEvent =
  | {
      type: "opinions.item-heard";
      place: string;
      channel: OpinionChannel;
      language: "zh" | "en";
      /** `answering`, not `unit`: that name at the top of an event is the unit of whoever acted. */
      answering: string;
      topic: string | null;
      wish: boolean;
      phone: Sealed | null;
      email: Sealed | null;
      byStaff: boolean;
      demo: boolean;
      due: ReplyDue;
    }
  | { type: "opinions.item-classified"; topic: string; nature: Nature; answering: string; place: string }
  | { type: "opinions.item-handed-on"; to: HandedTo; text: Sealed; category: string | null }
  | { type: "opinions.item-report-opened"; record: StreamKey }
  | { type: "opinions.item-adopted"; text: Sealed; until: Due; day: string }
  | { type: "opinions.item-explained"; text: Sealed }
  | { type: "opinions.item-acted"; text: Sealed }
  | { type: "opinions.item-replied"; text: Sealed; last: boolean }
  | { type: "opinions.item-rated"; score: number; text: Sealed | null }
  | { type: "opinions.item-published"; question: string; questionEn: string; answer: string; answerEn: string }
  | { type: "opinions.item-due-recounted"; due: ReplyDue; was: string }
  | { type: "opinions.item-clock-told"; slot: string; dueAt: string; as: "reminded" | "lapsed" };
export type Of<T extends ItemEvent["type"]> = Extract<ItemEvent, { type: T }>;
