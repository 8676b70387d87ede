import type { Due } from "#modules/incidents";
import { refuse } from "#platform/refusals";
import type { HandedTo, ItemStage, ItemStep, Nature } from "./contract.ts";
import type { Item, KnownItem } from "./item.ts";
import type { ItemEvent, Of, Sealed } from "./item-event.ts";

export function known(state: Item): KnownItem {
  if (state.stage === "none") throw refuse.notFound("opinions.not-found");
  return state;
}

/** In which stages a step makes sense; who may take it is the permit's. Screens offer what both say. */
export const STAGES: Readonly<Record<ItemStep, readonly ItemStage[]>> = {
  classify: ["heard", "classified"],
  "hand-on": ["heard", "classified"],
  adopt: ["classified", "explained"],
  explain: ["classified"],
  act: ["adopted"],
  // Of what was adopted something is said at once, and the last word once it was done.
  reply: ["adopted", "explained", "acted"],
  publish: ["replied"],
};

function at(state: Item, step: ItemStep): KnownItem {
  const found = known(state);
  if (!STAGES[step].includes(found.stage)) throw refuse.conflict(found.stage === "heard" ? "opinions.classify-first" : "opinions.not-now");
  return found;
}

export function hear(state: Item, heard: Omit<Of<"opinions.item-heard">, "type">): ItemEvent[] {
  if (state.stage !== "none") return []; // A phone resends after losing signal; the first stands.
  return [{ type: "opinions.item-heard", ...heard }];
}

export function classify(state: Item, said: { topic: string; nature: Nature; answering: string; place: string | null }): ItemEvent[] {
  const found = at(state, "classify");
  const place = said.place ?? found.place;
  const same = found.stage === "classified" && found.topic === said.topic && found.nature === said.nature;
  if (same && found.answering === said.answering && found.place === place) return [];
  const { topic, nature, answering } = said;
  return [{ type: "opinions.item-classified", topic, nature, answering, place }];
}

/** What is a report, a dispute, a petition or a crime is not an opinion to be weighed: it goes where it is owed an answer by law. */
export function handOn(state: Item, to: HandedTo, text: Sealed, category: string | null): ItemEvent[] {
  at(state, "hand-on");
  return [{ type: "opinions.item-handed-on", to, text, category: to === "event" ? category : null }];
}

export function noteReport(state: Item, record: { home: string; id: string }): ItemEvent[] {
  const found = known(state);
  return found.handedOn === null || found.handedOn.record !== null ? [] : [{ type: "opinions.item-report-opened", record }];
}

/** `day`: until when it is done; after today and within a year. */
export function adopt(state: Item, plan: { text: Sealed; until: Due; day: string }, today: string, lastDay: string): ItemEvent[] {
  at(state, "adopt");
  if (plan.day <= today || plan.day > lastDay) throw refuse.fields([{ path: "due", code: "opinions.plan-day" }]);
  return [{ type: "opinions.item-adopted", ...plan }];
}

export function explain(state: Item, text: Sealed): ItemEvent[] {
  at(state, "explain");
  return [{ type: "opinions.item-explained", text }];
}

export function act(state: Item, text: Sealed): ItemEvent[] {
  at(state, "act");
  return [{ type: "opinions.item-acted", text }];
}

export function reply(state: Item, text: Sealed): ItemEvent[] {
  const found = at(state, "reply");
  return [{ type: "opinions.item-replied", text, last: found.stage !== "adopted" }];
}

export const canRate = (found: KnownItem): boolean => (found.stage === "replied" || found.stage === "published") && found.rating === null;

/** Once, by whoever said it. */
export function rate(state: Item, score: number, text: Sealed | null): ItemEvent[] {
  const found = known(state);
  if (found.rating !== null) throw refuse.conflict("opinions.rated-already");
  if (!canRate(found)) throw refuse.conflict("opinions.rate-later");
  return [{ type: "opinions.item-rated", score, text }];
}

export function publish(state: Item, said: Omit<Of<"opinions.item-published">, "type">): ItemEvent[] {
  const found = at(state, "publish");
  if (found.topic === null) throw refuse.conflict("opinions.classify-first");
  return [{ type: "opinions.item-published", ...said }];
}
