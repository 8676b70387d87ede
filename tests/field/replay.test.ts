import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import sharp from "sharp";
import type { Actor } from "#platform/access";
import { buildServer, platformWords, type HttpServer } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { person, type TestCity } from "#platform/testing";
import type { Words } from "#web/words";
import { photoRoutes, photosIn } from "../../apps/server/photos.ts";
import incidentsModule from "../../modules/incidents/module.ts";
import { acceptIncident, dispatchIncident, feedBackIncident } from "../../modules/incidents/commands.ts";
import { readIncident } from "../../modules/incidents/queries-case.ts";
import { dispatcher, handler, readCity, report, TOWN, verify, VILLAGE } from "../../modules/incidents/tests/reads.ts";
import { asNote, reportItem, stepItem } from "../../modules/incidents/ui/field/step.ts";
import { flush, type Carrier, type OutboxStore } from "../../web/field/flush.ts";
import { created, type Answer, type Item, type NewItem } from "../../web/field/item.ts";

// Phones as the app runs them (the same outbox, the same sending loop), the real server and PostgreSQL; only the line between them is ours, and it is bad.

const UNIT = `cg-${TOWN}`;
const PEOPLE = {
  worker: person({ role: "gridWorker", area: VILLAGE, unit: `village-${VILLAGE}` }),
  leader: person({ role: "gridLeader", area: VILLAGE, unit: `village-${VILLAGE}` }),
  handler,
} as const;
type Who = keyof typeof PEOPLE;
/** Five phones of three people: two people carry two. */
const PHONES: readonly Who[] = ["worker", "worker", "leader", "handler", "handler"];

let city: TestCity;
let http: HttpServer;
let folder: string;
let picture: Buffer;
before(async () => {
  city = await readCity();
  folder = await mkdtemp(join(tmpdir(), "zuji-replay-"));
  const photos = photosIn(city.runtime.pools.write, folder, {});
  const quiet = { wait: () => 0 };
  http = await buildServer({
    runtime: city.runtime,
    words: Object.assign({}, platformWords, incidentsModule.words) as Words,
    gate: { actorOf: async (token): Promise<Actor | null> => PEOPLE[token as Who] ?? null },
    routes: photoRoutes(city.runtime, photos).routes,
    cookieNames: ["zuji-session"],
    trustedProxies: 0,
    logger: false,
    rates: quiet,
    notReady: async () => null,
  });
  picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#666" } })
    .jpeg()
    .toBuffer();
});
after(async () => {
  await http.app.close();
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

type Deed =
  | { do: "report"; photos: number }
  | { do: "note"; on: 0 | 1 | 2 }
  | { do: "handle" }
  | { do: "check" }
  | { do: "accept" }
  | { do: "feedBack" };

const deedsOf = (who: Who): fc.Arbitrary<Deed> => {
  const anybody: fc.Arbitrary<Deed>[] = [
    fc.record({ do: fc.constant("report" as const), photos: fc.integer({ min: 0, max: 2 }) }),
    // A department writes notes only where it works.
    fc.record({
      do: fc.constant("note" as const),
      on: fc.constantFrom<(0 | 1 | 2)[]>(...(who === "handler" ? ([0, 1] as const) : ([0, 1, 2] as const))),
    }),
  ];
  const own: Deed[] = who === "handler" ? [{ do: "accept" }, { do: "feedBack" }] : [{ do: "handle" }, { do: "check" }];
  return fc.oneof(...anybody, ...own.map((deed) => fc.constant(deed)));
};

/** What each phone did while it was away, and how the line behaves afterwards: which phone has it, for how many requests, and what it does to them. */
type Turn = { phones: readonly number[]; requests: number; fault: "none" | "request" | "answer" };
const turn: fc.Arbitrary<Turn> = fc.record({
  phones: fc.uniqueArray(fc.integer({ min: 0, max: PHONES.length - 1 }), { minLength: 1, maxLength: 3 }),
  requests: fc.integer({ min: 0, max: 5 }),
  fault: fc.constantFrom("none" as const, "request" as const, "answer" as const),
});
/** A phone offers feedback only once the task was accepted on it: it folds its own steps. */
const offered = (deeds: readonly Deed[]): Deed[] =>
  deeds.filter((deed, at) => deed.do !== "feedBack" || deeds.slice(0, at).some((before) => before.do === "accept"));
const away = fc.tuple(...PHONES.map((who) => fc.array(deedsOf(who), { maxLength: 5 }).map(offered)));

/** Three records every phone took along: dispatched to the unit, waiting for the check, and put right by whoever comes by. */
type Records = { asked: string; fed: string; open: string };
async function records(): Promise<Records> {
  const asked = await report(city);
  await verify(city, asked);
  await city.execute(dispatchIncident, { ...asked.key, lead: UNIT, coUnits: [], note: null } as never, { actor: dispatcher });
  const fed = await report(city);
  await verify(city, fed);
  await city.execute(dispatchIncident, { ...fed.key, lead: UNIT, coUnits: [], note: null } as never, { actor: dispatcher });
  const another = person({ role: "handler", area: TOWN, unit: UNIT });
  await city.execute(acceptIncident, { ...fed.key, unit: UNIT }, { actor: another });
  await city.execute(feedBackIncident, { ...fed.key, unit: UNIT, ending: "solved", result: "修好了", photos: [] } as never, {
    actor: another,
  });
  const open = await report(city, { category: "0501", description: "垃圾堆在路边" });
  const name = ({ key }: { key: { home: string; id: string } }): string => `${key.home}/${key.id}`;
  return { asked: name(asked), fed: name(fed), open: name(open) };
}

const keyOf = (name: string): { home: string; id: string } => ({ home: name.slice(0, 9), id: name.slice(10) });
const LABEL = { number: "", category: "" };
const textOf = (phone: number, at: number): string => `手机${phone}第${at}步`;

function itemFor(deed: Deed, on: Records, text: string, reportId: string): NewItem {
  const { asked, fed, open } = on;
  switch (deed.do) {
    case "report":
      return reportItem(
        {
          id: reportId,
          category: "0402",
          description: text,
          point: null,
          area: VILLAGE,
          address: null,
          language: "zh",
          seenAt: city.now(),
        },
        TOWN,
        LABEL,
      );
    case "note":
      return stepItem("note", keyOf([asked, fed, open][deed.on]!), { text }, LABEL);
    case "handle":
      return stepItem("self-handle", keyOf(open), { result: text }, LABEL);
    case "check":
      return stepItem("check", keyOf(fed), { passed: true, note: text }, LABEL);
    case "accept":
      return stepItem("accept", keyOf(asked), { unit: UNIT }, LABEL);
    case "feedBack":
      return stepItem("feed-back", keyOf(asked), { unit: UNIT, ending: "solved", result: text }, LABEL);
  }
}

type Phone = { who: Who; items: Map<string, Item>; store: OutboxStore };

function phoneWith(who: Who, items: readonly Item[]): Phone {
  // What lies on a phone is a copy each time, as IndexedDB gives it.
  const kept = new Map(items.map((item) => [item.id, structuredClone(item)]));
  return {
    who,
    items: kept,
    store: {
      items: async () => [...kept.values()].map((item) => structuredClone(item)),
      put: async (item) => void kept.set(item.id, structuredClone(item)),
      photo: async () => new Blob([new Uint8Array(picture)], { type: "image/jpeg" }),
    },
  };
}

let clockMs = 0;
let streets = 0;

async function reach(who: Who, url: string, headers: Record<string, string>, payload: string | Buffer): Promise<Answer> {
  // Photos are slowed by address: each request comes from a street of its own, as phones do.
  streets += 1;
  const remoteAddress = `10.${(streets >> 16) & 255}.${(streets >> 8) & 255}.${streets & 255}`;
  const reply = await http.app.inject({
    method: "POST",
    url,
    remoteAddress,
    headers: { cookie: `zuji-session=${who}`, ...headers },
    payload,
  });
  const retry = Number(reply.headers["retry-after"] ?? Number.NaN);
  return { status: reply.statusCode, body: reply.json(), retryAfterMs: Number.isFinite(retry) ? retry * 1000 : null };
}

/** Lets so many requests through and then does to the next what the turn says; afterwards there is no line. */
function badLine(who: Who, { requests, fault }: Pick<Turn, "requests" | "fault">): Carrier {
  let left = requests;
  const through = async (send: () => Promise<Answer>): Promise<Answer> => {
    left -= 1;
    if (left >= 0) return send();
    // The server does it, and the phone does not hear of it.
    if (left === -1 && fault === "answer") await send();
    return { status: 0, body: null, retryAfterMs: null };
  };
  return {
    command: ({ path, body, id }) =>
      through(() => reach(who, path, { "content-type": "application/json", "idempotency-key": id }, JSON.stringify(body))),
    photo: ({ id }, photo) =>
      through(async () => reach(who, `/api/photos/${id}`, { "content-type": "image/jpeg" }, Buffer.from(await photo.arrayBuffer()))),
  };
}

const contact = (phone: Phone, turn: Pick<Turn, "requests" | "fault">) =>
  flush({ store: phone.store, carrier: badLine(phone.who, turn), now: () => clockMs });

/** What a person does with what a conflict kept: the words become a note; a step without words is let go. */
function decide(phone: Phone): void {
  for (const item of [...phone.items.values()].filter(({ state }) => state === "kept")) {
    const note = asNote(item);
    phone.items.delete(item.id);
    if (note) {
      const again = created(note, uuidv7(), item.by, [], clockMs);
      phone.items.set(again.id, again);
    }
  }
}

type Seen = { stage: string; texts: string[]; photos: number };
type Outcome = { records: Seen[]; reports: Seen[] };

async function seenOf(name: string): Promise<Seen> {
  const view = await city.query(readIncident, keyOf(name), dispatcher);
  const texts = view.timeline.flatMap(({ text }) => (text?.startsWith("手机") ? [text] : []));
  if (view.description?.startsWith("手机")) texts.push(view.description);
  return { stage: view.stage, texts: texts.sort(), photos: view.photoIds.length };
}

/** The same deeds on fresh records and fresh ids, over a line that behaves as the turns say. */
async function play(deeds: readonly (readonly Deed[])[], turns: readonly Turn[]): Promise<Outcome> {
  clockMs = Date.parse(city.now());
  const on = await records();
  const reports: string[] = [];
  const phones = PHONES.map((who, number) => {
    const items = (deeds[number] ?? []).map((deed, at): Item => {
      const id = uuidv7(clockMs + at);
      const reportId = uuidv7(clockMs + at);
      const photos =
        deed.do === "report" ? Array.from({ length: deed.photos }, () => ({ id: uuidv7(), bytes: picture.length, sentAt: null })) : [];
      if (deed.do === "report") reports.push(`${TOWN}/${reportId}`);
      const fresh = itemFor(deed, on, textOf(number, at), reportId);
      const body = photos.length > 0 ? { ...fresh.body, photos: photos.map((photo) => photo.id) } : fresh.body;
      return created({ ...fresh, body }, id, PEOPLE[who].id, photos, clockMs);
    });
    return phoneWith(who, items);
  });
  for (const one of turns) {
    clockMs += 11 * 60_000;
    await Promise.all(one.phones.map((number) => contact(phones[number]!, one)));
  }
  for (let round = 0; round < 12; round += 1) {
    clockMs += 11 * 60_000;
    for (const phone of phones) {
      await contact(phone, { requests: 1_000, fault: "none" });
      decide(phone);
    }
  }
  for (const phone of phones)
    for (const item of phone.items.values()) assert.equal(item.state, "sent", `${item.command} is left: ${JSON.stringify(item.reason)}`);
  return { records: await Promise.all([on.asked, on.fed, on.open].map(seenOf)), reports: await Promise.all(reports.map(seenOf)) };
}

/** Every word once and only once: a step's as the step or as the note it became. */
function expectedTexts(deeds: readonly (readonly Deed[])[]): string[] {
  return deeds.flatMap((some, phone) => some.flatMap((deed, at) => (deed.do === "accept" ? [] : [textOf(phone, at)]))).sort();
}

test("whatever order phones come back in and however the line breaks: nothing is lost, nothing is there twice, and the records stand the same", async () => {
  await fc.assert(
    fc.asyncProperty(away, fc.array(turn, { maxLength: 14 }), fc.array(turn, { maxLength: 14 }), async (deeds, one, other) => {
      const first = await play(deeds, one);
      const second = await play(deeds, other);
      for (const outcome of [first, second])
        assert.deepEqual([...outcome.records, ...outcome.reports].flatMap(({ texts }) => texts).sort(), expectedTexts(deeds));
      assert.deepEqual(
        first.records.map(({ stage }) => stage),
        second.records.map(({ stage }) => stage),
      );
      assert.deepEqual(first.reports, second.reports);
      assert.deepEqual(
        first.records.map(({ texts }) => texts),
        second.records.map(({ texts }) => texts),
      );
    }),
    { numRuns: 25, seed: Number(process.env["ZUJI_SEED"] ?? 20_261_125), endOnFailure: false },
  );
  assert.deepEqual((await city.verify()).findings, []);
});
