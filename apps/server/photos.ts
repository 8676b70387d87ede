import { join } from "node:path";
import type { Actor } from "#platform/access";
import { diskStore, openPhotoStore, s3From, PHOTO_BYTES, type FileStore, type PhotoInfo, type Photos, type Uploads } from "#platform/files";
import type { PlainRequest, PlainReply, PlainRoute } from "#platform/http";
import { isUuid, uuidv7 } from "#platform/ids";
import type { NamedPicture } from "#platform/ledger";
import type { JobKind } from "#platform/modules";
import { openRates } from "#platform/rates";
import { refuse } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import type { Sql } from "postgres";

/** Photos a minute from one address: six a report, and several people behind one. */
const PER_MINUTE = 60;

/** On disk beside the database, or in an S3 store when the environment names one. */
export const storeIn = (dataDir: string, env: Readonly<Record<string, string | undefined>>): FileStore =>
  s3From(env) ?? diskStore(join(dataDir, "files"));

export const photosIn = (sql: Sql, dataDir: string, env: Readonly<Record<string, string | undefined>>): Photos =>
  openPhotoStore(sql, storeIn(dataDir, env));

/** What the installation does with photos by itself: ties them to the record that named them, removes what nobody named. */
export const photoJobs = (photos: () => Photos, uploads: () => Uploads): JobKind[] => [
  {
    kind: "files.attach",
    run: async (_ctx, payload) => {
      const { home, id, photos: ids } = payload as { home: string; id: string; photos: string[] };
      await photos().attach(ids, { home, id });
    },
  },
  {
    kind: "files.sweep",
    run: async (ctx) => {
      await photos().sweep(ctx.now);
      await uploads().sweep(ctx.now);
    },
  },
];

const named = (input: unknown, name: string): string[] => {
  const value = (input as Readonly<Record<string, unknown>> | null)?.[name];
  return Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
};

/** What a command names must have arrived: a record never points at a photo nobody has, and no signature is another record's. */
export const vouchFor = (photos: () => Photos) => async (input: unknown, pictures: readonly NamedPicture[]) => {
  for (const { path, id, of } of pictures) {
    const found = await photos().find(id);
    if (found?.kind !== "photo") throw refuse.fields([{ path, code: "files.unknown-photo" }]);
    const { owner } = found;
    if (owner !== null && (owner.home !== of.home || owner.id !== of.id)) throw refuse.fields([{ path, code: "files.other-record" }]);
  }
  for (const [field, kind] of [
    ["photos", "photo"],
    ["voice", "voice"],
  ] as const) {
    const ids = named(input, field);
    if (ids.length > 0 && (await photos().missing(ids, kind)).length > 0)
      throw refuse.fields([{ path: field, code: `files.unknown-${kind}` }]);
  }
};

async function maySee(runtime: Runtime, photo: PhotoInfo, actor: Actor, secret: string | null): Promise<boolean> {
  const { owner } = photo;
  // Not attached yet: whoever knows its unguessable id is who uploaded it a moment ago.
  if (owner === null) return true;
  const [stream] = await runtime.pools.write<
    { kind: string }[]
  >`select kind from ledger.stream where home = ${owner.home} and id = ${owner.id}`;
  const gate = runtime.modules.flatMap((one) => one.photos ?? []).find((one) => one.kind === stream?.kind);
  return gate !== undefined && runtime.within(actor, (ctx) => gate.admits(ctx, owner, secret));
}

async function show(runtime: Runtime, photos: Photos, request: PlainRequest, kind: PhotoInfo["kind"]): Promise<PlainReply> {
  const id = String(request.params["id"]).toLowerCase();
  const photo = isUuid(id) ? await photos.find(id) : null;
  const secret = typeof request.query["secret"] === "string" ? request.query["secret"] : null;
  if (photo?.kind !== kind || !(await maySee(runtime, photo, request.actor, secret))) throw refuse.notFound("record.not-found");
  const bytes = await photos.read(photo, kind === "photo" && request.query["size"] === "thumb" ? "thumb" : "full");
  if (bytes === null) throw refuse.notFound("record.not-found");
  return {
    status: 200,
    body: bytes,
    type: kind === "photo" ? "image/jpeg" : "audio/wav",
    headers: { "cache-control": "private, max-age=3600", "content-disposition": "inline" },
  };
}

/** Upload and view. Uploads come raw, before the record: a form can send each photo by itself and try again. */
export function photoRoutes(
  runtime: Runtime,
  photos: Photos,
): { routes: PlainRoute[]; store: (bytes: Buffer, address: string) => Promise<string> } {
  const rates = openRates();
  const admit = (address: string): void => {
    const wait = rates.wait(address, PER_MINUTE);
    if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
  };
  const store = async (bytes: Buffer, address: string): Promise<string> => {
    admit(address);
    return (await photos.keep(uuidv7(), bytes, runtime.now())).id;
  };
  const upload: PlainRoute = {
    method: "POST",
    url: "/api/photos/:id",
    bodyLimit: PHOTO_BYTES,
    handler: async (request) => {
      const id = String(request.params["id"]).toLowerCase();
      if (!isUuid(id)) throw refuse.invalid("command.id-needed");
      admit(request.address);
      if (!Buffer.isBuffer(request.body)) throw refuse.invalid("files.not-a-photo", { kind: "?" });
      const { width, height } = await photos.keep(id, request.body, runtime.now());
      return { status: 200, body: { id, width, height } };
    },
  };
  return {
    store,
    routes: [
      upload,
      { method: "GET", url: "/api/photos/:id", handler: (request) => show(runtime, photos, request, "photo") },
      { method: "GET", url: "/api/voices/:id", handler: (request) => show(runtime, photos, request, "voice") },
    ],
  };
}
