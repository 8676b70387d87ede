import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { uuidv7 } from "#platform/ids";
import { rankOf } from "#platform/draw";
import { drawAgain } from "#web/proof";
import { conflictOf, draw, type DrawSubject } from "../draw.ts";
import { publicDraws, type Checked } from "../queries-unit-draws.ts";

const member = (unit: string) => ({ account: uuidv7(), unit });
const pool = [
  member("edu-330502"),
  member("edu-330503"),
  member("fire-330502"),
  member("ps-330521"),
  member("centre-330502001"),
  member("village-330502001005"),
];
const subject: DrawSubject = {
  id: "01935b7e-7c1a-7cc0-9f0a-0000000000aa",
  unit: { code: "edu-330503", zh: "实验小学", area: "330502001005" },
  applicantUnit: "",
  tookPart: [],
  recused: [],
};

test("the draw is the order of SHA-256 over seed, application and person: anybody can work it out", () => {
  const free = pool.filter((one) => conflictOf(one, subject) === null);
  const byHand = free
    .map(({ account }) => ({ account, rank: createHash("sha256").update(`双色球 07 12 19|${subject.id}|${account}`).digest("hex") }))
    .sort((left, right) => left.rank.localeCompare(right.rank))
    .map(({ account }) => account);
  assert.deepEqual(draw(pool, "双色球 07 12 19", subject, 3).drawn, byHand.slice(0, 3));
  assert.equal(rankOf("s", "i", "a").length, 64);
});

test("nobody of the unit, of the place's own office, who had a hand in it or stepped aside is drawn, and each is named with why", () => {
  const [edu2, , fire] = pool;
  const { drawn, excluded } = draw(pool, "seed", { ...subject, tookPart: [edu2!.account], recused: [fire!.account] }, 6);
  assert.deepEqual(
    new Map(excluded.map(({ account, why }) => [pool.find((one) => one.account === account)!.unit, why])),
    new Map([
      ["edu-330502", "took-part"],
      ["edu-330503", "own-unit"],
      ["fire-330502", "recused"],
      ["centre-330502001", "own-area"],
      ["village-330502001005", "own-area"],
    ]),
  );
  assert.deepEqual(drawn, [pool[3]!.account]);
});

test("whatever the pool's order: the same are drawn, never twice, never with a conflict", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 20 }),
      fc.string({ minLength: 1 }),
      fc.nat(),
      (accounts, seed, turn) => {
        const many = accounts.map((account, index) => ({ account, unit: index % 5 === 0 ? "edu-330503" : "fire-330502" }));
        const turned = [...many.slice(turn % many.length), ...many.slice(0, turn % many.length)];
        const [one, other] = [draw(many, seed, subject, 2), draw(turned, seed, subject, 2)];
        assert.deepEqual(one.drawn, other.drawn);
        assert.equal(new Set(one.drawn).size, one.drawn.length);
        for (const account of one.drawn)
          assert.equal(
            conflictOf(
              many.find((member) => member.account === account)!,
              subject,
            ),
            null,
          );
      },
    ),
  );
});

test("over many applications every free inspector is drawn about as often as every other", () => {
  const many = Array.from({ length: 10 }, () => member("fire-330502"));
  const counts = new Map<string, number>();
  for (let index = 0; index < 2_000; index += 1)
    for (const account of draw(many, "seed", { ...subject, id: `application ${index}` }, 2).drawn)
      counts.set(account, (counts.get(account) ?? 0) + 1);
  for (const count of counts.values()) assert.ok(count > 320 && count < 480, `${count} of 400 expected`);
  assert.equal(counts.size, 10);
});

test("a reader's browser draws the same from what is published, and sees it when somebody else was put in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.uuid(), { minLength: 3, maxLength: 12 }), fc.string({ minLength: 1 }), async (accounts, seed) => {
      const members = accounts.map((account, index) => ({ account, unit: index % 4 === 3 ? "edu-330503" : "fire-330502" }));
      const { drawn, excluded } = draw(members, seed, subject, 2);
      const published = { subject: subject.id, drawn, excluded };
      assert.deepEqual(await drawAgain({ seed, members }, published), drawn);
      const other = accounts.find((account) => !drawn.includes(account) && excluded.every((one) => one.account !== account));
      if (other) assert.notDeepEqual(await drawAgain({ seed, members }, published), [drawn[0], other]);
    }),
    { numRuns: 40 },
  );
});

test("a draw of units is told of once nobody is announced by it: all looked at since or without a title; after a year in any case", () => {
  const drawn = { number: 1, seed: "s", source: "x", at: "2026-10-01T00:00:00.000Z", count: 2, units: ["A", "B"] };
  const row = (unit: string, more: Partial<Checked> = {}): Checked => ({ id: unit, unit, held: true, over: true, at: null, ...more });
  const looked = row("A", { at: "2026-10-05T00:00:00.000Z" });
  const shown = (rows: Checked[], now = "2026-11-01T00:00:00.000Z") => publicDraws([drawn], rows, now).length === 1;
  assert.ok(!shown([looked, row("B")]), "B is still to be looked at");
  assert.ok(shown([looked]), "B never applied");
  assert.ok(shown([looked, row("B", { held: false, over: false })]), "B has no title any more");
  assert.ok(!shown([looked, row("B", { at: "2026-09-30T00:00:00.000Z" })]), "looked at before the draw is not since");
  assert.ok(!shown([looked, row("B", { at: "2026-10-06T00:00:00.000Z", over: false })]), "its check is open");
  const twice = [row("B", { at: "2026-10-06T00:00:00.000Z", over: false }), row("B", { at: "2026-10-20T00:00:00.000Z", over: false })];
  assert.ok(shown([looked, ...twice]), "the one before is over when the next is ordered");
  assert.ok(shown([looked, row("B")], "2027-10-02T00:00:01.000Z"));
});
