import type { NamedPicture } from "#platform/ledger";

type Case = { home: string; id: string };
const named = (of: Case, path: string, id: string | null): NamedPicture[] =>
  id === null ? [] : [{ path, id, of: { home: of.home, id: of.id } }];

/** A signature, a thumb-print or the seal: the picture is this case's. */
export const imageOf = (input: Case & { image: string }): NamedPicture[] => named(input, "image", input.image);
export const photoOf = (input: Case & { photo: string | null }): NamedPicture[] => named(input, "photo", input.photo);
/** A party's power of attorney. */
export const powerOf = (input: Case & { power: string | null }): NamedPicture[] => named(input, "power", input.power);
export const powersOf = (of: Case, parties: readonly { power: string | null }[]): NamedPicture[] =>
  parties.flatMap(({ power }, index) => named(of, `parties.${index}.power`, power));
/** What a court wrote. */
export const requestOf = (of: Case, request: string): NamedPicture[] => named(of, "request", request);
