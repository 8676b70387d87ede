import type { ComponentType } from "preact";
import type { Item, NewItem } from "./item.ts";
import type { Account, Device } from "./memory.ts";
import type { Ask } from "./wire.ts";

/** door: nobody is signed in. locked: somebody is, but the key has run out and their things wait sealed. open: work. */
export type Phase = "starting" | "door" | "locked" | "open";

export type FieldState = {
  phase: Phase;
  account: Account | null;
  language: "zh" | "en";
  large: boolean;
  items: readonly Item[];
  /** The item that is on the line right now. */
  sending: string | null;
  pack: Readonly<Record<string, unknown>>;
  /** When the oldest piece of the pack was fetched, ms; null: nothing yet. */
  packAt: number | null;
  reachable: boolean;
  syncing: boolean;
  /** Nothing is sent before this person has signed in again. */
  sessionOver: boolean;
  /** The server opens something only with a reason: its words, until one is typed or it is put off. */
  why: string | null;
  mustChange: boolean;
  /** Between the password and the app: the authenticator's code is wanted, or an authenticator must be bound first, which a desk does. */
  second: "none" | "code" | "enrol";
  /** The server opens something only after a fresh proof of who is at the phone: its words, until it is given or put off. */
  proof: string | null;
  /** What that proof is. */
  provesBy: "code" | "password";
  /** The person's grids changed since the last contact: what belonged to the old ones is gone from this phone. */
  moved: boolean;
  shutOut: boolean;
  /** The phone had no room for what was to be kept for working without a network. */
  full: boolean;
  /** Rows a newer version of the app left here. */
  foreign: number;
  /** When locked: how many things not yet sent wait behind the lock. */
  sealed: number;
  /** Days without contact after which the phone locks. */
  keepDays: number;
  /** At the door: how many things people who signed out left here. */
  left: readonly { name: string; count: number }[];
};

export type Saved = { saved: true; id: string } | { saved: false; why: "full" | "locked" };

/** One line of today's list. */
export type FieldCard = {
  key: string;
  href: string;
  title: string;
  detail: string;
  place: string;
  urgency: "red" | "orange" | "yellow" | "blue" | null;
  state: string;
  dueAt: string | null;
  provisional: boolean;
  point: { lon: number; lat: number } | null;
  /** How many of this phone's steps about it have not arrived. */
  pending: number;
};

export type ScreenProps = { params: readonly string[] };
export type FieldScreen = { path: RegExp; View: ComponentType<ScreenProps> };
/** `roles`: whose work it is; absent: anybody's. */
export type FieldAction = { href: string; icon: string; words: { zh: string; en: string }; roles?: readonly string[] };

/** What a module brings to the phone. */
export type FieldPart = {
  name: string;
  screens: readonly FieldScreen[];
  actions: readonly FieldAction[];
  /** What to fetch for working without a network, by name; null for a piece that could not be had now. */
  pack: (ask: Ask, account: Account) => Promise<Record<string, unknown>>;
  cards: (state: FieldState, now: number) => readonly FieldCard[];
  /** What an item is, in the outbox. Null: not this part's. */
  title: (item: Item, state: FieldState) => { title: string; detail: string } | null;
  /** An item a conflict kept can still be said in another way; null when it cannot. */
  instead?: (item: Item) => NewItem | null;
};

/** This phone in one account's hands, as the city's list of devices knows it. */
export type ThisPhone = Device & { publicKey: string };
export type DeviceWord = { shutOut: boolean; keepUntil: number | null };
