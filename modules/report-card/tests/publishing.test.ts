import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, type Recorded } from "#platform/ledger";
import { stamped } from "../../../platform/ledger/noun.ts";
import { Refusal } from "#platform/refusals";
import { card, type Card, type CardEvent } from "../card.ts";
import { SetItem, SetSection, SetStep, type Frozen } from "../contract/card.ts";
import type { QueryContext } from "#platform/modules";
import { unexplained } from "../changes.ts";
import * as p from "../publishing.ts";
import { outdatedIn } from "../queries-cards.ts";
import { monthsIn, yearsIn } from "../span.ts";
import { FORMS } from "../ui/console/forms.ts";

const NOW = "2026-05-01T00:00:00.000Z";
const TODAY = "2026-05-01";
const KEY = { home: "330500000", id: "0190a000-0000-7000-8000-000000000001" };
const factsOf = <T extends { home: string; id: string }>({ home: _, id: __, ...facts }: T): Omit<T, "home" | "id"> => facts;
const said = (zh: string) => ({ zh, en: zh });

/** A card's history, each step decided on what went before. */
function play(...steps: ((state: Card) => readonly CardEvent[])[]): { state: Card; events: Recorded<CardEvent>[] } {
  const events: Recorded<CardEvent>[] = [];
  let by = "editor";
  for (const step of steps) {
    if (step === asChecker) by = "checker";
    const state = fold(card, events);
    for (const event of step(state)) events.push(stamped(event, { seq: events.length + 1, at: NOW, by, role: "supervisor", unit: "u" }));
    if (step !== asChecker) by = "editor";
  }
  return { state: fold(card, events), events };
}
const asChecker = (): readonly CardEvent[] => [];
const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((field) => field.code === code));

const begin = (state: Card) =>
  p.draft(state, { area: "3305", zh: "答卷", en: "Card", lead: said("导语"), from: "2022-01", to: "2026-04" }, TODAY);
const section = (state: Card) => {
  const facts = factsOf(SetSection.parse({ ...KEY, section: "work", order: 1, zh: "工作", en: "Work" }));
  return p.setSection(state, facts);
};
const itemOf =
  (more: object = {}) =>
  (state: Card) => {
    const facts = factsOf(
      SetItem.parse({
        ...KEY,
        item: "ontime",
        section: "work",
        order: 1,
        zh: "按时办结率",
        en: "On time",
        reported: { value: said("96%"), document: said("报道") },
        figure: { code: "evt.ontime", area: "", span: { from: "2022-01", to: "2026-04" } },
        ...more,
      }),
    );
    return p.setItem(state, facts, TODAY);
  };
const frozenOf = (numerator: number): Frozen => ({
  item: "ontime",
  code: "evt.ontime",
  version: "1",
  unit: "percent",
  counted: "period",
  names: said("按时办结率"),
  definition: said("定义"),
  area: "3305",
  areaName: said("湖州市"),
  from: "2022-01-01",
  to: "2026-04-30",
  value: { numerator, denominator: 100, value: numerator / 100 },
  rows: 100,
  digest: "a".repeat(64),
  file: "b".repeat(64),
  trend: [],
  counties: [],
});
const computed = (numerator: number) => (state: Card) =>
  p.compute(state, { draft: state.draft, frozen: [frozenOf(numerator)], checkpoints: [{ log: "330502", size: 9, note: "n", at: NOW }] });
const approve = (state: Card) => p.approve(state, "checker");
const publish = (state: Card) => p.publish(state, NOW);
const first = [begin, section, itemOf(), p.submit, computed(96), approve, publish] as const;

test("a card is drafted, computed, approved by a second person and published as it was approved", () => {
  const { state } = play(...first);
  assert.equal(state.stage, "published");
  const [edition] = state.editions;
  assert.equal(edition?.version, 1);
  assert.equal(edition?.frozen[0]?.value.value, 0.96);
  assert.deepEqual(edition?.corrections, []);
  assert.equal(edition && p.digestOfBody(p.bodyOfEdition(edition)), edition?.digest);
});

test("the digest covers every word: one letter more is another edition", () => {
  const { state } = play(...first);
  const [edition] = state.editions;
  assert.ok(edition);
  const other = structuredClone(edition);
  other.content.items[0]!.zh += "。";
  assert.notEqual(p.digestOfBody(p.bodyOfEdition(other)), edition.digest);
  const value = structuredClone(edition);
  value.frozen[0]!.value.value = 0.97;
  assert.notEqual(p.digestOfBody(p.bodyOfEdition(value)), edition.digest);
});

test("whoever handed the card in approves nothing, and gives nothing back", () => {
  const { state } = play(begin, section, itemOf(), p.submit, computed(96));
  assert.throws(() => p.approve(state, "editor"), refused("report-card.second-person"));
  assert.throws(() => p.giveBack(state, "为什么", "editor"), refused("report-card.second-person"));
  assert.equal(
    play(begin, section, itemOf(), p.submit, computed(96), (one) => p.giveBack(one, "请补出处", "checker")).state.stage,
    "draft",
  );
});

test("nothing is published that was not approved, approved that was not computed, or changed after it was handed in", () => {
  const { state } = play(begin, section, itemOf(), p.submit);
  assert.throws(() => p.publish(state, NOW), refused("report-card.not-now"));
  assert.throws(() => p.approve(state, "checker"), refused("report-card.not-now"));
  assert.throws(() => itemOf()(state), refused("report-card.not-now"));
});

test("a number computed for an older draft is nobody's", () => {
  const { state } = play(begin, section, itemOf(), p.submit, computed(96), (one) => p.giveBack(one, "改", "checker"), p.submit);
  assert.deepEqual(p.compute(state, { draft: 1, frozen: [frozenOf(1)], checkpoints: [] }), []);
  assert.deepEqual(p.fail(state, { draft: 1, code: "x", item: "ontime" }), []);
  assert.equal(state.stage, "computing");
});

test("a correction is a new edition that shows old, new and why; the old edition stays as it was", () => {
  const reason = (state: Card) => p.correct(state, { reasons: [{ item: "ontime", why: said("有 3 件被误录") }] });
  const { state } = play(...first, reason, p.submit, computed(94), approve, publish);
  assert.deepEqual(
    state.editions.map(({ version }) => version),
    [1, 2],
  );
  assert.equal(state.editions[0]?.frozen[0]?.value.numerator, 96);
  assert.deepEqual(state.editions[1]?.corrections, [
    {
      item: "ontime",
      zh: "按时办结率",
      en: "On time",
      old: said("96.00% (96 / 100)"),
      now: said("94.00% (94 / 100)"),
      version: 2,
      why: said("有 3 件被误录"),
    },
  ]);
});

test("a changed number without a reason is not approved, also one in words", () => {
  const other = (state: Card) => p.correct(state, { reasons: [{ item: "ontime", why: said("更正") }] });
  const twice = itemOf({ item: "other", figure: null, reported: { value: said("27/27"), document: said("报道") } });
  const { state } = play(...first, other, twice, p.submit, computed(96));
  assert.deepEqual(unexplained(state), ["other"]);
  assert.throws(() => p.approve(state, "checker"), refused("report-card.reason-needed"));
  const unchanged = play(...first, other, p.submit, computed(96)).state;
  assert.deepEqual(unexplained(unchanged), []);
});

test("whatever a reader is told has its reason: years, counties, words, names, lead, sections, photos and steps", () => {
  const photo = "0190a000-0000-7000-8000-0000000000f1";
  const rich = (numerator: number, year: number, county: number) => (state: Card) =>
    p.compute(state, {
      draft: state.draft,
      checkpoints: [],
      frozen: [
        {
          ...frozenOf(numerator),
          trend: [{ from: "2025-01-01", to: "2025-12-31", value: { numerator: year, denominator: 100, value: year / 100 } }],
          counties: [{ area: "330502", zh: "吴兴区", en: "Wuxing", value: { numerator: county, denominator: 50, value: county / 50 } }],
        },
      ],
    });
  const step = (zh: string) => (state: Card) =>
    p.setStep(state, factsOf(SetStep.parse({ ...KEY, step: "opened", on: "2026-04-01", zh, en: zh, who: said("平安办") })), TODAY);
  const written = (more: object) => (state: Card) => {
    const facts = factsOf(SetSection.parse({ ...KEY, section: "work", order: 1, zh: "工作", en: "Work", ...more }));
    return p.setSection(state, facts);
  };
  const lead = (words: string) => (state: Card) =>
    p.changeHead(state, { zh: "答卷", en: "Card", lead: said(words), from: "2022-01", to: "2026-04" }, TODAY);
  const begun = [
    begin,
    written({ photos: [photo], captions: [said("开门")] }),
    itemOf(),
    step("开门"),
    p.submit,
    rich(96, 90, 40),
  ] as const;
  const reason = (item: string) => (state: Card) => p.correct(state, { reasons: [{ item, why: said(`为什么 ${item}`) }] });
  const again = (numerator: number, year: number, county: number, ...edits: Parameters<typeof play>) =>
    play(...begun, approve, publish, reason("ontime"), ...edits, p.submit, rich(numerator, year, county));
  const old = (state: Card, why: readonly string[]) => {
    assert.deepEqual(unexplained({ ...state, reasons: [] }), why);
    const done = p.publish({ ...state, stage: "approved", reasons: why.map((item) => ({ item, why: said("x") })) }, NOW)[0];
    return done?.type === "report-card.published" ? done.corrections.map((one) => [one.item, one.old.zh, one.now.zh]) : [];
  };
  assert.deepEqual(old(again(96, 90, 40).state, []), []);
  assert.deepEqual(old(again(96, 91, 40).state, ["ontime"]), [["ontime", "2025: 90.00% (90 / 100)", "2025: 91.00% (91 / 100)"]]);
  assert.deepEqual(old(again(96, 90, 41).state, ["ontime"]), [["ontime", "吴兴区：80.00% (40 / 50)", "吴兴区：82.00% (41 / 50)"]]);
  assert.deepEqual(old(again(96, 90, 40, itemOf({ words: said("按期就是按期") })).state, ["ontime"]), [["ontime", "—", "按期就是按期"]]);
  assert.deepEqual(old(again(96, 90, 40, lead("另一个导语")).state, ["head"]), [["head", "导语", "另一个导语"]]);
  assert.deepEqual(old(again(96, 90, 40, step("开了门")).state, ["step:opened"]), [["step:opened", "开门", "开了门"]]);
  assert.deepEqual(old(again(96, 90, 40, (one) => p.dropPart(one, { part: "step", name: "opened" })).state, ["step:opened"]), [
    ["step:opened", "2026-04-01 · 开门 · 谁办的：平安办", "—"],
  ]);
  assert.deepEqual(old(again(96, 90, 40, written({})).state, ["section:work"]), [["section:work", `照片 0000f1：开门`, "—"]]);
  assert.throws(() => p.approve(again(96, 90, 40, lead("另一个导语")).state, "checker"), refused("report-card.reason-needed"));
  const told = again(96, 90, 40, reason("head"), lead("另一个导语"), reason("step:opened"), step("开了门")).state;
  assert.equal(p.approve(told, "checker").length, 1);
});

test("nobody who wrote any of an edition approves it, whoever handed it in; the next edition begins with no hands", () => {
  const other = (state: Card) => itemOf({ words: said("另一人写的") })(state);
  const history = play(begin, section, itemOf(), p.submit, computed(96)).events;
  const beside = history.map((event) => (event.type === "report-card.item-set" ? { ...event, by: "author" } : event));
  const state = fold(card, beside);
  assert.deepEqual(state.hands, ["editor", "author"]);
  assert.throws(() => p.approve(state, "author"), refused("report-card.own-hand"));
  assert.equal(p.approve(state, "checker").length, 1);
  assert.deepEqual(play(...first).state.hands, []);
  assert.deepEqual(play(...first, (one) => p.correct(one, { reasons: [{ item: "ontime", why: said("x") }] }), other).state.hands, [
    "editor",
  ]);
});

test("a correction names items the card has", () => {
  const { state } = play(...first);
  assert.throws(() => p.correct(state, { reasons: [{ item: "nothing", why: said("x") }] }), refused("report-card.no-such-item"));
});

test("a withdrawn card keeps its editions, with the reason; nothing is withdrawn that never was published", () => {
  const { state } = play(...first, (one) => p.withdraw(one, said("数据有误")));
  assert.deepEqual(state.editions[0]?.withdrawn, said("数据有误"));
  assert.throws(() => p.withdraw(play(begin).state, said("x")), refused("report-card.not-now"));
});

test("only months that are over are counted, in the card and in its items", () => {
  const facts = { area: "3305", zh: "答", en: "c", lead: said("x"), from: "2026-01", to: "2026-05" };
  assert.throws(() => p.draft(card.initial, facts, TODAY), refused("report-card.month-not-over"));
  assert.throws(() => p.draft(card.initial, { ...facts, from: "2026-04", to: "2026-03" }, TODAY), refused("report-card.span"));
  const running = itemOf({ figure: { code: "evt.ontime", area: "", span: { from: "2026-05", to: "2026-05" } } });
  assert.throws(() => play(begin, section, running), refused("report-card.month-not-over"));
});

test("an item without a figure and without a document says nothing and is refused", () => {
  const bare = { ...KEY, item: "x", section: "work", order: 1, zh: "一", en: "one" };
  assert.equal(SetItem.safeParse(bare).success, false);
  assert.equal(SetItem.safeParse({ ...bare, reported: { value: said("1"), document: { zh: "", en: "" } } }).success, false);
});

test("steps lie in the past and lead to pages of this portal only", () => {
  const step = { ...KEY, step: "a", on: "2026-04-01", zh: "办", en: "done", who: said("平安办") };
  assert.equal(SetStep.safeParse({ ...step, link: "/decisions/330500000/x" }).success, true);
  for (const link of ["https://elsewhere.example", "//elsewhere.example", "javascript:alert(1)", "/a b"])
    assert.equal(SetStep.safeParse({ ...step, link }).success, false, link);
  const facts = factsOf(SetStep.parse({ ...step, on: "2026-05-02" }));
  assert.throws(() => play(begin, (state) => p.setStep(state, facts, TODAY)), refused("report-card.not-yet"));
});

test("a section that still has items is not taken out; an item of another area is not taken in", () => {
  const { state } = play(begin, section, itemOf());
  assert.throws(() => p.dropPart(state, { part: "section", name: "work" }), refused("report-card.section-in-use"));
  const elsewhere = itemOf({ figure: { code: "evt.ontime", area: "3301", span: { from: "2022-01", to: "2022-12" } } });
  assert.throws(() => elsewhere(state), refused("report-card.other-area"));
  assert.throws(() => itemOf({ section: "none" })(state), refused("report-card.no-such-section"));
  assert.equal(play(begin, section, itemOf(), (one) => p.dropPart(one, { part: "item", name: "ontime" })).state.content.items.length, 0);
});

test("a span is cut into the months and years it has", () => {
  assert.deepEqual(
    monthsIn({ from: "2025-11-01", to: "2026-01-31" }).map(({ to }) => to),
    ["2025-11-30", "2025-12-31", "2026-01-31"],
  );
  assert.deepEqual(yearsIn({ from: "2025-11-01", to: "2026-01-31" }), [
    { from: "2025-11-01", to: "2025-12-31" },
    { from: "2026-01-01", to: "2026-01-31" },
  ]);
});

test("an edition says which of its numbers were corrected at their source since, the years and counties it shows included", async () => {
  const why = said("一份访问不属实");
  const correctedTo = (year: number, area: string, value: number, was: number) => {
    const correction = { version: 2, at: NOW, why, was, now: value, path: "/surveys/editions/330500000/x" };
    return { year, area, value, n: 390, part: null, error: null, against: [], publishedAt: NOW, corrected: [correction] };
  };
  const all = [
    correctedTo(2011, "3305", 0.9612, 0.9683),
    correctedTo(2010, "3305", 0.95, 0.955),
    correctedTo(2011, "330502", 0.97, 0.98),
    correctedTo(2009, "3305", 0.94, 0.93),
    { ...correctedTo(2008, "3305", 0.9, 0.9), corrected: [] },
  ];
  const value = (of: number) => ({ numerator: 390, denominator: null, value: of });
  const year = (of: number, at: number) => ({ from: `${of}-01-01`, to: `${of}-12-31`, value: value(at) });
  const cited: Frozen = {
    ...frozenOf(3),
    code: "svy.safe",
    to: "2011-12-31",
    value: value(0.9683),
    trend: [year(2008, 0.9), year(2009, 0.94), year(2010, 0.955), year(2011, 0.9683)],
    counties: [{ area: "330502", ...said("吴兴区"), value: value(0.98) }],
  };
  let looks = 0;
  const read = async () => {
    looks += 1;
    return all;
  };
  const ctx = {
    catalogue: {
      findTold: (code: string) =>
        code === "svy.safe"
          ? { corrects: true, all: read }
          : code === "evt.told"
            ? { all: () => assert.fail("never corrected, never read") }
            : undefined,
    },
    read: () => ({ names: (code: string) => said(code) }),
  } as unknown as QueryContext;
  const again: Frozen = { ...frozenOf(3), item: "again", code: "svy.safe", to: "2011-12-31", value: value(0.9612) };
  const found = await outdatedIn(ctx, [cited, frozenOf(5), { ...frozenOf(2), code: "evt.told" }, again]);
  assert.equal(looks, 1, "two items of one figure: one look");
  assert.deepEqual(
    found.map(({ year: of, area, was, now }) => [of, area, was, now]),
    [
      [2011, "3305", 0.9683, 0.9612],
      [2010, "3305", 0.955, 0.95],
      [2011, "330502", 0.98, 0.97],
    ],
    "2009 was cited as it stands now",
  );
});

test("an item of a card carries what was ticked, and one that stands keeps its ticks", () => {
  const form = FORMS.find(({ key }) => key === "item")!;
  const ticks = form.inputs.filter(({ kind }) => kind === "tick").map(({ name, ticked }) => [name, ticked]);
  assert.deepEqual(ticks, [
    ["trend", true],
    ["counties", false],
    ["difference", false],
  ]);
  const body = form.bodyOf({
    name: "safe",
    section: "work",
    code: "svy.safe",
    from: "2011-01",
    to: "2011-12",
    trend: "no",
    counties: "yes",
    difference: "yes",
  });
  const { figure } = body as { figure: { trend: boolean; counties: boolean; difference?: boolean } };
  assert.deepEqual([figure.trend, figure.counties, figure.difference], [false, true, true]);
  const { state } = play(
    begin,
    section,
    itemOf({ figure: { code: "evt.ontime", area: "", span: { from: "2022-01", to: "2026-04" }, counties: true } }),
  );
  const [standing] = form.standing!(state.content);
  assert.deepEqual([standing?.["trend"], standing?.["counties"], standing?.["difference"]], ["no", "yes", "no"]);
});
