import { cityDay } from "#platform/days";
import type { Due } from "#modules/incidents";
import type { KnownApplication, Running } from "./application-state.ts";
import { isHeld, settled } from "./check.ts";
import type { Stage } from "./contract/stages.ts";

/** Where an upheld appeal puts the record: where it stood before what was appealed against. What was public when it was refused is published anew. */
export function stageBefore({ before, inspection, title, warning }: KnownApplication): Stage {
  if (title) return before ?? (warning ? "warned" : "awarded");
  const stage = before ?? (inspection ? "scored" : "applied");
  return stage === "publicised" ? "scored" : stage;
}

const SLOT_OF: Partial<Record<Stage, Running["slot"]>> = { applied: "prelim", rectifying: "rectify", warned: "warning", mended: "restore" };
/** Which days run anew when the record stands at this step again. */
export const slotOf = (stage: Stage): Running["slot"] | null => SLOT_OF[stage] ?? null;

type Decided = { upheld: boolean; at: string; due?: Due | null };

/** A warning that an appeal lifts is gone; one that came before a revocation stands as it stood. */
export function appealed(state: KnownApplication, { upheld, at, due }: Decided): KnownApplication {
  const { appeal, title } = state;
  if (!appeal) return state;
  const decided = { ...state, appeal: { ...appeal, decided: true }, appealUntil: null };
  if (!upheld) return decided;
  if (appeal.against === "warned")
    return { ...decided, warning: null, check: settled(state), ...(isHeld(state.stage) ? { stage: "awarded" as const, due: null } : {}) };
  const over = title !== null && title.until < cityDay(at);
  const stage: Stage = over ? "expired" : stageBefore(state);
  const slot = slotOf(stage);
  const office = slot === "restore" ? { office: title?.office ?? "" } : {};
  return { ...decided, stage, againFrom: null, due: slot && due ? { slot, from: at, due, ...office } : null, endedAt: over ? at : null };
}
