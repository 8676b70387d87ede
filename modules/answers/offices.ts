import { namedUuid } from "#platform/ids";
import type { JobKind } from "#platform/modules";
import { organisations } from "#modules/organisations";
import { handEntryUp } from "./commands-review.ts";
import { answeringFor } from "./permits.ts";
import { findOwners } from "./queries-owners.ts";

export const FOLLOW = "answers.follow-offices";

/** Each hour: entries of an office that was dissolved or merged become the duty of whoever stands above it. */
export const followOffices: JobKind = {
  kind: FOLLOW,
  run: async (ctx) => {
    const units = ctx.read(organisations);
    const owned = await ctx.query([""], ({ db }) => findOwners(db));
    for (const { home, id, owner, area } of owned) {
      const now = answeringFor(units, owner, area);
      if (now !== owner) await ctx.execute(handEntryUp, { home, id }, namedUuid("answers.hand-up", home, id, owner, now));
    }
  },
};
