import { systemOnly } from "#platform/access";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { incident, timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { organisations } from "#modules/organisations";
import {
  call,
  cancel,
  conference,
  extend,
  judge,
  known,
  minute,
  move,
  report,
  type Conference,
  type ConferenceEvent,
} from "./conference.ts";
import { tell } from "./clocks.ts";
import * as c from "./contract.ts";
import { minutesPaper } from "./papers.ts";
import { ofOwner, overArea, overIts } from "./permits.ts";

type Done = StreamKey & { stage: Conference["stage"] };

const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const homeOf = (area: string): string => area.padEnd(9, "0");
const about = (input: StreamKey) => [ref(conference, keyOf(input))];
const route = (step: string): string => `POST /api/conferences/{home}/{id}/${step}`;

function change(ctx: CommandContext, key: StreamKey, decide: (state: Conference) => readonly ConferenceEvent[]): Done {
  return { ...keyOf(key), stage: ctx.change(conference, keyOf(key), decide).stage };
}

/** Words of staff about a matter may name people: they lie sealed, the events say only that something was said. */
const seal = (ctx: CommandContext, key: StreamKey, field: string, value: string): void =>
  ctx.seal({ stream: keyOf(key), field, purpose: "conferences.work", value });

/** Units are those that work now. */
function mustWork(ctx: CommandContext, units: readonly string[], path: string): void {
  const register = ctx.read(organisations);
  const closed = units.filter((unit) => !register.unit(unit)?.open);
  if (closed.length > 0) throw refuse.fields([{ path, code: "conferences.no-such-unit", params: { unit: closed.join(", ") } }]);
}

const endOf = (ctx: CommandContext, day: string) => timingOf(ctx.read(calendar)).endOf(day, ctx.now);

export const callConference = command<c.CallConference, Done>({
  name: "conferences.call",
  route: "POST /api/conferences",
  summary: { zh: "召集会商", en: "Call a conference" },
  input: c.CallConference,
  about: ({ area, id, matters }) => [ref(conference, { home: homeOf(area), id }), ...matters.map((one) => ref(incident, one))],
  allow: overArea,
  run: (ctx, { id, topic, venue, ...facts }) => {
    const key = { home: homeOf(facts.area), id };
    mustWork(ctx, [facts.convener], "convener");
    mustWork(ctx, facts.members, "members");
    for (const matter of facts.matters) {
      const found = ctx.state(incident, matter);
      // What lies elsewhere, or is sealed, is not there for this desk.
      if (found.stage === "none" || found.sealed || !found.place.startsWith(facts.area))
        throw refuse.fields([{ path: "matters", code: "conferences.no-such-matter" }]);
    }
    seal(ctx, key, "topic", topic);
    seal(ctx, key, "venue", venue);
    return change(ctx, key, (state) => call(state, facts, ctx.now));
  },
});

export const moveConference = command<c.MoveConference, Done>({
  name: "conferences.move",
  route: route("meeting"),
  summary: { zh: "改期、换地点或换参加单位", en: "Change when, where or who meets" },
  input: c.MoveConference,
  about,
  allow: overIts(),
  run: (ctx, { home, id, meets, members, venue, reason }) => {
    mustWork(ctx, members, "members");
    seal(ctx, { home, id }, "venue", venue);
    seal(ctx, { home, id }, "reason", reason);
    return change(ctx, { home, id }, (state) => move(state, { meets, members }, ctx.now));
  },
});

export const cancelConference = command<c.CancelConference, Done>({
  name: "conferences.cancel",
  route: route("cancellation"),
  summary: { zh: "取消会商", en: "Cancel a conference" },
  input: c.CancelConference,
  about,
  allow: overIts(),
  run: (ctx, input) => {
    seal(ctx, input, "reason", input.reason);
    return change(ctx, input, cancel);
  },
});

export const minuteConference = command<c.MinuteConference, Done & { paper: string }>({
  name: "conferences.minute",
  route: route("minutes"),
  summary: { zh: "形成会商纪要和议定事项", en: "Write the minutes and what was agreed" },
  input: c.MinuteConference,
  about: (input) => [...about(input), ...documentRefs(minutesPaper, { unit: input.convener, subject: keyOf(input), id: input.paper })],
  allow: overIts(),
  run: (ctx, { home, id, convener, paper, attended, minutes, decisions }) => {
    const state = known(ctx.state(conference, { home, id }));
    if (state.convener !== convener)
      throw refuse.fields([{ path: "convener", code: "conferences.no-such-unit", params: { unit: convener } }]);
    seal(ctx, { home, id }, "minutes", minutes);
    for (const { decision, text } of decisions) seal(ctx, { home, id }, `decision:${decision}`, text);
    const agreed = decisions.map(({ decision, owner, due }) => ({ decision, owner, day: due, due: endOf(ctx, due) }));
    const done = change(ctx, { home, id }, (found) => minute(found, { attended, decisions: agreed }, ctx.now, cityDay(ctx.now)));
    return { ...done, paper: issueDocument(ctx, minutesPaper, { unit: convener, subject: { home, id }, id: paper, place: state.area }) };
  },
});

export const reportDecision = command<c.ReportDecision, Done>({
  name: "conferences.report",
  route: route("decisions/{decision}/report"),
  summary: { zh: "反馈议定事项落实情况", en: "Report what was done of a decision" },
  input: c.ReportDecision,
  about,
  allow: ofOwner(),
  run: (ctx, { home, id, decision, result }) => {
    seal(ctx, { home, id }, `report:${decision}`, result);
    return change(ctx, { home, id }, (state) => report(state, decision));
  },
});

export const judgeDecision = command<c.JudgeDecision, Done>({
  name: "conferences.judge",
  route: route("decisions/{decision}/judgement"),
  summary: { zh: "销号或退回议定事项", en: "Accept or return what was done of a decision" },
  input: c.JudgeDecision,
  about,
  allow: overIts(),
  run: (ctx, { home, id, decision, accepted, remark }) => {
    if (!accepted && remark === "") throw refuse.fields([{ path: "remark", code: "conferences.say-why" }]);
    if (remark !== "") seal(ctx, { home, id }, `remark:${decision}`, remark);
    return change(ctx, { home, id }, (state) => judge(state, decision, accepted, ctx.actor.id));
  },
});

export const extendDecision = command<c.ExtendDecision, Done>({
  name: "conferences.extend",
  route: route("decisions/{decision}/extension"),
  summary: { zh: "延长议定事项期限", en: "Give a decision a later day" },
  input: c.ExtendDecision,
  about,
  allow: overIts(),
  run: (ctx, { home, id, decision, due, reason }) => {
    seal(ctx, { home, id }, `extension:${decision}`, reason);
    return change(ctx, { home, id }, (state) => extend(state, decision, endOf(ctx, due), ctx.now));
  },
});

export const tellConference = command<c.TellConference, Done>({
  name: "conferences.tell-clock",
  route: route("clock-notices"),
  summary: { zh: "时限提醒（系统）", en: "A clock is told of (jobs)" },
  input: c.TellConference,
  about,
  allow: systemOnly(),
  run: (ctx, input) => change(ctx, input, (state) => tell(state, input.slot, ctx.now)),
});

export const conferenceCommands = {
  callConference,
  moveConference,
  cancelConference,
  minuteConference,
  reportDecision,
  judgeDecision,
  extendDecision,
  tellConference,
};
