import { anyone, systemOnly } from "#platform/access";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { homeOf, places } from "#modules/places";
import { endOf, isDemo, mustBeImpersonal } from "./acting.ts";
import * as c from "./contract.ts";
import { announce, cancel, destroy, draw, knownDeliberation, leave, minute, report, volunteer } from "./deliberating.ts";
import { tellAgreed } from "./deliberation-clocks.ts";
import { deliberation, emailOf, fieldsOf, needsOf, phoneOf, type Deliberation, type DeliberationEvent } from "./deliberation.ts";
import { ofOwner, ofSeat, overArea, overIts, seatPath } from "./deliberation-permits.ts";

const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const about = (input: StreamKey) => [ref(deliberation, keyOf(input))];
const route = (step: string): string => `POST /api/opinions/deliberations/{home}/{id}/${step}`;
const timeOf = (ctx: CommandContext) => ({ now: ctx.now, today: cityDay(ctx.now) });

function change(ctx: CommandContext, key: StreamKey, decide: (state: Deliberation) => readonly DeliberationEvent[]): c.DeliberationDone {
  return { ...keyOf(key), stage: ctx.change(deliberation, keyOf(key), decide).stage };
}
function mustWork(ctx: CommandContext, unit: string, path: string): void {
  if (!ctx.read(organisations).unit(unit)?.open) throw refuse.fields([{ path, code: "opinions.no-such-unit" }]);
}
const pair = (path: string, { zh, en }: { zh: string; en: string }): [string, string][] => [
  [`${path}.zh`, zh],
  [`${path}.en`, en],
];

const announceDeliberation = command<c.AnnounceDeliberation, c.DeliberationDone>({
  name: "opinions.announce-deliberation",
  route: "POST /api/opinions/deliberations",
  summary: { zh: "公告警务协商会", en: "Announce a deliberation on policing" },
  input: c.AnnounceDeliberation,
  about: ({ area, id }) => [ref(deliberation, { home: homeOf(area), id })],
  allow: overArea,
  run: (ctx, { id, asDemo, ...said }) => {
    if (!ctx.read(places).area(said.area)) throw refuse.fields([{ path: "area", code: "opinions.no-such-area" }]);
    mustWork(ctx, said.convener, "convener");
    const agenda = said.agenda.flatMap((one, index) => pair(`agenda.${index}`, one));
    mustBeImpersonal(ctx, [...pair("title", said.title), ...agenda, ...pair("venue", said.venue), ...pair("access", said.access)]);
    const demo = isDemo(ctx, said.area, asDemo);
    const key = { home: homeOf(said.area), id };
    return change(ctx, key, (state) => announce(state, { ...said, demo }, cityDay(said.meets), timeOf(ctx)));
  },
});

const enterSeat = command<c.Volunteer, c.SeatReceipt>({
  name: "opinions.volunteer",
  route: route("volunteers"),
  summary: { zh: "报名参加协商，等抽签（不用登录）", en: "Volunteer for a seat by lot; no account needed" },
  input: c.Volunteer,
  about,
  allow: anyone(),
  ratePerMinute: 6,
  run: (ctx, input) => {
    const { home, id, volunteer: own, phone, email, needs, language } = input;
    const key = { home, id };
    const before = knownDeliberation(ctx.state(deliberation, key)).pool.length;
    const entered = { id: own, phone: Boolean(phone), email: Boolean(email), needs: needs !== "", language };
    const state = knownDeliberation(ctx.change(deliberation, key, (found) => volunteer(found, entered, cityDay(ctx.now))));
    // Whoever knows an id of the pool must not write over its contact, nor be handed its link.
    if (state.pool.length === before) throw refuse.conflict("opinions.volunteered-already");
    const put = (field: string, value: string | null | undefined): void =>
      value ? ctx.seal({ stream: key, field, purpose: "opinions.volunteer", value }) : undefined;
    put(phoneOf(own), phone);
    put(emailOf(own), email);
    put(needsOf(own), needs);
    return { home, id, volunteer: own, follow: "" };
  },
  // The link's secret is made for each answer and kept nowhere.
  present: (receipt, known) => ({ ...receipt, follow: seatPath(known, receipt) }),
});

const leaveSeat = command<c.LeaveSeat, c.DeliberationDone>({
  name: "opinions.leave-seat",
  route: route("seats/{volunteer}/leave"),
  summary: { zh: "不参加了，联系方式随即删除", en: "Step back; the contact is erased at once" },
  input: c.LeaveSeat,
  about,
  allow: ofSeat(),
  ratePerMinute: 30,
  run: (ctx, { home, id, volunteer: own }) => {
    const done = change(ctx, { home, id }, (state) => leave(state, own));
    const one = knownDeliberation(ctx.state(deliberation, { home, id })).pool.find((each) => each.id === own);
    if (one) ctx.job({ kind: "vault.erase", payload: { home, id, fields: fieldsOf(one) } });
    return done;
  },
});

const drawSeats = command<c.DrawSeats, c.DeliberationDone>({
  name: "opinions.draw-seats",
  route: route("draw"),
  summary: { zh: "按公布的种子抽签", en: "Draw the seats by the published seed" },
  input: c.DrawSeats,
  about,
  allow: overIts(),
  run: (ctx, { home, id, seed, source }) => change(ctx, { home, id }, (state) => draw(state, seed, source, cityDay(ctx.now))),
});

const minuteDeliberation = command<c.MinuteDeliberation, c.DeliberationDone>({
  name: "opinions.minute-deliberation",
  route: route("minutes"),
  summary: { zh: "公布协商纪要和决定（不写姓名）", en: "Publish the minutes and decisions, without names" },
  input: c.MinuteDeliberation,
  about,
  allow: overIts(),
  run: (ctx, { home, id, attended, minutes, decisions }) => {
    decisions.forEach(({ owner }, index) => mustWork(ctx, owner, `decisions.${index}.owner`));
    mustBeImpersonal(ctx, [...pair("minutes", minutes), ...decisions.flatMap((one, index) => pair(`decisions.${index}`, one))]);
    const agreed = decisions.map(({ decision, owner, due, zh, en }) => ({ decision, owner, day: due, due: endOf(ctx, due), zh, en }));
    return change(ctx, { home, id }, (state) => minute(state, { attended, minutes, decisions: agreed }, timeOf(ctx)));
  },
});

const reportAgreed = command<c.ReportAgreed, c.DeliberationDone>({
  name: "opinions.report-decision",
  route: route("decisions/{decision}/report"),
  summary: { zh: "公布一项决定落实得怎样", en: "Say in public what was done of a decision" },
  input: c.ReportAgreed,
  about,
  allow: ofOwner(),
  run: (ctx, { home, id, decision, result }) => {
    mustBeImpersonal(ctx, pair("result", result));
    return change(ctx, { home, id }, (state) => report(state, decision, result));
  },
});

const cancelDeliberation = command<c.CancelDeliberation, c.DeliberationDone>({
  name: "opinions.cancel-deliberation",
  route: route("cancellation"),
  summary: { zh: "取消协商会，写明原因", en: "Call a deliberation off, with the reason" },
  input: c.CancelDeliberation,
  about,
  allow: overIts(),
  run: (ctx, { home, id, reason }) => {
    mustBeImpersonal(ctx, pair("reason", reason));
    return change(ctx, { home, id }, (state) => cancel(state, reason));
  },
});

export const destroyContacts = command<c.DeliberationRef, c.DeliberationDone>({
  name: "opinions.destroy-contacts",
  route: route("destruction"),
  summary: { zh: "销毁报名人的联系方式（系统）", en: "Destroy the contacts of those who volunteered (jobs)" },
  input: c.DeliberationOnly,
  about,
  allow: systemOnly(),
  run: (ctx, key) => {
    const before = ctx.state(deliberation, keyOf(key));
    const done = change(ctx, key, (state) => destroy(state, ctx.now));
    const state = ctx.state(deliberation, keyOf(key));
    if (state.stage === "none" || before.stage === "none" || before.destroyedAt === state.destroyedAt) return done;
    const fields = state.pool.flatMap(fieldsOf);
    if (fields.length > 0) ctx.job({ kind: "vault.erase", payload: { ...keyOf(key), fields } });
    return done;
  },
});

export const tellDeliberation = command<c.TellDeliberation, c.DeliberationDone>({
  name: "opinions.tell-decision",
  route: route("clock-notices"),
  summary: { zh: "协商决定期限提醒（系统）", en: "A decision's date is told of (jobs)" },
  input: c.TellDeliberation,
  about,
  allow: systemOnly(),
  run: (ctx, { home, id, slot }) => change(ctx, { home, id }, (state) => tellAgreed(state, slot, ctx.now)),
});

export const deliberationCommands = {
  announceDeliberation,
  enterSeat,
  leaveSeat,
  drawSeats,
  minuteDeliberation,
  reportAgreed,
  cancelDeliberation,
  destroyContacts,
  tellDeliberation,
};
