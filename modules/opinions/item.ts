import type { Due } from "#modules/incidents";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import type { HandedTo, ItemStage, Nature, OpinionChannel } from "./contract.ts";
import type { ItemEvent, ReplyDue, Sealed } from "./item-event.ts";

/** One line of the timeline: who did what, and under which name its words lie. */
export type Step = { at: string; by: string; what: string; text: Sealed | null; params: Readonly<Record<string, string>> };

export type KnownItem = {
  stage: ItemStage;
  place: string;
  channel: OpinionChannel;
  language: "zh" | "en";
  answering: string;
  topic: string | null;
  nature: Nature | null;
  wish: boolean;
  phone: Sealed | null;
  email: Sealed | null;
  byStaff: boolean;
  demo: boolean;
  heardAt: string;
  /** Accounts that wrote it down or worked on it: they do not rate it. */
  hands: readonly string[];
  due: ReplyDue;
  /** The first word back: an answer, or where it was handed on. */
  metAt: string | null;
  decided: { as: "adopted" | "explained"; at: string } | null;
  plan: { text: Sealed; until: Due; day: string; at: string; actedAt: string | null } | null;
  repliedAt: string | null;
  handedOn: { to: HandedTo; at: string; category: string | null; record: StreamKey | null } | null;
  rating: { score: number; at: string } | null;
  published: { question: string; questionEn: string; answer: string; answerEn: string; at: string } | null;
  told: Readonly<Record<string, { dueAt: string; as: "reminded" | "lapsed" }>>;
  steps: readonly Step[];
};
export type Item = { stage: "none" } | KnownItem;

function heard(event: Recorded<Extract<ItemEvent, { type: "opinions.item-heard" }>>): KnownItem {
  const { place, channel, language, answering, topic, wish, phone, email, byStaff, demo, due, at, by } = event;
  return {
    stage: "heard",
    place,
    channel,
    language,
    answering,
    topic,
    nature: null,
    wish,
    phone,
    email,
    byStaff,
    demo,
    heardAt: at,
    hands: byStaff ? [by] : [],
    due,
    metAt: null,
    decided: null,
    plan: null,
    repliedAt: null,
    handedOn: null,
    rating: null,
    published: null,
    told: {},
    steps: [{ at, by: byStaff ? by : "", what: "heard", text: "text", params: { channel } }],
  };
}

type Moved = Exclude<
  ItemEvent,
  {
    type:
      | "opinions.item-heard"
      | "opinions.item-clock-told"
      | "opinions.item-due-recounted"
      | "opinions.item-report-opened"
      | "opinions.item-rated";
  }
>;

/** A step of staff: what it changes, and how the timeline tells it. */
function moved(state: KnownItem, event: Recorded<Moved>): [Partial<KnownItem>, Omit<Step, "at" | "by">] {
  const { at } = event;
  const met = { metAt: state.metAt ?? at };
  switch (event.type) {
    case "opinions.item-classified": {
      const { topic, nature, answering, place } = event;
      return [
        { stage: "classified", topic, nature, answering, place },
        { what: "classified", text: null, params: { topic, nature, unit: answering } },
      ];
    }
    case "opinions.item-handed-on": {
      const { to, text, category } = event;
      return [
        { stage: "handed-on", handedOn: { to, at, category, record: null }, ...met },
        { what: "handed-on", text, params: { to } },
      ];
    }
    case "opinions.item-adopted": {
      const { text, until, day } = event;
      const plan = { text, until, day, at, actedAt: null };
      return [
        { stage: "adopted", decided: { as: "adopted", at }, plan },
        { what: "adopted", text, params: { day } },
      ];
    }
    case "opinions.item-explained":
      return [
        { stage: "explained", decided: { as: "explained", at } },
        { what: "explained", text: event.text, params: {} },
      ];
    case "opinions.item-acted":
      return [
        { stage: "acted", plan: state.plan && { ...state.plan, actedAt: at } },
        { what: "acted", text: event.text, params: {} },
      ];
    case "opinions.item-replied":
      return [
        { ...(event.last ? { stage: "replied", repliedAt: at } : {}), ...met },
        { what: event.last ? "replied" : "told", text: event.text, params: {} },
      ];
    case "opinions.item-published": {
      const { question, questionEn, answer, answerEn } = event;
      return [
        { stage: "published", published: { question, questionEn, answer, answerEn, at } },
        { what: "published", text: null, params: {} },
      ];
    }
  }
}

function evolve(state: Item, event: Recorded<ItemEvent>): Item {
  if (event.type === "opinions.item-heard") return state.stage === "none" ? heard(event) : state;
  if (state.stage === "none") return state;
  const { at, by } = event;
  if (event.type === "opinions.item-clock-told")
    return { ...state, told: { ...state.told, [event.slot]: { dueAt: event.dueAt, as: event.as } } };
  if (event.type === "opinions.item-due-recounted") return { ...state, due: event.due };
  if (event.type === "opinions.item-report-opened")
    return { ...state, handedOn: state.handedOn && { ...state.handedOn, record: event.record } };
  if (event.type === "opinions.item-rated") {
    const { score, text } = event;
    const step: Step = { at, by: "", what: "rated", text, params: { score: String(score) } };
    return { ...state, rating: { score, at }, steps: [...state.steps, step] };
  }
  const [changed, step] = moved(state, event);
  const hands = state.hands.includes(by) ? state.hands : [...state.hands, by];
  return { ...state, ...changed, hands, steps: [...state.steps, { at, by, ...step }] };
}

export const item = noun<Item, ItemEvent>({ kind: "opinions.item", initial: { stage: "none" }, evolve });
