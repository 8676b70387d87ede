import assert from "node:assert/strict";
import { test } from "node:test";
import { permits } from "../permits.ts";
import { BULK } from "../ui/console/bulk-steps.ts";

test("the bulk bar offers each step to the roles and at the stages the permits name, neither fewer nor more", () => {
  for (const [step, { roles, stages }] of Object.entries(BULK)) {
    const permit = permits[step as keyof typeof BULK];
    assert.deepEqual([...roles].sort(), [...permit.roles].sort(), step);
    assert.deepEqual([...stages].sort(), [...permit.stages].sort(), step);
  }
});
