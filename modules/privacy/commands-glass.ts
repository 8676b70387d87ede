import { freshly, liveGrants, noGrant, systemOnly, unitsHeld, type Allow } from "#platform/access";
import { sameSecret } from "#platform/ids";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { CloseGlass, EndGlass, OpenGlass, ReviewGlass, type GlassRef } from "./contract.ts";
import { end, glass, isOpenNow, known, open, review, untilOf, type Glass } from "./glass.ts";
import { keyOf } from "./keys.ts";
import { ticketFor } from "./pass.ts";
import { BREAKERS, over, REVIEWERS } from "./permits.ts";

export type GlassDone = { home: string; id: string; stage: Glass["stage"]; until: string };
const route = (step: string): string => `POST /api/glass/{home}/{id}/${step}`;
const done = (key: GlassRef, state: Glass): GlassDone => ({
  ...keyOf(key),
  stage: state.stage,
  until: state.stage === "none" ? "" : state.until,
});
const about = (input: GlassRef) => [ref(glass, keyOf(input))];

const handles = <I>(): Allow<I> => ({
  roles: BREAKERS,
  condition: "any post that handles matters; never a complaint about one's own unit",
  admits: (ctx) => liveGrants(ctx, BREAKERS)[0] ?? null,
});

export const openGlass = command<OpenGlass, GlassDone>({
  name: "privacy.open-glass",
  route: "POST /api/glass",
  summary: { zh: "紧急查看保密信息（写明理由，限时，告知）", en: "Open sealed data in an emergency: a reason, some hours, told" },
  input: OpenGlass,
  about,
  allow: freshly(handles()),
  ratePerMinute: 6,
  run: (ctx, input) => {
    const { record, kind, hours, reason, quiet, ticket } = input;
    const units = [...(unitsHeld(ctx.actor, ctx.now) ?? [])].sort().join(",");
    // Given by the query that looked at the record for this person and these units.
    if (!sameSecret(ticketFor(ctx, record, ctx.actor.id, "glass", kind, units), ticket)) throw refuse.conflict("privacy.changed-meanwhile");
    const grant = liveGrants(ctx, BREAKERS)[0];
    if (!grant) throw refuse.forbidden("access.not-yours");
    const before = ctx.state(glass, keyOf(input));
    const opening = {
      record: keyOf(record),
      kind,
      account: ctx.actor.id,
      area: grant.area,
      until: untilOf(ctx.now, hours),
      told: quiet === null,
    };
    const state = ctx.change(glass, keyOf(input), (found) => open(found, opening));
    if (before.stage === "none") {
      ctx.seal({ stream: keyOf(input), field: "reason", purpose: "privacy.glass", value: reason });
      if (quiet !== null) ctx.seal({ stream: keyOf(input), field: "quiet", purpose: "privacy.glass", value: quiet });
      ctx.job({ kind: "privacy.tell-glass", payload: keyOf(input) });
      ctx.job({ kind: "privacy.end-glass", payload: keyOf(input), runAt: opening.until });
    }
    return done(input, state);
  },
});

export const closeGlass = command<GlassRef, GlassDone>({
  name: "privacy.close-glass",
  route: route("closing"),
  summary: { zh: "提前结束紧急查看", en: "End one's own emergency opening" },
  input: CloseGlass,
  about,
  allow: {
    roles: BREAKERS,
    condition: "one's own",
    admits: (ctx, input) => {
      const state = ctx.state(glass, keyOf(input));
      if (state.stage === "none" || state.account !== ctx.actor.id) throw refuse.notFound("record.not-found");
      return liveGrants(ctx, BREAKERS)[0] ?? noGrant;
    },
  },
  run: (ctx, input) =>
    done(
      input,
      ctx.change(glass, keyOf(input), (state) => end(state, ctx.now, ctx.actor.id)),
    ),
});

export const endGlass = command<GlassRef, GlassDone>({
  name: "privacy.end-glass",
  route: route("ending"),
  summary: { zh: "紧急查看到时结束（系统）", en: "An emergency opening's time is over (jobs)" },
  input: EndGlass,
  about,
  allow: systemOnly(),
  run: (ctx, input) =>
    done(
      input,
      ctx.change(glass, keyOf(input), (state) => end(state, ctx.now, null)),
    ),
});

export const reviewGlass = command<ReviewGlass, GlassDone>({
  name: "privacy.review-glass",
  route: route("review"),
  summary: { zh: "确认或不认可一次紧急查看", en: "Uphold or object to an emergency opening" },
  input: ReviewGlass,
  about,
  allow: {
    roles: REVIEWERS,
    condition: "over the opener's area, never who opened",
    admits: (ctx, input) => {
      const state = ctx.state(glass, keyOf(input));
      return state.stage === "none" ? null : over(ctx, REVIEWERS, state.area);
    },
  },
  run: (ctx, input) => {
    const before = known(ctx.state(glass, keyOf(input)));
    const state = ctx.change(glass, keyOf(input), (found) => review(found, ctx.actor.id, input.upheld));
    ctx.seal({ stream: keyOf(input), field: "review", purpose: "privacy.glass", value: input.words });
    // What is objected to ends on the spot.
    if (!input.upheld && isOpenNow(before, ctx.now)) {
      ctx.change(glass, keyOf(input), (found) => end(found, ctx.now, before.account));
    }
    ctx.job({ kind: "privacy.tell-review", payload: keyOf(input) });
    return done(input, state);
  },
});
