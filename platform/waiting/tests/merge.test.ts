import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodePlace, type Place } from "../../paging/index.ts";
import { mergeWaiting } from "../merge.ts";
import { dueBefore } from "../read.ts";

const place = fc.record({
  at: fc.oneof(
    fc.constant("infinity"),
    fc
      .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().replace("Z", "000Z")),
  ),
  id: fc.uuid(),
});
const key = ({ at, id }: Place): string => `${at} ${id}`;
const sorted = (rows: readonly Place[]): Place[] => [...rows].sort((left, right) => (key(left) < key(right) ? -1 : 1));

test("whatever the services hold, page after page gives every matter once, the nearest due first and what has no clock last", () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(place, { selector: ({ id }) => id, maxLength: 30 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 7 }),
      (sources, size) => {
        const all = sorted(sources.flat());
        const seen: string[] = [];
        for (let cursor: string | null = ""; cursor !== null;) {
          const from = decodePlace(cursor);
          const lists = sources.map((rows) =>
            sorted(rows)
              .filter((row) => from === null || key(row) > key(from))
              .slice(0, size + 1),
          );
          const page: { rows: Place[]; next: string | null } = mergeWaiting(lists, size);
          assert.ok(page.rows.length <= size);
          seen.push(...page.rows.map(key));
          cursor = page.next;
        }
        assert.deepEqual(seen, all.map(key));
      },
    ),
  );
});

test("today ends at midnight in China, the week seven days after it began", () => {
  assert.equal(dueBefore("any", "2026-11-26T07:00:00.000Z"), null);
  assert.equal(dueBefore("late", "2026-11-26T07:00:00.000Z"), "2026-11-26T07:00:00.000Z");
  assert.equal(dueBefore("today", "2026-11-26T15:59:59.999Z"), "2026-11-26T16:00:00.000Z");
  assert.equal(dueBefore("today", "2026-11-26T16:00:00.000Z"), "2026-11-27T16:00:00.000Z");
  assert.equal(dueBefore("week", "2026-11-26T07:00:00.000Z"), "2026-12-02T16:00:00.000Z");
});
