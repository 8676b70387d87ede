import assert from "node:assert/strict";
import { test } from "node:test";
import { openHub } from "../hub.ts";
import { FRAMES } from "../frames.ts";
import type { Change } from "../change.ts";
import type { Tail, Told } from "../tail.ts";

const change = (seq: number): Change => ({
  kind: "bells.bell",
  home: "330502001",
  stream: "01a21830-1033-750d-bec4-8a22c81ca712",
  seq,
  audience: { place: "330502001", sealed: false, units: [] },
  before: null,
});

function stage() {
  const told: Told[] = [];
  const ears: ((one: Told) => void)[] = [];
  const tail: Tail = {
    look: async () => {},
    poke: () => {},
    cursor: () => String(told.length),
    since: (from) => told.slice(Number(from)).flatMap(({ changes }) => changes),
    hear: (ear) => void ears.push(ear),
    start: async () => {},
    stop: async () => {},
  };
  const tell = (seq: number): void => {
    told.push({ changes: [change(seq)], cursor: String(told.length + 1) });
    for (const ear of ears) ear(told.at(-1)!);
  };
  return { tell, hub: openHub(tail, () => {}) };
}

test("a reader that is behind is written nothing more until it has caught up, and then gets all it missed in one piece", () => {
  const { tell, hub } = stage();
  const written: string[] = [];
  let room = true;
  const { drained } = hub.open({
    line: { write: (text) => (written.push(text), room), end: () => {}, drop: () => {} },
    account: "a",
    address: "",
    from: null,
    ear: { hears: () => true, tells: "record" },
    again: async () => null,
    hello: {},
  });
  room = false;
  for (let seq = 1; seq <= 500; seq += 1) tell(seq);
  assert.equal(written.length, 2);
  room = true;
  drained();
  assert.equal(written.length, 3);
  const seqs = [...(written[1] + written[2]!).matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq));
  assert.deepEqual(
    seqs,
    Array.from({ length: 500 }, (_, index) => index + 1),
  );
  hub.close();
});

test("an ear that may hear nothing any more is told goodbye and let go", async () => {
  const { tell, hub } = stage();
  const written: string[] = [];
  let ended = false;
  hub.open({
    line: { write: (text) => (written.push(text), true), end: () => (ended = true), drop: () => {} },
    account: "a",
    address: "",
    from: null,
    ear: { hears: () => true, tells: "stir" },
    again: async () => null,
    hello: {},
  });
  await hub.recheck();
  tell(1);
  assert.ok(ended && hub.count() === 0);
  assert.match(written.at(-1) ?? "", /event: bye/);
  hub.close();
});

test("what goes over a line is what openapi.json publishes: each event by its name, with its data and nothing beside", async () => {
  const { tell, hub } = stage();
  const written: string[] = [];
  const open = (tells: "record" | "stir", from: string | null) =>
    hub.open({
      line: { write: (text) => (written.push(text), true), end: () => {}, drop: () => {} },
      account: tells,
      address: "",
      from,
      ear: { hears: () => true, tells },
      again: async () => null,
      hello: { build: "b" },
    });
  open("record", null);
  open("stir", null);
  tell(1);
  for (let seq = 2; seq <= 3_000; seq += 1) tell(seq);
  open("record", "0");
  await hub.recheck();
  open("record", null);
  hub.close();
  const seen = new Set<string>();
  for (const text of written.join("").split("\n\n").filter(Boolean)) {
    const event = /^event: (\w+)$/m.exec(text)?.[1] as keyof typeof FRAMES;
    seen.add(event);
    FRAMES[event].parse(JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? ""));
    assert.match(text, /^(id: \d+\n)?(retry: \d+\n)?event: \w+\ndata: .*$/);
  }
  assert.deepEqual([...seen].sort(), ["away", "bye", "changes", "hello", "reset", "stir"]);
});
