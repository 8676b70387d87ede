import assert from "node:assert/strict";
import { test } from "node:test";
import { noun } from "../ledger/noun.ts";
import { registryOf } from "../ledger/registry.ts";
import { calledOf } from "./called.ts";
import { module, type EventWords } from "./module.ts";

type LampEvent = { type: "lamps.lit" | "lamps.put-out" } | { type: "lamps.mended"; by: string };
const lamp = noun<number, LampEvent>({ kind: "lamps.lamp", initial: 0, evolve: (lit) => lit + 1 });
const pole = noun<null, { type: "lamps.pole-set" }>({ kind: "lamps.pole", initial: null, evolve: () => null });
const [lampNoun, poleNoun] = [
  { noun: lamp, called: { zh: "路灯", en: "Lamp" } },
  { noun: pole, called: { zh: "灯杆", en: "Pole" }, after: () => [] },
];
const rest = { name: "lamps", commands: [], queries: [], words: {} };
const lit = { zh: "点亮", en: "Lit" };
const out = { zh: "熄灭", en: "Put out" };
const mended = { zh: "修好", en: "Mended" };
const set = { zh: "立杆", en: "Pole set" };

test("every event and record has its module's words, the platform's own too, and what is known no more its code", () => {
  const events = { "lamps.lit": lit, "lamps.put-out": out, "lamps.mended": mended, "lamps.pole-set": set };
  const lamps = module({ ...rest, nouns: [lampNoun, poleNoun], events });
  const called = calledOf([lamps], registryOf([lamps]));
  assert.equal(called.event("lamps.put-out"), out);
  assert.deepEqual(called.record("lamps.lamp"), { zh: "路灯", en: "Lamp" });
  assert.equal(called.event("vault.seals-locked").zh, "到期清除逾期，封存信息停止查看");
  assert.equal(called.record("vault.erasure").en, "Erasure");
  assert.deepEqual([called.event("lamps.gilded").zh, called.record("lamps.chandelier").en], ["lamps.gilded", "lamps.chandelier"]);
});

test("an event without words, and words without an event, do not compile", () => {
  const events = { "lamps.lit": lit, "lamps.put-out": out, "lamps.mended": mended };
  // @ts-expect-error: nothing says what "lamps.pole-set" is called.
  const short = module({ ...rest, nouns: [lampNoun, poleNoun], events });
  // @ts-expect-error: no lamp is ever gilded.
  const long = { "lamps.lit": lit, "lamps.put-out": out, "lamps.mended": mended, "lamps.gilded": lit } satisfies EventWords<LampEvent>;
  assert.deepEqual([Object.keys(short.events).length, Object.keys(long).length], [3, 4]);
});
