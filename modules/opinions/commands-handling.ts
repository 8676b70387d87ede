import { cityDay } from "#platform/days";
import { command } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { taxonomy } from "#modules/incidents";
import { organisations } from "#modules/organisations";
import { places } from "#modules/places";
import { about, answeringFor, change, endOf, mustBeImpersonal, route, sealed } from "./acting.ts";
import * as c from "./contract.ts";
import { act, adopt, classify, explain, handOn, known, publish, reply } from "./deciding.ts";
import { item } from "./item.ts";
import { may } from "./permits.ts";
import { topics } from "./register.ts";

const classifyItem = command<c.ClassifyItem, c.ItemDone>({
  name: "opinions.classify",
  route: route("classification"),
  summary: { zh: "归类：议题、性质、由谁答复", en: "Sort it: topic, nature, who answers" },
  input: c.ClassifyItem,
  about,
  allow: may("classify"),
  run: (ctx, input) => {
    const { topic, nature, area } = input;
    if (!ctx.read(topics).open(topic)) throw refuse.fields([{ path: "topic", code: "opinions.no-such-topic" }]);
    if (area && !ctx.read(places).area(area)) throw refuse.fields([{ path: "area", code: "opinions.no-such-area" }]);
    const place = area ?? known(ctx.state(item, { home: input.home, id: input.id })).place;
    const unit = input.unit ?? answeringFor(ctx, place, topic);
    const found = ctx.read(organisations).unit(unit);
    // Whoever answers covers the place.
    if (!found?.open || !place.startsWith(found.area)) throw refuse.fields([{ path: "unit", code: "opinions.no-such-unit" }]);
    return change(ctx, input, (state) => classify(state, { topic, nature, answering: unit, place: area ?? null }));
  },
});

const handOnItem = command<c.HandOnItem, c.ItemDone>({
  name: "opinions.hand-on",
  route: route("hand-over"),
  summary: { zh: "转出：事件、纠纷、信访、违法犯罪线索", en: "Hand it on: an event, a dispute, a petition, a crime" },
  input: c.HandOnItem,
  about,
  allow: may("hand-on"),
  run: (ctx, input) => {
    const category = input.category ?? null;
    if (input.to === "event" && (category === null || !ctx.read(taxonomy).category(category)))
      throw refuse.fields([{ path: "category", code: "opinions.no-such-kind" }]);
    const text = sealed(ctx, input, "handed-on", "opinions.work", input.reason);
    return change(ctx, input, (state) => handOn(state, input.to, text, category));
  },
});

const LONGEST_MS = 366 * 86_400_000;
const adoptItem = command<c.AdoptItem, c.ItemDone>({
  name: "opinions.adopt",
  route: route("adoption"),
  summary: { zh: "立项：做什么、何时做到", en: "Adopt it: what will be done, until when" },
  input: c.AdoptItem,
  about,
  allow: may("adopt"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "plan", "opinions.work", input.plan);
    const last = cityDay(new Date(Date.parse(ctx.now) + LONGEST_MS).toISOString());
    const plan = { text, until: endOf(ctx, input.due), day: input.due };
    return change(ctx, input, (state) => adopt(state, plan, cityDay(ctx.now), last));
  },
});

const explainItem = command<c.SayOfItem, c.ItemDone>({
  name: "opinions.explain",
  route: route("explanation"),
  summary: { zh: "解释：为什么不能照办", en: "Explain why it is not done as asked" },
  input: c.SayOfItem,
  about,
  allow: may("explain"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "explanation", "opinions.work", input.text);
    return change(ctx, input, (state) => explain(state, text));
  },
});

const actOnItem = command<c.SayOfItem, c.ItemDone>({
  name: "opinions.act",
  route: route("action"),
  summary: { zh: "登记做了什么", en: "Record what was done" },
  input: c.SayOfItem,
  about,
  allow: may("act"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "action", "opinions.work", input.text);
    return change(ctx, input, (state) => act(state, text));
  },
});

const replyToItem = command<c.SayOfItem, c.ItemDone>({
  name: "opinions.reply",
  route: route("replies"),
  summary: { zh: "反馈本人", en: "Answer whoever said it" },
  input: c.SayOfItem,
  about,
  allow: may("reply"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reply", "opinions.work", input.text);
    return change(ctx, input, (state) => reply(state, text));
  },
});

const publishItem = command<c.PublishItem, c.ItemDone>({
  name: "opinions.publish",
  route: route("publication"),
  summary: { zh: "公示：问了什么、答了什么，不写任何人", en: "Publish what was asked and answered, naming nobody" },
  input: c.PublishItem,
  about,
  allow: may("publish"),
  run: (ctx, { home, id, question, answer }) => {
    mustBeImpersonal(ctx, [
      ["question.zh", question.zh],
      ["question.en", question.en],
      ["answer.zh", answer.zh],
      ["answer.en", answer.en],
    ]);
    const said = { question: question.zh, questionEn: question.en, answer: answer.zh, answerEn: answer.en };
    return change(ctx, { home, id }, (state) => publish(state, said));
  },
});

export const handlingCommands = { classifyItem, handOnItem, adoptItem, explainItem, actOnItem, replyToItem, publishItem };
