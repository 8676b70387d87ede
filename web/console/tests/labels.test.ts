import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { free } from "../labels.ts";

const box = (left: number, top: number, width = 40, height = 12) => ({ left, right: left + width, top, bottom: top + height });

test("of names that would lie over each other the first stays, and what touches nothing is seen", () => {
  assert.deepEqual(free([box(0, 0), box(20, 5), box(100, 0), box(0, 40)]), [true, false, true, true]);
  assert.deepEqual(free([box(0, 0), box(41, 0), box(43, 0)]), [true, false, true], "two pixels between them");
  assert.deepEqual(free([]), []);
});

test("what is hidden hides nobody: a name is gone only for one that is seen", () => {
  const some = fc.array(fc.record({ left: fc.integer({ min: 0, max: 300 }), top: fc.integer({ min: 0, max: 200 }) }), { maxLength: 30 });
  fc.assert(
    fc.property(some, (places) => {
      const boxes = places.map(({ left, top }) => box(left, top));
      const seen = free(boxes);
      const kept = boxes.filter((_, nth) => seen[nth]);
      assert.ok(free(kept).every(Boolean));
      boxes.forEach((one, nth) => {
        if (!seen[nth]) assert.deepEqual(free([...kept.filter((other) => boxes.indexOf(other) < nth), one]).at(-1), false);
      });
    }),
  );
});
