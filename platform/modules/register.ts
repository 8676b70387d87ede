import type { Reader } from "../database/reader.ts";

/** Small, slow-changing data every process holds whole in memory: areas, organisations, limits, calendar. */
export type Register<R> = {
  name: string;
  /** Kinds of stream whose events make the register load again. */
  kinds: readonly string[];
  load: (db: Reader) => Promise<R>;
};

export const register = <R>(value: Register<R>): Register<R> => value;
