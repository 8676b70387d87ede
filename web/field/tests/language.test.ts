import assert from "node:assert/strict";
import { test } from "node:test";
import { languageIn } from "../language.ts";

test("the language chosen on the portal or in the console of the same phone is the field app's too", () => {
  assert.equal(languageIn("lang=en"), "en");
  assert.equal(languageIn("elder=1; lang=zh; other=2"), "zh");
});

test("what is no language of ours, or part of another name, chooses nothing", () => {
  for (const cookies of ["", "lang=fr", "lang=english", "slang=en", "xlang=en; y=lang=en"])
    assert.equal(languageIn(cookies), null, cookies);
});
