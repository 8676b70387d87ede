import type { z } from "zod";
import { holds, systemOnly, type Allow } from "#platform/access";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { calendar } from "#modules/limits";
import { organisations } from "#modules/organisations";
import { homeOf } from "#modules/places";
import { DropSite, FundSite, OpenSite, PlanSite, PostponeSite, SiteSlot, VerifySite, type SiteDone } from "./contract/plans.ts";
import { OWNERS, ownerGrant, PLANNERS, plannerGrant } from "./may.ts";
import { dueOn, keptOf, promiseOf } from "./planning.ts";
import { point } from "./point.ts";
import { standards } from "./registers.ts";
import { drop, fund, known, openSite, planSite, postpone, site, tell, verify, type SiteState } from "./site.ts";

const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const done = (key: StreamKey, { stage }: SiteState): SiteDone => ({ ...keyOf(key), stage });

const planner: Allow<StreamKey> = {
  roles: PLANNERS,
  condition: "at the planned village",
  admits: (ctx, input) => {
    const state = ctx.state(site, keyOf(input));
    return state.stage === "none" ? null : plannerGrant(ctx.actor, state.village, ctx.now);
  },
};

const ownerOrPlanner: Allow<StreamKey> = {
  roles: [...OWNERS, ...PLANNERS],
  condition: "handler/approver: of the unit that owes it; supervisor/commandRoom: at the planned village",
  admits: (ctx, input) => {
    const state = ctx.state(site, keyOf(input));
    if (state.stage === "none") return null;
    return ownerGrant(ctx.actor, state.village, state.owner, ctx.now) ?? plannerGrant(ctx.actor, state.village, ctx.now);
  },
};

const owner: Allow<StreamKey> = {
  roles: OWNERS,
  condition: "of the unit that owes it",
  admits: (ctx, input) => {
    const state = ctx.state(site, keyOf(input));
    return state.stage === "none" ? null : ownerGrant(ctx.actor, state.village, state.owner, ctx.now);
  },
};

type Plan = z.output<typeof PlanSite>;
export const planGapSite = command<Plan, SiteDone>({
  name: "service-circle.plan-site",
  route: "POST /api/service-circle/sites",
  summary: { zh: "把缺口列入计划", en: "Plan how a gap is closed" },
  input: PlanSite,
  about: ({ village, id }) => [ref(site, { home: homeOf(village), id })],
  allow: holds<Plan>(PLANNERS, (_, { village }) => village, "at the planned village"),
  run: (ctx, { id, kind, village, measure, at, owner: unit, due, note }) => {
    const key = { home: homeOf(village), id };
    const wanted = ctx.read(standards).now.kinds.find(({ code }) => code === kind);
    if (!wanted || wanted.retired) throw refuse.fields([{ path: "kind", code: "service-circle.no-such-kind" }]);
    const owing = ctx.read(organisations).unit(unit);
    if (!owing?.open || !(village.startsWith(owing.area) || owing.area.startsWith(village)))
      throw refuse.fields([{ path: "owner", code: "service-circle.owner-elsewhere" }]);
    const promised = promiseOf(ctx, { kind, village, at });
    if (promised.villages.length === 0) throw refuse.conflict("service-circle.nothing-gained");
    const facts = {
      kind,
      village,
      measure,
      moment: at,
      owner: unit,
      note: note ?? null,
      due: dueOn(ctx.read(calendar), due, ctx.now),
      promised,
    };
    return done(
      key,
      ctx.change(site, key, (state) => planSite(state, facts)),
    );
  },
});

type Fund = z.output<typeof FundSite>;
export const fundGapSite = command<Fund, SiteDone>({
  name: "service-circle.fund-site",
  route: "POST /api/service-circle/sites/{home}/{id}/funding",
  summary: { zh: "记录经费落实", en: "Record that the money is there" },
  input: FundSite,
  about: (input) => [ref(site, keyOf(input))],
  allow: ownerOrPlanner as Allow<Fund>,
  run: (ctx, input) =>
    done(
      input,
      ctx.change(site, keyOf(input), (state) => fund(state, input.document)),
    ),
});

type Open = z.output<typeof OpenSite>;
export const openGapSite = command<Open, SiteDone>({
  name: "service-circle.open-site",
  route: "POST /api/service-circle/sites/{home}/{id}/opening",
  summary: { zh: "报告计划中的点已开放", en: "Report the planned site open" },
  input: OpenSite,
  about: (input) => [ref(site, keyOf(input)), ref(point, input.point)],
  allow: owner as Allow<Open>,
  run: (ctx, input) => {
    const there = ctx.state(point, input.point);
    const standing = there.stage === "none" ? { stage: "none", kind: "" } : there;
    return done(
      input,
      ctx.change(site, keyOf(input), (state) => openSite(state, keyOf(input.point), standing)),
    );
  },
});

type Verify = z.output<typeof VerifySite>;
export const verifyGapSite = command<Verify, SiteDone>({
  name: "service-circle.verify-site",
  route: "POST /api/service-circle/sites/{home}/{id}/verification",
  summary: { zh: "核验缺口已补上", en: "Check that the gap is closed" },
  input: VerifySite,
  about: (input) => [ref(site, keyOf(input))],
  allow: planner as Allow<Verify>,
  run: (ctx, input) =>
    done(
      input,
      ctx.change(site, keyOf(input), (state) => verify(state, ctx.actor.id, input.finding, keptOf(ctx, known(state)))),
    ),
});

type Postpone = z.output<typeof PostponeSite>;
export const postponeGapSite = command<Postpone, SiteDone>({
  name: "service-circle.postpone-site",
  route: "POST /api/service-circle/sites/{home}/{id}/postponement",
  summary: { zh: "延期，写明理由", en: "Put the date off, with the reason" },
  input: PostponeSite,
  about: (input) => [ref(site, keyOf(input))],
  allow: planner as Allow<Postpone>,
  run: (ctx, input) => {
    const due = dueOn(ctx.read(calendar), input.due, ctx.now);
    return done(
      input,
      ctx.change(site, keyOf(input), (state) => postpone(state, due, input.reason)),
    );
  },
});

type Drop = z.output<typeof DropSite>;
export const dropGapSite = command<Drop, SiteDone>({
  name: "service-circle.drop-site",
  route: "POST /api/service-circle/sites/{home}/{id}/withdrawal",
  summary: { zh: "不再实施，写明理由", en: "Give a planned site up, with the reason" },
  input: DropSite,
  about: (input) => [ref(site, keyOf(input))],
  allow: planner as Allow<Drop>,
  run: (ctx, input) =>
    done(
      input,
      ctx.change(site, keyOf(input), (state) => drop(state, input.reason)),
    ),
});

export const tellSiteDue = command<SiteSlot, SiteDone>({
  name: "service-circle.tell-site-due",
  route: "POST /api/service-circle/sites/{home}/{id}/reminders",
  summary: { zh: "补点计划到期提醒", en: "Remind of a planned site's date" },
  input: SiteSlot,
  about: (input) => [ref(site, keyOf(input))],
  allow: systemOnly(),
  run: (ctx, input) =>
    done(
      input,
      ctx.change(site, keyOf(input), (state) => tell(state, ctx.now)),
    ),
});

export const planCommands = [planGapSite, fundGapSite, openGapSite, verifyGapSite, postponeGapSite, dropGapSite, tellSiteDue] as const;
