import type { z } from "zod";
import { either, grantsOver, holds, systemOnly, type Allow } from "#platform/access";
import { addDays, cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { organisations, type Unit } from "#modules/organisations";
import { homeOf, places } from "#modules/places";
import { entryOf, factsOf, keyOf } from "./acting.ts";
import { ActSignal, AdoptSignal, PublishSignal, RecordOnly } from "./contract.ts";
import { mondayOf } from "./due.ts";
import { SIGNAL_ROLES } from "./signal-roles.ts";
import { act, adopt, publish, recountSignal, signal, signalKey, tellSignal } from "./signal.ts";

type Adopt = z.output<typeof AdoptSignal>;
export type SignalDone = { home: string; id: string; stage: string };

const forItsUnit = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "of the unit that has the signal",
  admits: (ctx, input) => {
    const state = ctx.state(signal, keyOf(input));
    return state.stage === "none" ? null : (grantsOver(ctx.actor, roles, state.place, ctx.now, state.unit)[0] ?? null);
  },
});

const overItsPlace = <I extends StreamKey>(roles: readonly string[]): Allow<I> =>
  holds(
    roles,
    (ctx, input) => {
      const state = ctx.state(signal, keyOf(input));
      // No area begins with a dash: what does not exist is over nobody's place.
      return state.stage === "none" ? "-" : state.place;
    },
    "at the signal's area",
  );

const RECENT_WEEKS = 4;

/**
 * That the area exists and the week is this one or of the last four. That the topic rose is not asked: it is a comparison of counters over five weeks,
 * and a decision sees registers and the record alone. The screen offers only what rose; whoever adopts another topic answers for it in public.
 */
function assertTopic(ctx: CommandContext, { home, area, week }: Adopt): void {
  if (!ctx.read(places).area(area)) throw refuse.fields([{ path: "area", code: "incidents.no-such-area", params: { area } }]);
  if (homeOf(area) !== home) throw refuse.fields([{ path: "home", code: "incidents.home-mismatch" }]);
  const monday = mondayOf(cityDay(ctx.now));
  if (week !== mondayOf(week) || week > monday || week < addDays(monday, -7 * RECENT_WEEKS))
    throw refuse.fields([{ path: "week", code: "incidents.signal-week", params: { weeks: RECENT_WEEKS } }]);
}

/** Whoever must act answers for the whole area of the topic. */
function servingUnit(ctx: CommandContext, { unit: code, area }: Adopt): Unit {
  const unit = ctx.read(organisations).unit(code);
  if (!unit?.open) throw refuse.fields([{ path: "unit", code: "incidents.no-such-unit", params: { unit: code } }]);
  if (!area.startsWith(unit.area)) throw refuse.fields([{ path: "unit", code: "incidents.signal-unit", params: { unit: code } }]);
  return unit;
}

export const adoptSignal = command<Adopt, SignalDone>({
  name: "incidents.adopt-signal",
  route: "POST /api/incidents/signals",
  summary: { zh: "立为第一信号", en: "Adopt a rising topic as a work order" },
  input: AdoptSignal,
  about: (input) => [ref(signal, signalKey(input))],
  allow: holds(SIGNAL_ROLES.adopt, (_, input) => input.area, "at the signal's area"),
  run: (ctx, input) => {
    const unit = servingUnit(ctx, input);
    assertTopic(ctx, input);
    const facts = factsOf(ctx);
    const { category, area: place, week, aim } = input;
    const due = facts.timing.due(ctx.now, facts.procedure.signal);
    const key = signalKey(input);
    const state = ctx.change(signal, key, (before) =>
      adopt(before, { category, place, week, unit: unit.code, aim, due }, entryOf(ctx, category, "category").sealed),
    );
    return { ...key, stage: state.stage };
  },
});

export const actOnSignal = command<z.output<typeof ActSignal>, SignalDone>({
  name: "incidents.act-on-signal",
  route: "POST /api/incidents/signals/{home}/{id}/actions",
  summary: { zh: "登记第一行动", en: "Record what was done" },
  input: ActSignal,
  about: (input) => [ref(signal, input)],
  allow: forItsUnit(SIGNAL_ROLES.act),
  run: (ctx, input) => ({ ...keyOf(input), stage: ctx.change(signal, keyOf(input), (state) => act(state, input.done)).stage }),
});

export const publishSignal = command<z.output<typeof PublishSignal>, SignalDone>({
  name: "incidents.publish-signal",
  route: "POST /api/incidents/signals/{home}/{id}/publication",
  summary: { zh: "公布答复：您说我办", en: "Publish the answer: you said, we did" },
  input: PublishSignal,
  about: (input) => [ref(signal, input)],
  allow: either(forItsUnit(SIGNAL_ROLES.publishForUnit), overItsPlace(SIGNAL_ROLES.publishOver)),
  run: (ctx, input) => {
    const said = { answer: input.answer, answerEn: input.answerEn ?? null, aimEn: input.aimEn ?? null };
    return { ...keyOf(input), stage: ctx.change(signal, keyOf(input), (state) => publish(state, said)).stage };
  },
});

export const tellSignalDue = command<z.output<typeof RecordOnly>, SignalDone>({
  name: "incidents.tell-signal-due",
  route: "POST /api/incidents/signals/{home}/{id}/reminders",
  summary: { zh: "第一信号到期提醒", en: "Remind of a signal's answer" },
  input: RecordOnly,
  about: (input) => [ref(signal, input)],
  allow: systemOnly(),
  run: (ctx, input) => ({
    ...keyOf(input),
    stage: ctx.change(signal, keyOf(input), (state) => tellSignal(state, ctx.now)).stage,
  }),
});

export const recomputeSignalDue = command<z.output<typeof RecordOnly>, SignalDone>({
  name: "incidents.recompute-signal-due",
  route: "POST /api/incidents/signals/{home}/{id}/due",
  summary: { zh: "日历更新后重算第一信号的期限", en: "Count a signal's date again after the calendar changed" },
  input: RecordOnly,
  about: (input) => [ref(signal, input)],
  allow: systemOnly(),
  run: (ctx, input) => ({
    ...keyOf(input),
    stage: ctx.change(signal, keyOf(input), (state) => recountSignal(state, factsOf(ctx))).stage,
  }),
});
