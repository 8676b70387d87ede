import { namedUuid, namedUuidAt } from "#platform/ids";
import type { JobKind, Notice } from "#platform/modules";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import { EnforcePlan } from "./contract/plans.ts";
import type { GridPlans, PlanEvent, PlanVersion } from "./grid-plan.ts";
import { enforceGridPlan } from "./plan-commands.ts";

type Telling = { to: Notice["to"]; words: string; params?: Record<string, string | number> };

const person = (id: string | null): Notice["to"][] => (id === null || !/^[0-9a-f-]{36}$/.test(id) ? [] : [{ kind: "account", id }]);

/** The town draws, the county approves, the city gets notice; in the village its own people learn of it on the day. */
function tellings(village: string, plan: PlanVersion, event: Recorded<PlanEvent>): Telling[] {
  const town = [...person(plan.submittedBy ?? plan.drawnBy)];
  switch (event.type) {
    case "places.plan-submitted":
      return [{ to: { kind: "role", role: "supervisor", area: village.slice(0, 6) }, words: "places.notice.plan-submitted" }];
    case "places.plan-returned":
      return town.map((to) => ({ to, words: "places.notice.plan-returned" }));
    case "places.plan-approved":
      return [...town, { kind: "role" as const, role: "commandRoom", area: village.slice(0, 4) }].map((to) => ({
        to,
        words: "places.notice.plan-approved",
        params: { from: event.from },
      }));
    case "places.plan-enforced":
      return ["gridLeader", "gridInstructor"].map((role) => ({
        to: { kind: "role", role, area: village },
        words: "places.notice.plan-enforced",
      }));
    default:
      return [];
  }
}

export function planJobs(key: StreamKey, state: GridPlans, events: readonly Recorded<PlanEvent>[]): JobRequest[] {
  const plan = state.stage === "none" ? undefined : state.versions.at(-1);
  if (state.stage === "none" || !plan) return [];
  const { village } = state;
  return events.flatMap((event) =>
    tellings(village, plan, event).map(({ to, words, params }): JobRequest => {
      const reader = to.kind === "account" ? to.id : to.kind === "role" ? `${to.role} ${to.area}` : "";
      const notice: Notice = {
        id: namedUuidAt(event.at, words, key.home, key.id, String(event.seq), reader),
        to,
        words,
        params: { village, version: plan.version, ...params },
        link: `/console/grids?village=${village}`,
      };
      return { kind: "places.notify", payload: { notice } };
    }),
  );
}

export const planJobKinds: readonly JobKind[] = [
  {
    kind: "places.notify",
    run: async (ctx, payload) => {
      await ctx.notify(payload["notice"] as Notice);
    },
  },
  {
    kind: "places.enforce-plan",
    run: async (ctx, payload) => {
      const input = EnforcePlan.parse(payload);
      await ctx.execute(enforceGridPlan, input, namedUuid("places.enforce-plan", input.village, String(input.version)));
    },
  },
];
