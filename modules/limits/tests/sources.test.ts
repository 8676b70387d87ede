import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fold, type Recorded } from "#platform/ledger";
import { query } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { readWaiting } from "#platform/waiting";
import { z } from "zod";
import { reviewSource } from "../commands.ts";
import type { ReviewSource } from "../contract.ts";
import limitsModule from "../module.ts";
import { listRules, listSources } from "../queries.ts";
import { review, source, type SourceEvent } from "../source.ts";
import { sourcesIn, unknownIn } from "../sources/cited.ts";
import { SOURCES } from "../sources/register.ts";
import { words } from "../ui/words.ts";
import { waitingSources } from "../waiting.ts";

const now = "2026-11-28T02:00:00.000Z";
const looked = (more: Partial<ReviewSource> = {}): ReviewSource => ({
  code: "petitions",
  on: "2026-11-20",
  document: "湖司法函〔2026〕8号",
  nextBy: "2027-11-20",
  found: "inForce",
  ...more,
});
const recorded = (events: readonly SourceEvent[]): Recorded<SourceEvent>[] =>
  events.map((event, index) => ({ ...event, at: now, by: "test", role: "admin", unit: "", seq: index + 1 }));
const after1 = fold(source, recorded(review(source.initial, looked(), now)));

function refused(work: () => unknown): string[] {
  try {
    work();
  } catch (cause) {
    assert.ok(cause instanceof Refusal, String(cause));
    const codes = cause.body.fields ? cause.body.fields.map(({ path, code }) => `${path} ${code}`) : [cause.body.code];
    for (const code of codes) assert.ok((code.split(" ").at(-1) ?? "") in words, code);
    return codes;
  }
  return [];
}

test("a review keeps its day, its document and the next day; the same again is nothing new, and every earlier one stays", () => {
  assert.deepEqual(review(after1, looked(), now), []);
  const again = review(after1, looked({ on: "2026-11-28", found: "revised", nextBy: "2027-01-10" }), now);
  const { reviews } = fold(source, [...recorded(review(source.initial, looked(), now)), ...recorded(again)]);
  assert.deepEqual(
    reviews.map(({ on, found }) => [on, found]),
    [
      ["2026-11-20", "inForce"],
      ["2026-11-28", "revised"],
    ],
  );
});

for (const [what, more, code] of [
  ["of tomorrow", { on: "2026-11-29" }, "on limits.review-ahead"],
  ["before the last one", { on: "2026-11-19" }, "on limits.review-before"],
  ["due again today", { nextBy: "2026-11-28" }, "nextBy limits.next-review-past"],
  ["of a law that is not cited", { code: "planted" }, "limits.no-source"],
] as const)
  test(`a review ${what} is refused`, () =>
    assert.deepEqual(
      refused(() => review(after1, looked(more), now)),
      [code],
    ));

test("a citation is found in figures and in words; one of a law that is not in the register is told", () => {
  const codes = (text: string) => sourcesIn(text).map(({ code }) => code);
  assert.deepEqual(codes("人民调解法第三十三条；民事诉讼法第二百零五条；民诉法解释第三百五十三条"), [
    "mediation-law",
    "civil-procedure",
    "civil-procedure-interpretation",
  ]);
  for (const known of [
    "信访工作条例 23 第二款",
    "依照《中华人民共和国个人信息保护法》第五十条起诉，或者依照第六十五条投诉",
    "浙江省信访条例 2016, 20（是否仍有效待核）",
    "法释〔2011〕5号 4",
    "依据：信访工作条例第三十四条；条例第三十五条",
  ])
    assert.deepEqual(unknownIn(known), [], known);
  assert.deepEqual(unknownIn("依照《中华人民共和国行政处罚法》第四十四条告知"), ["中华人民共和国行政处罚法》第四十四条"]);
  assert.deepEqual(unknownIn("某市信访工作条例 12"), ["某市信访工作条例 12"], "another city's rules are not ours of nearly the same name");
  assert.deepEqual(unknownIn("条例第十六条"), ["条例第十六条"], "of no law named before");
});

test("every source of the register has its own code and names, a first review, and no date that was not known", () => {
  assert.equal(new Set(SOURCES.map(({ code }) => code)).size, SOURCES.length);
  const names = SOURCES.flatMap(({ zh, also }) => [zh, ...also]);
  assert.equal(new Set(names).size, names.length);
  for (const { code, en, inForce, state, firstReview } of SOURCES) {
    assert.match(firstReview, /^\d{4}-\d{2}-\d{2}$/, code);
    assert.doesNotMatch(en, /\p{sc=Han}/u, code);
    assert.equal(state === "inForce", inForce !== null, `${code}: in force is said with a day, or not at all`);
  }
});

let city: TestCity;
before(async () => {
  city = await testCity({ modules: [limitsModule] });
});
after(() => city.close());

const admin = person({ role: "admin", area: "3305" });
const ofPetitions = async () => (await city.query(listSources, {})).sources.find(({ code }) => code === "petitions");
const waiting = () => {
  const asked = query<object, string[]>({
    name: "test.waiting",
    route: "GET /api/test/waiting",
    summary: { zh: "等办", en: "Waiting" },
    input: z.object({}),
    allow: waitingSources.allow,
    run: async (ctx) =>
      (await readWaiting(ctx, waitingSources, { whose: "all", due: "any", areas: null }, { from: null, limit: 100 })).map(
        ({ about }) => about,
      ),
  });
  return city.query(asked, {}, admin);
};

test("a review is recorded for all to read, and stands on the administrator's list again when its day has come", async () => {
  const at = city.runtime.now();
  const day = (days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString().slice(0, 10);
  assert.deepEqual([(await ofPetitions())?.reviewedOn, (await ofPetitions())?.reviews], [null, []]);
  const given = looked({ on: day(-3), nextBy: day(20) });
  assert.deepEqual(await city.execute(reviewSource, given, { actor: admin }), { code: "petitions", reviews: 1 });
  const then = await ofPetitions();
  assert.deepEqual([then?.reviewedOn, then?.reviewBy, then?.overdue, then?.state], [day(-3), day(20), false, "inForce"]);
  assert.ok(then?.clocks.includes("PET-6"));
  assert.ok(!(await waiting()).includes("petitions"));
  city.advance(22 * 86_400_000);
  assert.equal((await ofPetitions())?.overdue, true);
  assert.ok((await waiting()).includes("petitions"));
  const rule = (await city.query(listRules, {})).rules.find(({ id }) => id === "PET-6");
  assert.deepEqual(
    rule?.sources.map(({ code, overdue }) => [code, overdue]),
    [["petitions", true]],
  );
  await city.execute(reviewSource, looked({ on: day(21), nextBy: day(400), found: "revised" }), { actor: admin });
  const last = await ofPetitions();
  assert.deepEqual([last?.overdue, last?.state, last?.reviews.map(({ on }) => on)], [false, "revised", [day(21), day(-3)]]);
  assert.ok(!(await waiting()).includes("petitions"));
});
