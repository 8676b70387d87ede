import { PHOTO_BYTES, VOICE_BYTES, type PhotoInfo, type Photos, type Uploads } from "#platform/files";
import type { PlainReply, PlainRequest, PlainRoute } from "#platform/http";
import { isUuid } from "#platform/ids";
import type { Rates } from "#platform/rates";
import { refuse, Refusal } from "#platform/refusals";

/** A part is what a bad line carries in one go; what is lost with a broken one is at most this. */
const PART_BYTES = 256 * 1024;
/** New files a minute from one address, as with whole ones; and parts of all of them. */
const FILES_PER_MINUTE = 60;
const PARTS_PER_MINUTE = 900;

const SORTS = {
  photos: {
    kind: "photo",
    most: PHOTO_BYTES,
    tooLarge: () => refuse.tooLarge("files.too-large", { megabytes: PHOTO_BYTES / 1024 / 1024 }),
  },
  voices: { kind: "voice", most: VOICE_BYTES, tooLarge: () => refuse.tooLarge("files.voice-too-long", { seconds: 60 }) },
} as const;
type Sort = keyof typeof SORTS;

type Parts = { now: () => string; photos: Photos; uploads: Uploads; rates: Rates };

const numberIn = ({ headers }: PlainRequest, name: string): number => {
  const told = headers[name];
  return typeof told === "string" && /^\d{1,9}$/.test(told) ? Number(told) : Number.NaN;
};

const told = (offset: number, length: number | null, done: boolean): PlainReply => ({
  status: 200,
  body: { offset, length, done },
  headers: { "upload-offset": String(offset), "cache-control": "no-store" },
});

const idOf = (request: PlainRequest): string => {
  const id = String(request.params["id"]).toLowerCase();
  if (!isUuid(id)) throw refuse.invalid("command.id-needed");
  return id;
};

/**
 * Sending a file in parts that survive a broken line, after the pattern of tus and the IETF's resumable uploads: ask how far it came (GET or HEAD,
 * `upload-offset`), go on from there (PATCH with `upload-offset` and `upload-length`). The part that makes it whole is answered as the whole file would be.
 */
export function partRoutes({ now, photos, uploads, rates }: Parts): PlainRoute[] {
  const admit = (key: string, perMinute: number): void => {
    const wait = rates.wait(key, perMinute);
    if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
  };
  const known = async (id: string, kind: PhotoInfo["kind"]): Promise<boolean> => (await photos.find(id))?.kind === kind;

  const standing = async (request: PlainRequest, sort: Sort): Promise<PlainReply> => {
    admit(`${request.address} parts`, PARTS_PER_MINUTE);
    const id = idOf(request);
    const found = await uploads.standing(id);
    if (found) return told(found.received, found.length, false);
    return told(0, null, await known(id, SORTS[sort].kind));
  };

  const finish = async (id: string, kind: PhotoInfo["kind"], length: number, from: string): Promise<PlainReply> => {
    const bytes = await uploads.whole(id);
    try {
      await (kind === "photo" ? photos.keep(id, bytes, now(), from) : photos.keepVoice(id, bytes, now()));
    } catch (cause) {
      // What it is will not change by sending it again: only a sound file under a new try may follow.
      if (cause instanceof Refusal && cause.body.kind !== "tooMany") await uploads.drop(id);
      throw cause;
    }
    await uploads.drop(id);
    return told(length, length, true);
  };

  const append = async (request: PlainRequest, sort: Sort): Promise<PlainReply> => {
    const { kind, most, tooLarge } = SORTS[sort];
    const id = idOf(request);
    const [offset, length] = [numberIn(request, "upload-offset"), numberIn(request, "upload-length")];
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (Number.isNaN(offset) || Number.isNaN(length) || length === 0 || offset + bytes.length > length)
      throw refuse.invalid("files.bad-part");
    if (length > most) throw tooLarge();
    admit(`${request.address} parts`, PARTS_PER_MINUTE);
    if (offset === 0) admit(`${request.address} files`, FILES_PER_MINUTE);
    if (await known(id, kind)) return told(length, length, true);
    const { received } = await uploads.append({ id, kind, length, offset, bytes, now: now() });
    return received === length ? finish(id, kind, length, request.address) : told(received, length, false);
  };

  return (["photos", "voices"] as const).flatMap((sort) => [
    { method: "GET" as const, url: `/api/${sort}/:id/parts`, handler: (request: PlainRequest) => standing(request, sort) },
    {
      method: "PATCH" as const,
      url: `/api/${sort}/:id/parts`,
      bodyLimit: PART_BYTES,
      raw: "anybody" as const,
      handler: (request: PlainRequest) => append(request, sort),
    },
  ]);
}
