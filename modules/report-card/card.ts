import { noun, type Recorded } from "#platform/ledger";
import type { Content, Correction, Edition, Frozen, Item, Section, Stage, Step } from "./contract/card.ts";

type Said = { zh: string; en: string };
type Checkpoints = Edition["checkpoints"];

export type CardEvent =
  | ({ type: "report-card.drafted" } & Pick<Content, "area" | "zh" | "en" | "lead" | "from" | "to">)
  | ({ type: "report-card.head-changed" } & Pick<Content, "zh" | "en" | "lead" | "from" | "to">)
  | ({ type: "report-card.section-set" } & Section)
  | ({ type: "report-card.item-set" } & Item)
  | ({ type: "report-card.step-set" } & Step)
  | { type: "report-card.part-dropped"; part: "section" | "item" | "step"; name: string }
  | { type: "report-card.submitted" }
  | { type: "report-card.computed"; frozen: Frozen[]; checkpoints: Checkpoints }
  | { type: "report-card.not-computed"; code: string; item: string }
  | { type: "report-card.returned"; reason: string }
  | { type: "report-card.approved" }
  // `digest` commits to the whole edition: the event stands in the public log, so the edition does.
  | { type: "report-card.published"; version: number; digest: string; corrections: Correction[] }
  | { type: "report-card.correction-begun"; reasons: { item: string; why: Said }[] }
  | { type: "report-card.withdrawn"; reason: Said };

type Hand = { by: string; role: string; unit: string };

export type Card = {
  stage: Stage;
  content: Content;
  /** How many times the draft was handed in: an answer to an older one is nobody's. */
  draft: number;
  frozen: Frozen[];
  checkpoints: Checkpoints;
  problem: { code: string; item: string } | null;
  returned: string | null;
  submitted: Hand | null;
  /** Everybody who wrote any of what stands since the last edition: none of them is the second person. */
  hands: string[];
  approved: Hand | null;
  reasons: { item: string; why: Said }[];
  editions: Edition[];
};

const empty: Content = { area: "", zh: "", en: "", lead: { zh: "", en: "" }, from: "", to: "", sections: [], items: [], steps: [] };
const nothing: Card = {
  stage: "none",
  content: empty,
  draft: 0,
  frozen: [],
  checkpoints: [],
  problem: null,
  returned: null,
  submitted: null,
  hands: [],
  approved: null,
  reasons: [],
  editions: [],
};

const inOrder = <T extends { order: number }>(list: readonly T[]): T[] => list.toSorted((left, right) => left.order - right.order);
const handOf = ({ by, role, unit }: Recorded<{ type: string }>): Hand => ({ by, role, unit });

const withHand = ({ hands }: Card, { by }: { by: string }): string[] => (hands.includes(by) ? hands : [...hands, by]);

function drop(content: Content, { part, name }: { part: "section" | "item" | "step"; name: string }): Content {
  if (part === "section") return { ...content, sections: content.sections.filter(({ section }) => section !== name) };
  if (part === "item") return { ...content, items: content.items.filter(({ item }) => item !== name) };
  return { ...content, steps: content.steps.filter(({ step }) => step !== name) };
}

/** What was written changes the draft, and takes back what was computed for an older one. */
function evolveContent(content: Content, event: Recorded<CardEvent>): Content | null {
  switch (event.type) {
    case "report-card.drafted": {
      const { area, zh, en, lead, from, to } = event;
      return { ...empty, area, zh, en, lead, from, to };
    }
    case "report-card.head-changed": {
      const { zh, en, lead, from, to } = event;
      return { ...content, zh, en, lead, from, to };
    }
    case "report-card.section-set": {
      const { section, order, zh, en, words, photos, captions } = event;
      const others = content.sections.filter((one) => one.section !== section);
      return { ...content, sections: inOrder([...others, { section, order, zh, en, words, photos, captions }]) };
    }
    case "report-card.item-set": {
      const { item, section, order, system, zh, en, words, reported, figure } = event;
      const others = content.items.filter((one) => one.item !== item);
      return { ...content, items: inOrder([...others, { item, section, order, system, zh, en, words, reported, figure }]) };
    }
    case "report-card.step-set": {
      const { step, on, zh, en, who, link } = event;
      const others = content.steps.filter((one) => one.step !== step);
      return { ...content, steps: [...others, { step, on, zh, en, who, link }].toSorted((left, right) => (left.on < right.on ? -1 : 1)) };
    }
    case "report-card.part-dropped":
      return drop(content, event);
    default:
      return null;
  }
}

function evolve(card: Card, event: Recorded<CardEvent>): Card {
  const content = evolveContent(card.content, event);
  if (content)
    return { ...card, content, hands: withHand(card, event), stage: "draft", frozen: [], checkpoints: [], problem: null, approved: null };
  switch (event.type) {
    case "report-card.submitted":
      return {
        ...card,
        stage: "computing",
        draft: card.draft + 1,
        hands: withHand(card, event),
        submitted: handOf(event),
        problem: null,
        returned: null,
      };
    case "report-card.computed":
      return { ...card, stage: "computed", frozen: event.frozen, checkpoints: event.checkpoints };
    case "report-card.not-computed":
      return { ...card, stage: "draft", problem: { code: event.code, item: event.item } };
    case "report-card.returned":
      return { ...card, stage: "draft", returned: event.reason, frozen: [], checkpoints: [] };
    case "report-card.approved":
      return { ...card, stage: "approved", approved: handOf(event) };
    case "report-card.published": {
      const [by, checked] = [card.submitted, card.approved];
      const edition: Edition = {
        version: event.version,
        publishedAt: event.at,
        digest: event.digest,
        submittedBy: { role: by?.role ?? "", unit: by?.unit ?? "" },
        approvedBy: { role: checked?.role ?? "", unit: checked?.unit ?? "" },
        content: card.content,
        frozen: card.frozen,
        checkpoints: card.checkpoints,
        corrections: event.corrections,
        seq: event.seq,
        withdrawn: null,
      };
      return { ...card, stage: "published", reasons: [], hands: [], editions: [...card.editions, edition] };
    }
    case "report-card.correction-begun":
      return { ...card, stage: "draft", reasons: event.reasons, hands: withHand(card, event), approved: null };
    case "report-card.withdrawn":
      return { ...card, stage: "withdrawn", editions: card.editions.map((one) => ({ ...one, withdrawn: one.withdrawn ?? event.reason })) };
    default:
      return card;
  }
}

export const card = noun<Card, CardEvent>({ kind: "report-card.card", initial: nothing, evolve });
