import { createHash } from "node:crypto";
import { refuse } from "#platform/refusals";
import { canonical, type CardBody } from "#web/proof";
import type { Card, CardEvent } from "./card.ts";
import { changes, partsOf, unexplained } from "./changes.ts";
import type {
  ChangeHead,
  Correction,
  CorrectCard,
  DraftCard,
  DropPart,
  Edition,
  NoteFailure,
  NoteFrozen,
  SetItem,
  SetSection,
  SetStep,
} from "./contract/card.ts";

type Facts<T> = Omit<T, "home" | "id">;
type Said = { zh: string; en: string };

const MOST = { sections: 30, items: 120, steps: 120 } as const;

function mustBe(card: Card, ...stages: Card["stage"][]): void {
  if (card.stage === "none") throw refuse.notFound("record.not-found");
  if (!stages.includes(card.stage)) throw refuse.conflict("report-card.not-now");
}

/** A card being computed or waiting for its second person is not changed under their eyes. */
const editable = (card: Card): void => mustBe(card, "draft");

/** Months that are over: the running one would be another number tomorrow. */
function mustBeOver(month: string, today: string, path: string): void {
  if (month >= today.slice(0, 7)) throw refuse.fields([{ path, code: "report-card.month-not-over" }]);
}

export function draft(card: Card, facts: Facts<DraftCard>, today: string): CardEvent[] {
  // A lost answer repeated: the first draft stands.
  if (card.stage !== "none") return [];
  mustBeSpan(facts, today);
  return [{ type: "report-card.drafted", ...facts }];
}

function mustBeSpan({ from, to }: { from: string; to: string }, today: string): void {
  if (to < from) throw refuse.fields([{ path: "to", code: "report-card.span" }]);
  mustBeOver(to, today, "to");
}

export function changeHead(card: Card, facts: Facts<ChangeHead>, today: string): CardEvent[] {
  editable(card);
  mustBeSpan(facts, today);
  return [{ type: "report-card.head-changed", ...facts }];
}

export function setSection(card: Card, facts: Facts<SetSection>): CardEvent[] {
  editable(card);
  if (card.content.sections.length >= MOST.sections && !card.content.sections.some(({ section }) => section === facts.section))
    throw refuse.conflict("report-card.too-many");
  return [{ type: "report-card.section-set", ...facts }];
}

export function setItem(card: Card, facts: Facts<SetItem>, today: string): CardEvent[] {
  editable(card);
  const { sections, items, area } = card.content;
  if (!sections.some(({ section }) => section === facts.section))
    throw refuse.fields([{ path: "section", code: "report-card.no-such-section" }]);
  if (items.length >= MOST.items && !items.some(({ item }) => item === facts.item)) throw refuse.conflict("report-card.too-many");
  if (facts.figure) {
    mustBeOver(facts.figure.span.to, today, "figure.span.to");
    if (!(facts.figure.area || area).startsWith(area)) throw refuse.fields([{ path: "figure.area", code: "report-card.other-area" }]);
  }
  return [{ type: "report-card.item-set", ...facts }];
}

export function setStep(card: Card, facts: Facts<SetStep>, today: string): CardEvent[] {
  editable(card);
  if (facts.on > today) throw refuse.fields([{ path: "on", code: "report-card.not-yet" }]);
  if (card.content.steps.length >= MOST.steps && !card.content.steps.some(({ step }) => step === facts.step))
    throw refuse.conflict("report-card.too-many");
  return [{ type: "report-card.step-set", ...facts }];
}

export function dropPart(card: Card, { part, name }: Facts<DropPart>): CardEvent[] {
  editable(card);
  const { sections, items, steps } = card.content;
  const there =
    part === "section"
      ? sections.some(({ section }) => section === name)
      : part === "item"
        ? items.some(({ item }) => item === name)
        : steps.some(({ step }) => step === name);
  if (!there) return [];
  if (part === "section" && items.some(({ section }) => section === name)) throw refuse.conflict("report-card.section-in-use");
  return [{ type: "report-card.part-dropped", part, name }];
}

export function submit(card: Card): CardEvent[] {
  editable(card);
  if (card.content.items.length === 0) throw refuse.conflict("report-card.empty");
  return [{ type: "report-card.submitted" }];
}

/** What a job computed for a draft that has been changed or handed in anew since is nobody's. */
export const compute = (card: Card, { draft: of, frozen, checkpoints }: Facts<NoteFrozen>): CardEvent[] =>
  card.stage === "computing" && card.draft === of ? [{ type: "report-card.computed", frozen, checkpoints }] : [];

export const fail = (card: Card, { draft: of, code, item }: Facts<NoteFailure>): CardEvent[] =>
  card.stage === "computing" && card.draft === of ? [{ type: "report-card.not-computed", code, item }] : [];

/** Whoever handed it in does not judge it. */
function mustBeAnother(card: Card, by: string): void {
  if (card.submitted?.by === by) throw refuse.forbidden("report-card.second-person");
}

export function giveBack(card: Card, reason: string, by: string): CardEvent[] {
  mustBe(card, "computed", "approved");
  mustBeAnother(card, by);
  return [{ type: "report-card.returned", reason }];
}

/** Whoever wrote any of it since the last edition does not approve it, whoever handed it in. */
function mustBeNoHand(card: Card, by: string): void {
  mustBeAnother(card, by);
  if (card.hands.includes(by)) throw refuse.forbidden("report-card.own-hand");
}

export function approve(card: Card, by: string): CardEvent[] {
  mustBe(card, "computed");
  mustBeNoHand(card, by);
  const left = unexplained(card);
  if (left.length > 0) throw refuse.conflict("report-card.reason-needed", { items: left.join("、") });
  return [{ type: "report-card.approved" }];
}

/** An edition as it is committed to: everything a reader sees, and the digest of every figure. */
export function bodyOfEdition(edition: Omit<Edition, "digest" | "seq" | "withdrawn">): CardBody {
  const { version, publishedAt, submittedBy, approvedBy, content, frozen, checkpoints, corrections } = edition;
  return {
    version,
    publishedAt,
    content: { submittedBy, approvedBy, content, frozen, checkpoints, corrections },
    figures: frozen.filter(({ file }) => file !== "").map(({ item, code, digest }) => ({ item, code, digest })),
  };
}

export const digestOfBody = (body: CardBody): string => createHash("sha256").update(canonical(body)).digest("hex");

export function publish(card: Card, now: string): CardEvent[] {
  mustBe(card, "approved");
  const version = card.editions.length + 1;
  const last = card.editions.at(-1);
  const corrections: Correction[] = last
    ? changes(last, card).map((one) => ({
        ...one,
        version,
        why: card.reasons.find(({ item }) => item === one.item)?.why ?? { zh: "", en: "" },
      }))
    : [];
  const [by, checked] = [card.submitted, card.approved];
  const body = bodyOfEdition({
    version,
    publishedAt: now,
    submittedBy: { role: by?.role ?? "", unit: by?.unit ?? "" },
    approvedBy: { role: checked?.role ?? "", unit: checked?.unit ?? "" },
    content: card.content,
    frozen: card.frozen,
    checkpoints: card.checkpoints,
    corrections,
  });
  return [{ type: "report-card.published", version, digest: digestOfBody(body), corrections }];
}

/** A correction begins a new edition; the old one stays published, and readable for ever. */
export function correct(card: Card, { reasons }: Facts<CorrectCard>): CardEvent[] {
  const last = card.editions.at(-1);
  if (!last || !["published", "draft"].includes(card.stage)) throw refuse.conflict("report-card.not-now");
  const parts = partsOf(card);
  const unknown = reasons.find(({ item }) => !parts.some(({ key }) => key === item));
  if (unknown) throw refuse.fields([{ path: "reasons", code: "report-card.no-such-item", params: { item: unknown.item } }]);
  const kept = card.reasons.filter(({ item }) => !reasons.some((one) => one.item === item));
  return [{ type: "report-card.correction-begun", reasons: [...kept, ...reasons] }];
}

export function withdraw(card: Card, reason: Said): CardEvent[] {
  if (card.editions.length === 0) throw refuse.conflict("report-card.not-now");
  return card.stage === "withdrawn" ? [] : [{ type: "report-card.withdrawn", reason }];
}
