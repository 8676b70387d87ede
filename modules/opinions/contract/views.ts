import type { HandedTo, ItemStage, Nature, OpinionChannel } from "./items.ts";

type Two = { zh: string; en: string };
export const ITEM_STEPS = ["classify", "hand-on", "adopt", "explain", "act", "reply", "publish"] as const;
export type ItemStep = (typeof ITEM_STEPS)[number];

export type ItemRow = {
  home: string;
  id: string;
  number: string;
  stage: ItemStage;
  channel: OpinionChannel;
  topic: string | null;
  nature: Nature | null;
  place: string;
  placeName: Two;
  unit: string;
  wish: boolean;
  heardAt: string;
  /** Of the first answer; null once it was given, or it was handed on. */
  dueAt: string | null;
  provisional: boolean;
  late: boolean;
  rating: number | null;
  may: readonly ItemStep[];
};
/** `text`: how it begins, so that it can be sorted from the list; null when it cannot be opened now, or is gone. */
export type ListedItem = ItemRow & { text: string | null };
export type ItemPage = { rows: readonly ListedItem[]; next: string | null; counts: Readonly<Record<string, number>>; shut: boolean };

/** One step of the timeline. `text`: null where there is none; what cannot be opened is said by `shut` of the page. */
export type ItemEntry = {
  at: string;
  /** Name of whoever acted; "" for residents and jobs. */
  by: string;
  what: string;
  text: string | null;
  sealed: boolean;
  params: Readonly<Record<string, string>>;
};
export type ItemCase = ItemRow & {
  text: string | null;
  language: "zh" | "en";
  byStaff: boolean;
  reach: readonly ("phone" | "email")[];
  plan: { text: string | null; due: string; done: boolean; late: boolean } | null;
  handedOn: { to: HandedTo; record: { home: string; id: string; number: string } | null } | null;
  published: { question: Two; answer: Two; at: string } | null;
  raisedAgain: boolean;
  entries: readonly ItemEntry[];
  shut: boolean;
  demo: boolean;
};
export type ItemContact = { phone: string | null; email: string | null };
export type ItemDone = { home: string; id: string; stage: string };
export type OpinionReceipt = { home: string; id: string; number: string; dueAt: string; provisional: boolean; follow: string | null };

export type FollowedItem = {
  home: string;
  id: string;
  /** What it was opened with: by its number no words are shown and nothing can be done. */
  by: "link" | "number";
  number: string;
  stage: ItemStage;
  channel: OpinionChannel;
  topicName: Two | null;
  placeName: Two;
  unitName: Two;
  dutyLine: string | null;
  text: string | null;
  heardAt: string;
  dueAt: string;
  provisional: boolean;
  answered: boolean;
  wish: boolean;
  plan: { text: string | null; due: string } | null;
  entries: readonly Omit<ItemEntry, "by">[];
  handedOn: { to: HandedTo; follow: string | null } | null;
  published: boolean;
  rating: number | null;
  mayRate: boolean;
};

export type PublishedItem = {
  home: string;
  id: string;
  topic: string;
  topicName: Two;
  areaName: Two;
  unitName: Two;
  nature: Nature;
  adopted: boolean;
  question: Two;
  answer: Two;
  on: string;
  rating: number | null;
};
/** `hidden`: fewer than five could be somebody, so the numbers of the row are not shown. */
export type TopicTally = {
  topic: string;
  topicName: Two;
  heard: number;
  criticism: number;
  adopted: number;
  explained: number;
  hidden: boolean;
};
export type PublicOpinions = {
  rows: readonly PublishedItem[];
  next: string | null;
  topics: readonly { code: string; zh: string; en: string }[];
  tally: readonly TopicTally[];
  from: string;
  to: string;
  replyWithin: { amount: number; unit: string };
};
