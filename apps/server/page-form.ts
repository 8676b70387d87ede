import type { FastifyRequest } from "fastify";
import { subscriberOf } from "#platform/access";
import { Refusal } from "#platform/refusals";

/** Takes a photo sent by this address; its id. */
export type StorePhoto = (bytes: Buffer, address: string) => Promise<string>;

const PHOTOS = 6;
/** A form without script cannot say how many may be chosen: what is more is left out and said, up to here. */
export const FILES = 40;

/** Form fields and photos of a page without JavaScript. A photo that cannot be taken becomes `photoProblem`, and the rest of the form stays. */
export async function readForm(storePhoto: StorePhoto, request: FastifyRequest): Promise<Record<string, string | string[]>> {
  const form: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  const add = (name: string, value: string): void => {
    const known = form[name];
    form[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
  };
  if (!request.isMultipart()) {
    if (request.body !== undefined && !/^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? ""))
      throw new Refusal({ code: "input.media-type", kind: "invalid" });
    for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>))
      form[name] = Array.isArray(value) ? value.map(String) : String(value);
    return form;
  }
  const photos: string[] = [];
  let given = 0;
  for await (const part of request.parts()) {
    if (part.type === "field") {
      add(part.fieldname, String(part.value));
      continue;
    }
    given += 1;
    if (given > PHOTOS) {
      part.file.resume();
      add("photoProblem", "input.too-large");
      continue;
    }
    try {
      const bytes = await part.toBuffer();
      if (bytes.length > 0) photos.push(await storePhoto(bytes, subscriberOf(request.ip)));
    } catch (cause) {
      const tooLarge = (cause as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE";
      if (!tooLarge && !(cause instanceof Refusal)) throw cause;
      add("photoProblem", cause instanceof Refusal ? cause.body.code : "input.too-large");
    }
  }
  const kept = form["photos"];
  form["photos"] = [...(kept === undefined ? [] : Array.isArray(kept) ? kept : [kept]), ...photos].filter((id) => id !== "");
  return form;
}
