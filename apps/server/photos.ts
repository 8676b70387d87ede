import { join } from "node:path";
import type { Actor } from "#platform/access";
import {
  diskStore,
  openPhotoStore,
  s3From,
  PAPER_BYTES,
  PHOTO_BYTES,
  type FileStore,
  type Keeping,
  type PhotoInfo,
  type Photos,
  type Uploads,
} from "#platform/files";
import type { PlainRequest, PlainReply, PlainRoute } from "#platform/http";
import { isUuid, uuidv7 } from "#platform/ids";
import type { NamedPicture, StreamKey } from "#platform/ledger";
import type { JobKind } from "#platform/modules";
import { openRates } from "#platform/rates";
import { Refusal, refuse } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import type { Sql } from "postgres";
import { linkSecrets } from "./link-cookies.ts";

/** Photos a minute from one address: six a report, and several people behind one. */
const PER_MINUTE = 60;

/** On disk beside the database, or in an S3 store when the environment names one. */
export const storeIn = (dataDir: string, env: Readonly<Record<string, string | undefined>>): FileStore =>
  s3From(env) ?? diskStore(join(dataDir, "files"));

export const photosIn = (sql: Sql, dataDir: string, env: Readonly<Record<string, string | undefined>>): Photos =>
  openPhotoStore(sql, storeIn(dataDir, env));

/** What the installation does with photos by itself: ties them to the record that named them, removes what nobody named. */
export const photoJobs = (photos: () => Photos, uploads: () => Uploads, runtime: () => Runtime): JobKind[] => [
  {
    kind: "files.attach",
    run: async (_ctx, payload) => {
      const { home, id, photos: ids, purpose } = payload as { home: string; id: string; photos: string[]; purpose?: string };
      await photos().attach(ids, { home, id }, await keepingOf(runtime(), { home, id }, purpose ?? null));
    },
  },
  {
    kind: "files.sweep",
    run: async (ctx) => {
      await photos().sweep(ctx.now);
      await uploads().sweep(ctx.now);
      await photos().date(keepings(runtime()));
      await photos().removeErased();
    },
  },
  // Heard after the vault has erased what the record names.
  ...["vault.erase", "vault.erase-expired"].map((kind) => ({ kind, run: async () => void (await photos().removeErased()) })),
];

const kept = (runtime: Runtime, code: string): Keeping => {
  const purpose = runtime.purposes.get(code);
  if (!purpose) throw new Error(`files are kept under no purpose called ${code}`);
  return { purpose: code, days: purpose.retentionDays };
};

/** Why and how long the files of each kind of record are kept. */
const keepings = (runtime: Runtime): ReadonlyMap<string, Keeping> =>
  new Map(
    runtime.modules
      .flatMap((one) => one.photos ?? [])
      .flatMap(({ kind, purpose }): [string, Keeping][] => (purpose ? [[kind, kept(runtime, purpose)]] : [])),
  );

async function keepingOf(runtime: Runtime, { home, id }: StreamKey, purpose: string | null): Promise<Keeping | null> {
  if (purpose !== null) return kept(runtime, purpose);
  const [stream] = await runtime.pools.write<{ kind: string }[]>`select kind from ledger.stream where home = ${home} and id = ${id}`;
  return keepings(runtime).get(stream?.kind ?? "") ?? null;
}

const named = (input: unknown, name: string): string[] => {
  const value = (input as Readonly<Record<string, unknown>> | null)?.[name];
  return Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
};

/** What a command names must have arrived: a record never points at a photo nobody has, and no signature is another record's. */
export const vouchFor = (photos: () => Photos) => async (input: unknown, pictures: readonly NamedPicture[]) => {
  for (const { path, id, of } of pictures) {
    const found = await photos().find(id);
    if (found?.kind !== "photo" || found.erasedAt !== null) throw refuse.fields([{ path, code: "files.unknown-photo" }]);
    const { owner } = found;
    if (owner !== null && (owner.home !== of.home || owner.id !== of.id)) throw refuse.fields([{ path, code: "files.other-record" }]);
  }
  for (const [field, ...kinds] of [
    ["photos", "photo", "paper"],
    ["voice", "voice"],
  ] as const) {
    const ids = named(input, field);
    if (ids.length > 0 && (await photos().missing(ids, ...kinds)).length > 0)
      throw refuse.fields([{ path: field, code: `files.unknown-${kinds[0]}` }]);
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
  return gate !== undefined && runtime.within(actor, (ctx) => gate.admits(ctx, owner, secret, photo));
}

type Shown = "photo" | "voice" | "paper";
// A paper is the picture of its first page wherever photos are looked at.
const SHOWS: Readonly<Record<Shown, readonly PhotoInfo["kind"][]>> = { photo: ["photo", "paper"], voice: ["voice"], paper: ["paper"] };
const HEADERS = {
  // Whoever signs in next at the same browser is not shown what it keeps.
  photo: { "content-disposition": "inline", vary: "cookie" },
  voice: { "content-disposition": "inline", vary: "cookie" },
  // Never opened beside our pages: a reader's own program opens it.
  paper: { "content-disposition": 'attachment; filename="evidence.pdf"', "content-security-policy": "sandbox; default-src 'none'" },
} as const;
const TYPES = { photo: "image/jpeg", voice: "audio/wav", paper: "application/pdf" } as const;

/** By a link, or as who one is. Of the staff one's own right comes first: that is what leaves a footprint. */
async function visible(runtime: Runtime, photos: Photos, request: PlainRequest, id: string): Promise<PhotoInfo | null> {
  const photo = isUuid(id) ? await photos.find(id) : null;
  if (!photo) return null;
  const { actor } = request;
  const links = linkSecrets(request, photo.owner?.id ?? "");
  const seen = (secret: string | null): Promise<boolean> => maySee(runtime, photo, actor, secret);
  if (actor.kind === "resident" && links.length === 0) return (await seen(null)) ? photo : null;
  let refused: Refusal | null = null;
  if (actor.kind !== "resident")
    try {
      if (await seen(null)) return photo;
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      refused = cause;
    }
  for (const secret of links) if (await seen(secret)) return photo;
  if (refused) throw refused;
  return null;
}

/** In the place of an erased picture a picture that says so, wherever a page shows it. */
const ERASED_PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240" viewBox="0 0 320 240" role="img">
<rect width="320" height="240" fill="#eceff1"/><g fill="#37474f" font-family="sans-serif" text-anchor="middle">
<text x="160" y="116" font-size="34">已删除</text><text x="160" y="158" font-size="30">Erased</text></g></svg>`;

function erasedReply(as: Shown): PlainReply {
  if (as !== "photo") throw refuse.notFound("files.erased");
  return { status: 410, body: Buffer.from(ERASED_PICTURE), type: "image/svg+xml", headers: { "cache-control": "no-store" } };
}

async function show(runtime: Runtime, photos: Photos, request: PlainRequest, as: Shown): Promise<PlainReply> {
  const photo = await visible(runtime, photos, request, String(request.params["id"]).toLowerCase());
  if (!photo || !SHOWS[as].includes(photo.kind)) throw refuse.notFound("record.not-found");
  if (photo.erasedAt !== null) return erasedReply(as);
  const size = as === "paper" ? "paper" : as === "photo" && request.query["size"] === "thumb" ? "thumb" : "full";
  const bytes = await photos.read(photo, size);
  if (bytes === null) throw refuse.notFound("record.not-found");
  return { status: 200, body: bytes, type: TYPES[as], headers: { "cache-control": "private, max-age=3600", ...HEADERS[as] } };
}

const MOST_ASKED = 60;
/** Which of these are papers, and how long, and which were erased: what is no paper, or not for the reader, is not named. */
async function papersAmong(runtime: Runtime, photos: Photos, request: PlainRequest): Promise<PlainReply> {
  const ids = [...new Set(String(request.query["ids"] ?? "").toLowerCase().split(","))].slice(0, MOST_ASKED); // prettier-ignore
  const found = await Promise.all(ids.map((id) => visible(runtime, photos, request, id)));
  const papers = found.flatMap((one) => (one?.kind === "paper" && one.erasedAt === null ? [{ id: one.id, pages: one.pages }] : []));
  const erased = found.flatMap((one) => (one?.erasedAt ? [one.id] : []));
  return { status: 200, body: { papers, erased }, headers: { "cache-control": "no-store" } };
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
    return (await photos.keep(uuidv7(), bytes, runtime.now(), address)).id;
  };
  const upload: PlainRoute = {
    method: "POST",
    url: "/api/photos/:id",
    bodyLimit: PHOTO_BYTES,
    raw: "anybody",
    handler: async (request) => {
      const id = String(request.params["id"]).toLowerCase();
      if (!isUuid(id)) throw refuse.invalid("command.id-needed");
      admit(request.address);
      if (!Buffer.isBuffer(request.body)) throw refuse.invalid("files.not-a-photo", { kind: "?" });
      const { width, height } = await photos.keep(id, request.body, runtime.now(), request.address);
      return { status: 200, body: { id, width, height } };
    },
  };
  const uploadPaper: PlainRoute = {
    method: "POST",
    url: "/api/papers/:id",
    bodyLimit: PAPER_BYTES,
    raw: "staff",
    handler: async (request) => {
      const id = String(request.params["id"]).toLowerCase();
      if (!isUuid(id)) throw refuse.invalid("command.id-needed");
      // Rewriting costs a second of the machine: residents send photos.
      if (request.actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
      admit(request.address);
      if (!Buffer.isBuffer(request.body)) throw refuse.invalid("files.not-a-paper", { kind: "?" });
      const { pages } = await photos.keepPaper(id, request.body, runtime.now(), request.actor.id);
      return { status: 200, body: { id, pages } };
    },
  };
  return {
    store,
    routes: [
      upload,
      uploadPaper,
      { method: "GET", url: "/api/papers", handler: (request) => papersAmong(runtime, photos, request) },
      { method: "GET", url: "/api/papers/:id", handler: (request) => show(runtime, photos, request, "paper") },
      { method: "GET", url: "/api/photos/:id", handler: (request) => show(runtime, photos, request, "photo") },
      { method: "GET", url: "/api/voices/:id", handler: (request) => show(runtime, photos, request, "voice") },
    ],
  };
}
