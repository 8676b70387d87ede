import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Application, KnownApplication } from "./application-state.ts";
import { assertMayRenew } from "./applying.ts";
import { HELD } from "./contract/stages.ts";
import type { Ref } from "./event.ts";

export type StandingEvent = { type: "cells.entered"; application: Ref };
/** The newest application of one unit for one title. */
export type Standing = { latest: Ref | null };

/** One record a unit and title, touched by every application, so that two never run beside each other whatever their ids and rounds. */
export const standing = noun<Standing, StandingEvent>({
  kind: "cells.standing",
  initial: { latest: null },
  evolve: (_, { application: { home, id } }: Recorded<StandingEvent>) => ({ latest: { home, id } }),
});

export const same = (left: Ref | null, right: Ref | null): boolean => left?.home === right?.home && left?.id === right?.id;

/** What the unit applied for last and which title it has, as the sender names them. */
export type Before = { after: Ref | null; renews: Ref | null };
export type Found = { last: Application; earlier: Application };

const ENDED: readonly string[] = [...HELD, "refused", "withdrawn", "voided", "revoked", "expired", "renewed"];

/** The title an application after this one comes after: its own if it ever had one, else the one it was to renew. */
export const titleBefore = (state: KnownApplication, own: Ref): Ref | null => (state.title ? own : state.renews);

/**
 * A unit has one application under way and one title. Refuses who does not name what was applied for last and the title held, who applied already, whose
 * appeal is undecided, whose title is under a warning, and who has to wait.
 */
export function assertNext(
  { latest }: Standing,
  { after, renews }: Before,
  found: Found,
  who: { scheme: string; unit: string },
  today: string,
): void {
  // Records of before this register stand in none: they are named by the sender alone.
  if (latest !== null && !same(latest, after)) throw refuse.fields([{ path: "after", code: "cells.name-latest" }]);
  for (const one of [found.last, found.earlier])
    if (one.stage !== "none" && (one.unit.code !== who.unit || one.scheme !== who.scheme))
      throw refuse.fields([{ path: "renews", code: "cells.other-unit" }]);
  const { last } = found;
  if (after !== null && last.stage !== "none") {
    if (!ENDED.includes(last.stage)) throw refuse.conflict("cells.applied-already");
    if (last.appeal && !last.appeal.decided) throw refuse.conflict("cells.appeal-open");
    if (!same(renews, titleBefore(last, after))) throw refuse.fields([{ path: "renews", code: "cells.name-earlier" }]);
  }
  assertMayRenew(found.earlier, { today });
}

export const enter = ({ latest }: Standing, application: Ref): StandingEvent[] =>
  same(latest, application) ? [] : [{ type: "cells.entered", application }];
