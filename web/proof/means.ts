import type { FigureFile, FigurePart } from "./figure.ts";

export type Hash = (...parts: readonly Uint8Array[]) => Promise<Uint8Array>;

/**
 * What a checker brings along where the browser's own means are not enough: SM3, whether an SM2 key (65 bytes) signed a text, or a whole note
 * opened elsewhere; and checkpoints kept outside, which the file's must agree with.
 */
export type Means = {
  sm3?: Hash;
  sm2?: (key: Uint8Array, text: Uint8Array, signature: Uint8Array) => boolean;
  signed?: (note: string, keys: readonly string[]) => Promise<boolean | null>;
  kept?: readonly string[];
  /** Brings one of the files a long list of rows is kept in, 1 the first; null where it is not at hand. */
  part?: (file: FigureFile, part: number) => Promise<FigurePart | null>;
};
