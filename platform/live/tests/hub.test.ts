import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS, openHub } from "../hub.ts";
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

test("nobody takes all lines: not a link from many addresses, not an address with many links, not all residents together those of people at work", () => {
  const { hub } = stage();
  const nothing = { write: () => true, end: () => {}, drop: () => {} };
  const open = (account: string | null, address: string, of?: string): string => {
    const ear = { hears: () => false, tells: "stir" as const, ...(of === undefined ? {} : { of }) };
    const full = hub.full({ account, address, ear });
    if (full === null) hub.open({ line: nothing, account, address, from: null, ear, again: async () => null, hello: {} });
    return full ?? "open";
  };
  // One link, each time from elsewhere.
  const byLink = Array.from({ length: 50 }, (_, index) => open(null, `10.0.0.${index}`, "one-link"));
  assert.deepEqual(byLink.indexOf("link"), LIMITS.link);
  assert.ok(byLink.slice(LIMITS.link).every((one) => one === "link"));
  // A village behind one address: two hundred families each with their own report, and the next one is asked to wait.
  const village = Array.from({ length: LIMITS.address + 1 }, (_, index) => open(null, "172.16.0.1", `family-${index}`));
  assert.deepEqual([village.indexOf("address"), village.filter((one) => one === "open").length], [LIMITS.address, LIMITS.address]);
  // Somebody with addresses without end.
  for (let index = 0; index < 5_000; index += 1) open(null, `2001:db8:${index % 50}::/64`, `record-${index}`);
  assert.equal(open(null, "198.51.100.1", "another"), "guests");
  assert.equal(hub.count(), LIMITS.guests);
  // Whoever is at work has room, at the village's address too.
  for (let index = 0; index < LIMITS.all - LIMITS.guests; index += 1) assert.equal(open(`staff-${index}`, "172.16.0.1"), "open");
  assert.equal(open("staff-late", "172.16.0.1"), "all");
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
