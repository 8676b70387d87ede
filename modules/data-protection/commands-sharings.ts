import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import * as c from "./contract.ts";
import { impact, inForce } from "./impact.ts";
import { DECIDERS, OFFICERS, overNamed, overSharing } from "./permits.ts";
import { approveSharing, endSharing, knownSharing, propose, refuseSharing, sharing, type Sharing, type SharingEvent } from "./sharing.ts";

type Done = StreamKey & { stage: Sharing["stage"] };
const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const about = (input: StreamKey) => [ref(sharing, keyOf(input))];
const route = (step: string): string => `POST /api/data-protection/sharings/{home}/{id}/${step}`;

const change = (ctx: CommandContext, key: StreamKey, decide: (state: Sharing) => readonly SharingEvent[]): Done => ({
  ...keyOf(key),
  stage: ctx.change(sharing, keyOf(key), decide).stage,
});
const sealReason = (ctx: CommandContext, stream: StreamKey, value: string): void =>
  ctx.seal({ stream: keyOf(stream), field: "reason", purpose: "data-protection.register", value });
const deciding = (ctx: CommandContext) => ({ by: ctx.actor.id, today: cityDay(ctx.now) });

/** Whether somebody weighed, over the whole area, what providing does to people (PIPL 55(3)), and it still holds. */
function isWeighed(ctx: CommandContext, named: StreamKey, area: string): boolean {
  const state = ctx.state(impact, named);
  return inForce(state, cityDay(ctx.now)) && state.stage !== "none" && state.grounds.includes("providing") && area.startsWith(state.area);
}

const proposeIt = command<c.ProposeSharing, Done>({
  name: "data-protection.propose-sharing",
  route: "POST /api/data-protection/sharings",
  summary: { zh: "登记对外提供或委托处理", en: "Propose to provide data to somebody, or to entrust somebody with it" },
  input: c.ProposeSharing,
  about: ({ area, id, impact: named }) => [ref(sharing, { home: area.padEnd(9, "0"), id }), ref(impact, named)],
  allow: overNamed(OFFICERS),
  run: (ctx, { id, ...facts }) => {
    if (!ctx.read(organisations).unit(facts.provider)?.open)
      throw refuse.fields([{ path: "provider", code: "data-protection.no-such-unit" }]);
    if (!isWeighed(ctx, facts.impact, facts.area)) throw refuse.fields([{ path: "impact", code: "data-protection.not-weighed" }]);
    return change(ctx, { home: facts.area.padEnd(9, "0"), id }, (state) => propose(state, facts, cityDay(ctx.now)));
  },
});

const approve = command<c.ApproveSharing, Done>({
  name: "data-protection.approve-sharing",
  route: route("approval"),
  summary: { zh: "批准对外提供或委托处理", en: "Approve that data is provided or entrusted" },
  input: c.ApproveSharing,
  about: (input) => [...about(input), ref(impact, input.impact)],
  allow: overSharing(DECIDERS),
  run: (ctx, { impact: named, ...key }) => {
    const state = knownSharing(ctx.state(sharing, keyOf(key)));
    const same = state.impact.home === named.home && state.impact.id === named.id;
    return change(ctx, key, (found) => approveSharing(found, deciding(ctx), same && isWeighed(ctx, named, state.area)));
  },
});

const refuseIt = command<c.Reasoned, Done>({
  name: "data-protection.refuse-sharing",
  route: route("refusal"),
  summary: { zh: "不批准对外提供或委托处理", en: "Refuse that data is provided or entrusted" },
  input: c.Reasoned,
  about,
  allow: overSharing(DECIDERS),
  run: (ctx, input) => {
    const done = change(ctx, input, (state) => refuseSharing(state, deciding(ctx)));
    sealReason(ctx, input, input.reason);
    return done;
  },
});

const end = command<c.Reasoned, Done>({
  name: "data-protection.end-sharing",
  route: route("ending"),
  summary: { zh: "提前终止提供或委托", en: "End it before its day" },
  input: c.Reasoned,
  about,
  allow: overSharing([...OFFICERS, ...DECIDERS]),
  run: (ctx, input) => {
    const done = change(ctx, input, (state) => endSharing(state, cityDay(ctx.now)));
    sealReason(ctx, input, input.reason);
    return done;
  },
});

export const sharingCommands = { proposeSharing: proposeIt, approveSharing: approve, refuseSharing: refuseIt, endSharing: end };
