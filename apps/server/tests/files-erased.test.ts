import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { followSecret } from "#platform/access";
import { openPhotoStore, openUploads, type Photos } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import type { PlainReply } from "#platform/http";
import type { Query } from "#platform/modules";
import type { CaseView, FollowView } from "#contracts/incidents";
import { reportIncident } from "#modules/incidents";
import { askForCode, proveByCode, readMine } from "#modules/privacy";
import sharp from "sharp";
import { modules } from "../modules.ts";
import { photoJobs, photoRoutes, vouchFor } from "../photos.ts";
import { asked, refused, serverCity, type Member, type ServerCity } from "./city.ts";

const TOWN = "330502001";
const PHONE = "13800001234";
const DAY = 86_400_000;

let city: ServerCity;
let photos: Photos;
let desk: Member;
let jobs: ReturnType<typeof photoJobs>;

before(async () => {
  city = await serverCity((made) => {
    jobs = photoJobs(
      () => photos,
      () => openUploads(made().runtime.pools.write),
      () => made().runtime,
    );
    return jobs;
  });
  photos = openPhotoStore(city.runtime.pools.write, city.store);
  desk = await city.staff({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
});
after(() => city.close());

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: "#888888" } })
    .png()
    .toBuffer();

/** A second of silence as a phone sends it. */
function recording(): Buffer {
  const samples = 32_000;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + samples, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(16_000, 24);
  head.writeUInt32LE(32_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(samples, 40);
  return Buffer.concat([head, Buffer.alloc(samples)]);
}

type Told = { key: { home: string; id: string }; photo: string; voice: string };
async function report(): Promise<Told> {
  const [photo, voice] = [uuidv7(), uuidv7()];
  await photos.keep(photo, await picture(), city.now());
  await photos.keepVoice(voice, recording(), city.now());
  const input = { id: uuidv7(), category: "0501", description: "路口堆了垃圾", area: TOWN, phone: PHONE, name: "王小明" };
  const sent = { ...input, photos: [photo], voice, channel: "portal", language: "zh" };
  const { home, id } = await city.execute(reportIncident, sent as never, {});
  await city.jobs();
  return { key: { home, id }, photo, voice };
}

const named = <O>(name: string): Query<unknown, O> =>
  modules.flatMap((one) => one.queries as unknown as Query<unknown, O>[]).find((one) => one.name === name)!;
const readIncident = named<CaseView>("incidents.read-incident");
const readFollowed = named<FollowView>("incidents.read-followed");
const get = (url: string, id: string): Promise<PlainReply> =>
  photoRoutes(city.runtime, photos)
    .routes.find((route) => route.url === url && route.method === "GET")!
    .handler(asked(desk, { params: { id } }));
const erasings = () =>
  city.runtime.pools.write<{ data: { why: string; record: string | null; counts: Record<string, number>; keys: number } }[]>`
    select data from ledger.event where type = 'vault.erased' order by at, seq`.then((rows) => rows.map(({ data }) => data));

test("photos and the spoken note of a report are kept as long as its words, pictures of the work as long as the words about it", async () => {
  const { photo, voice } = await report();
  const later = uuidv7();
  await photos.keep(later, await picture(), city.now());
  const rows = async (...ids: string[]) =>
    (
      await city.runtime.pools.write<{ purpose: string; days: number }[]>`
        select purpose, round(extract(epoch from expires_at - at) / 86400)::int as days from files.photo where id = any(${ids}::uuid[])`
    ).map((row) => ({ ...row }));
  assert.deepEqual(await rows(photo, voice), [
    { purpose: "incidents.report", days: 730 },
    { purpose: "incidents.report", days: 730 },
  ]);
  const { key } = await report();
  await jobs[0]!.run({ now: city.now() } as never, { ...key, photos: [later], purpose: "incidents.work" });
  assert.deepEqual(await rows(later), [{ purpose: "incidents.work", days: 1825 }]);
});

test("the person sees photo and voice note on the own page with purpose, basis and date", async () => {
  const { key } = await report();
  const link = { ...key, secret: followSecret(city.runtime, key) };
  city.advance(120_000);
  await city.execute(askForCode, { ...link, phone: PHONE }, {});
  await city.jobs();
  const code = /\d{6}/.exec(city.messages.findLast(({ body }) => body.includes("验证码"))?.body ?? "")?.[0] ?? "";
  const { pass } = await city.execute(proveByCode, { ...link, phone: PHONE, code }, {});
  const { fields, deletion } = await city.query(readMine, { ...link, pass });
  const files = fields.filter(({ sort }) => sort === "photo" || sort === "voice");
  assert.deepEqual(
    files.map(({ sort, masked, purpose, correct }) => [sort, masked, purpose, correct]),
    [
      ["photo", "40 × 30", "incidents.report", null],
      ["voice", "1 s", "incidents.report", null],
    ],
  );
  assert.ok(files.every(({ until }) => Date.parse(until) - Date.parse(city.now()) > 700 * DAY));
  // What a law has kept is not erased on asking: the files stand beside the words they came with.
  assert.deepEqual(
    deletion?.kept.map(({ purpose, fields: n }) => [purpose, n]),
    [["incidents.report", 3]],
  );
});

test("an erased record's files leave the store at once, with a proof that counts them; its screens say that they went", async () => {
  const { key, photo, voice } = await report();
  const other = await report();
  const before = await photos.find(photo);
  assert.ok(await photos.read(before!, "full"));
  const { pools } = city.runtime;
  await pools.write`
    insert into ledger.outbox (home, id, kind, payload, run_at)
    values (${key.home}, ${uuidv7()}, 'vault.erase', ${pools.write.json({ ...key, fields: ["description", `photo:${photo}`, `voice:${voice}`] })}, ${city.now()})`;
  await city.jobs();
  const last = (await erasings()).at(-1)!;
  assert.deepEqual([last.why, last.record, last.counts], ["asked", `${key.home}/${key.id}`, { "incidents.report": 3 }]);
  assert.equal(await photos.read(before!, "full"), null);
  assert.equal(await photos.read(before!, "thumb"), null);
  assert.equal((await photos.find(photo))?.digest, "");
  assert.ok(await photos.read((await photos.find(other.photo))!, "full"), "another record's stays");

  const view = await city.query(readIncident, key, desk);
  assert.deepEqual(new Set(view.erased), new Set([photo, voice]));
  const followed = await city.query(readFollowed, { ...key, secret: followSecret(city.runtime, key) });
  assert.deepEqual(followed.erased, [photo]);
  const shown = await get("/api/photos/:id", photo);
  assert.deepEqual([shown.status, shown.type], [410, "image/svg+xml"]);
  assert.match(String(shown.body), /已删除.*Erased/s);
  await assert.rejects(get("/api/voices/:id", voice), refused("files.erased"));
  await assert.rejects(vouchFor(() => photos)({ photos: [photo] }, []), refused("files.unknown-photo"));
  assert.deepEqual((await city.verify()).findings, []);
});

test("the night takes what is past its date, rows and store, with a trace; what was kept before there were dates gets one", async () => {
  const { key, photo, voice } = await report();
  const old = uuidv7();
  await photos.keep(old, await picture(), city.now());
  await photos.attach([old], key, null);
  await jobs[1]!.run({ now: city.now() } as never, {});
  const [dated] = await city.runtime.pools.write<
    { purpose: string }[]
  >`select purpose from files.photo where id = ${old} and expires_at is not null`;
  assert.equal(dated?.purpose, "incidents.report");

  city.advance(729 * DAY);
  await city.jobs();
  assert.equal((await photos.find(photo))?.erasedAt, null);
  city.advance(2 * DAY);
  await city.jobs();
  for (const id of [photo, voice, old]) {
    const found = await photos.find(id);
    assert.notEqual(found?.erasedAt, null);
    assert.equal(found?.digest, "");
  }
  const files = (await erasings()).filter(({ why, keys }) => why === "expired" && keys === 0).at(-1)!;
  assert.ok((files.counts["incidents.report"] ?? 0) >= 3);
  const left = await city.runtime.pools.write`select 1 from files.photo where erased_at is not null and digest <> ''`;
  assert.equal(left.length, 0);
  // What shows the work is not due yet, and is all that the store still holds: each with its small picture.
  const kept = await city.runtime.pools.write`select 1 from files.photo where erased_at is null`;
  assert.deepEqual([kept.length, city.files.size], [1, 2]);
  assert.deepEqual((await city.verify()).findings, []);
});
