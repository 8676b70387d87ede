import { either, grantsOver, holds, systemOnly, type Allow } from "#platform/access";
import { addDays, cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { homeOf, places } from "#modules/places";
import { mondayOf } from "#modules/incidents";
import { action, actionKey, actOn, adoptTopic, publishAction, type Action, type ActionEvent } from "./action.ts";
import { endOf, mustBeImpersonal } from "./acting.ts";
import * as c from "./contract.ts";
import { tellAction } from "./action-clocks.ts";
import { ACTION_ROLES } from "./action-roles.ts";
import { topics } from "./register.ts";

type Done = StreamKey & { stage: string };
const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
const about = (input: StreamKey) => [ref(action, keyOf(input))];
const route = (step: string): string => `POST /api/opinions/actions/{home}/{id}/${step}`;
const change = (ctx: CommandContext, key: StreamKey, decide: (state: Action) => readonly ActionEvent[]): Done => ({
  ...keyOf(key),
  stage: ctx.change(action, keyOf(key), decide).stage,
});

const forItsUnit = <I extends StreamKey>(roles: readonly string[]): Allow<I> => ({
  roles,
  condition: "of the unit that has the action",
  admits: (ctx, input) => {
    const state = ctx.state(action, keyOf(input));
    return state.stage === "none" ? null : (grantsOver(ctx.actor, roles, state.place, ctx.now, state.answering)[0] ?? null);
  },
});
const overItsPlace = <I extends StreamKey>(roles: readonly string[]): Allow<I> =>
  holds(
    roles,
    (ctx, input) => {
      const state = ctx.state(action, keyOf(input));
      // No area begins with a dash: what does not exist is over nobody's place.
      return state.stage === "none" ? "-" : state.place;
    },
    "at the action's place",
  );

const RECENT_WEEKS = 4;
function assertTopic(ctx: CommandContext, { home, topic, area, week, unit, due }: c.AdoptTopic): void {
  if (!ctx.read(places).area(area) || homeOf(area) !== home) throw refuse.fields([{ path: "area", code: "opinions.no-such-area" }]);
  if (!ctx.read(topics).open(topic)) throw refuse.fields([{ path: "topic", code: "opinions.no-such-topic" }]);
  const [today, monday] = [cityDay(ctx.now), mondayOf(cityDay(ctx.now))];
  if (week !== mondayOf(week) || week > monday || week < addDays(monday, -7 * RECENT_WEEKS))
    throw refuse.fields([{ path: "week", code: "opinions.week", params: { weeks: RECENT_WEEKS } }]);
  const found = ctx.read(organisations).unit(unit);
  if (!found?.open || !area.startsWith(found.area)) throw refuse.fields([{ path: "unit", code: "opinions.no-such-unit" }]);
  if (due <= today || due > addDays(today, 366)) throw refuse.fields([{ path: "due", code: "opinions.plan-day" }]);
}
const pair = (path: string, { zh, en }: { zh: string; en: string }): [string, string][] => [
  [`${path}.zh`, zh],
  [`${path}.en`, en],
];

const adoptWeekTopic = command<c.AdoptTopic, Done>({
  name: "opinions.adopt-topic",
  route: "POST /api/opinions/actions",
  summary: { zh: "把一周的议题立为第一信号", en: "Adopt a topic of the week as the first signal" },
  input: c.AdoptTopic,
  about: (input) => [ref(action, actionKey(input))],
  allow: holds(ACTION_ROLES.adopt, (_, { area }) => area, "at the topic's town"),
  run: (ctx, input) => {
    assertTopic(ctx, input);
    mustBeImpersonal(ctx, pair("aim", input.aim));
    const { topic, area: place, week, unit: answering, aim, due: day } = input;
    return change(ctx, actionKey(input), (state) => adoptTopic(state, { topic, place, week, answering, aim, day, due: endOf(ctx, day) }));
  },
});

const actOnTopic = command<c.ActOnTopic, Done>({
  name: "opinions.act-on-topic",
  route: route("deeds"),
  summary: { zh: "登记第一行动", en: "Record what was done of it" },
  input: c.ActOnTopic,
  about,
  allow: forItsUnit(ACTION_ROLES.act),
  run: (ctx, { home, id, done }) => {
    mustBeImpersonal(ctx, [["done", done]]);
    return change(ctx, { home, id }, (state) => actOn(state, done));
  },
});

const publishTopicAction = command<c.PublishAction, Done>({
  name: "opinions.publish-action",
  route: route("publication"),
  summary: { zh: "公布：您说我办", en: "Publish it: you said, we did" },
  input: c.PublishAction,
  about,
  allow: either(forItsUnit(ACTION_ROLES.publishForUnit), overItsPlace(ACTION_ROLES.publishOver)),
  run: (ctx, { home, id, answer }) => {
    mustBeImpersonal(ctx, pair("answer", answer));
    return change(ctx, { home, id }, (state) => publishAction(state, answer));
  },
});

export const tellTopicAction = command<c.TellAction, Done>({
  name: "opinions.tell-action",
  route: route("clock-notices"),
  summary: { zh: "第一信号到期提醒（系统）", en: "An action's date is told of (jobs)" },
  input: c.TellAction,
  about,
  allow: systemOnly(),
  run: (ctx, key) => change(ctx, key, (state) => tellAction(state, ctx.now)),
});

export const actionCommands = { adoptWeekTopic, actOnTopic, publishTopicAction, tellTopicAction };
