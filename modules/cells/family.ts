import { cityDay } from "#platform/days";
import { noun, type Recorded } from "#platform/ledger";
import type { Subject } from "#platform/modules";
import { refuse } from "#platform/refusals";

export type FamilyEvent =
  | {
      type: "cells.family-checked";
      village: string;
      score: number;
      version: number;
      phone: string | null;
      address: string | null;
      demo: boolean;
    }
  | { type: "cells.family-helped"; text: string }
  | { type: "cells.family-forgotten" };

export type Family =
  | { stage: "none" }
  | {
      stage: "checked" | "forgotten";
      village: string;
      /** null once the family took it back. */
      score: number | null;
      on: string;
      help: "none" | "asked" | "given";
      /** Under which names the vault holds how to reach it, and what was done; null once the family took all of it back. */
      phone: string | null;
      address: string | null;
      text: string | null;
      demo: boolean;
    };

/** A family's own look at its home: the sum, the day, whether help was asked for, and nothing about any member (domain.md §4). */
export const family = noun<Family, FamilyEvent>({
  kind: "cells.family",
  initial: { stage: "none" },
  evolve: (before, event: Recorded<FamilyEvent>): Family => {
    if (event.type === "cells.family-checked") {
      const { village, score, phone, address, demo, at } = event;
      const help = phone === null ? "none" : "asked";
      return { stage: "checked", village, score, on: cityDay(at), help, phone, address, text: null, demo };
    }
    if (before.stage === "none") return before;
    return event.type === "cells.family-helped"
      ? { ...before, help: "given", text: event.text }
      : { ...before, stage: "forgotten", score: null, phone: null, address: null, text: null };
  },
});

export function checkFamily(before: Family, checked: Omit<Extract<FamilyEvent, { type: "cells.family-checked" }>, "type">): FamilyEvent[] {
  return before.stage === "none" ? [{ type: "cells.family-checked", ...checked }] : [];
}

export function helpFamily(before: Family, text: string): FamilyEvent[] {
  if (before.stage !== "checked" || before.help === "none") throw refuse.conflict("cells.no-help-asked");
  return before.help === "given" ? [] : [{ type: "cells.family-helped", text }];
}

export function forgetFamily(before: Family): FamilyEvent[] {
  if (before.stage === "none") throw refuse.notFound("record.not-found");
  return before.stage === "forgotten" ? [] : [{ type: "cells.family-forgotten" }];
}

/** Whether somebody is still to come to this family. */
export const waitsForHelp = (found: Family): found is Exclude<Family, { stage: "none" }> =>
  found.stage === "checked" && found.help === "asked";

/** The sealed fields a record names now. */
export function sealedIn(found: Family): { field: string; purpose: "cells.family" | "cells.family-helped" }[] {
  if (found.stage === "none") return [];
  const { phone, address, text } = found;
  const reach = [phone, address].flatMap((field) => (field === null ? [] : [{ field, purpose: "cells.family" as const }]));
  return text === null ? reach : [...reach, { field: text, purpose: "cells.family-helped" }];
}

const OWN = ["phone", "address", "help"];

/** The family that asked for help and left a number for it. */
export const personsOf = (found: Family): Subject[] =>
  found.stage !== "checked" || found.help === "none"
    ? []
    : [{ id: "family", contact: "phone", owns: (field) => OWN.includes(field.split(":")[0] ?? field) }];
