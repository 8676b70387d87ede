import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MAX_TERMS, queryTerms, terms } from "#platform/search";

const finds = (question: string, text: string): boolean => {
  const held = new Set(terms(text));
  const asked = queryTerms(question);
  return asked.length > 0 && asked.every((term) => held.has(term));
};

test("Chinese is found by one, two and more characters", () => {
  const text = "龙溪街道路灯不亮";
  for (const question of ["灯", "龙", "亮", "路灯", "不亮", "路灯不亮", "龙溪街道"]) assert.ok(finds(question, text), question);
  for (const question of ["亮灯", "灯路", "井", "路面", "龙街"]) assert.ok(!finds(question, text), question);
  assert.deepEqual(terms("路灯"), ["路", "灯", "路灯"]);
  assert.deepEqual(queryTerms("路灯坏"), ["路灯", "灯坏"]);
  assert.deepEqual(terms("井"), ["井"]);
});

test("words and numbers are whole, in any case and width", () => {
  const text = "Broken LAMP at No. 12, ＡＢＣ小区3号楼 8F3K-72QM";
  for (const question of ["lamp", "Lamp", "12", "abc", "ABC小区", "3号", "号楼", "8f3k-72qm", "８Ｆ３Ｋ", "broken 3号楼"])
    assert.ok(finds(question, text), question);
  for (const question of ["lam", "1", "bc", "lamps"]) assert.ok(!finds(question, text), question);
});

test("rare characters outside the basic plane are one character each", () => {
  assert.deepEqual(terms("𠮷田"), ["𠮷", "田", "𠮷田"]);
  assert.ok(finds("𠮷", "𠮷野家门口"));
  assert.ok(finds("𠮷野", "𠮷野家门口"));
  assert.ok(!finds("𠮶", "𠮷野家门口"), "a neighbour with the same first half");
  assert.ok(finds("㛃", "王㛃"));
  assert.ok(finds("𬱖", "苏𬱖"));
});

test("compatibility forms, variation selectors and half marks do not hide a name", () => {
  assert.ok(finds("豈", "\uF900"), "compatibility ideograph");
  assert.ok(finds("葛城", "葛\u{E0100}城"));
  assert.ok(finds("café", "cafe\u0301"));
  assert.deepEqual(terms("a\uD842b"), ["a", "b"]);
});

test("traditional characters are not converted: each is found as it was written", () => {
  assert.ok(!finds("燈", "路灯"));
  assert.ok(finds("燈", "路燈"));
});

test("other scripts are words: Uyghur, Tibetan, Russian; kana and Hangul are pairs", () => {
  assert.deepEqual(terms("Привет"), ["привет"]);
  assert.ok(finds("ياخشى", "ياخشى سۆز"));
  assert.ok(finds("བོད", "བོད་ཡིག"));
  assert.deepEqual(terms("カメラ"), ["カ", "メ", "カメ", "ラ", "メラ"]);
});

test("nothing to ask for gives no terms", () => {
  for (const question of ["", "  ", "。，！", "--", "😀", "\u0000"]) assert.deepEqual(queryTerms(question), [], JSON.stringify(question));
});

test("a text of any length gives at most 400 short terms", () => {
  const long = Array.from({ length: 5000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join("");
  assert.equal(terms(long).length, MAX_TERMS);
  assert.ok(queryTerms(long).length <= 32);
  assert.ok(finds(long.slice(0, 30), long));
  const [word = ""] = terms("x".repeat(100_000));
  assert.equal(word.length, 40);
  assert.ok(finds("x".repeat(100_000), "x".repeat(100_000)));
});

const sample = fc.string({ unit: fc.constantFrom(...Array.from("路灯坏了龙溪街道井盖𠮷𠮶㛃aBc12é，。 -")), maxLength: 60 });

test("every piece of a short text finds the text, and no term is repeated", () => {
  fc.assert(
    fc.property(sample, fc.nat(60), fc.integer({ min: 1, max: 8 }), (text, from, length) => {
      const characters = Array.from(text.replace(/[a-zA-Z0-9é]/g, "灯"));
      const piece = characters.slice(from, from + length).join("");
      if (queryTerms(piece).length > 0) assert.ok(finds(piece, characters.join("")), piece);
      const all = terms(text);
      assert.equal(new Set(all).size, all.length);
      assert.ok(terms(all.join(" ")).every((term) => all.includes(term)));
    }),
    { numRuns: 500 },
  );
});

test("any text at all is taken", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const all = terms(text);
      assert.ok(all.length <= MAX_TERMS);
      for (const term of all) assert.ok(term.isWellFormed() && term.length > 0 && !term.includes("\u0000"));
      for (const term of queryTerms(text)) assert.ok(all.length === MAX_TERMS || all.includes(term), term);
    }),
    { numRuns: 500 },
  );
});
