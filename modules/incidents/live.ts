import { refuse } from "#platform/refusals";
import { topic, type LiveOf } from "#platform/live";
import { isActive, type Incident } from "./incident.ts";
import { incident } from "./evolve.ts";
import { ReadFollowed } from "./contract/reads.ts";
import { holdsLink } from "#platform/access";
import { maySee } from "./queries-visible.ts";

/** Who learns at once that a record changed: whoever's lists show it, by the same predicate. */
export const incidentLive: LiveOf<Incident> = {
  audience: (_key, state) =>
    state.stage === "none"
      ? null
      : {
          place: state.place,
          sealed: state.sealed,
          units: state.tasks.filter(isActive).map(({ unit }) => unit),
          ...(state.about ? { about: state.about } : {}),
        },
  admits: maySee,
};

/** A resident hears of their own record alone, by the link's secret, and only that it changed. */
export const followTopic = topic({
  name: "followed",
  summary: { zh: "自己反映的事有了变动", en: "One's own report has changed" },
  input: ReadFollowed,
  unlogged: ["secret"],
  open: (ctx, { home, id, secret }) => {
    if (!holdsLink(ctx, { home, id }, secret)) throw refuse.notFound("incidents.wrong-link");
    return {
      hears: (change) => change.kind === incident.kind && change.home === home && change.stream === id,
      tells: "stir",
      of: `${home}/${id}`,
    };
  },
});
