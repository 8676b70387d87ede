import { register } from "#platform/modules";
import type { Scheme } from "./contract.ts";
import { SHIPPED } from "./shipped/index.ts";

export type Schemes = {
  /** The newest version of each. */
  all: readonly Scheme[];
  newest: (code: string) => Scheme | null;
  at: (code: string, version: number) => Scheme | null;
};

export function buildSchemes(rows: readonly Scheme[]): Schemes {
  const versions = new Map([...SHIPPED, ...rows].map((one) => [`${one.code} ${one.version}`, one]));
  const newest = new Map<string, Scheme>();
  for (const one of versions.values()) if ((newest.get(one.code)?.version ?? 0) < one.version) newest.set(one.code, one);
  return {
    all: [...newest.values()].sort((left, right) => (left.code < right.code ? -1 : 1)),
    newest: (code) => newest.get(code) ?? null,
    at: (code, version) => versions.get(`${code} ${version}`) ?? null,
  };
}

/** Every checklist in every version: what a round began with holds to its end. */
export const schemes = register<Schemes>({
  name: "cells.schemes",
  kinds: ["cells.scheme"],
  load: async (db) => {
    const rows = await db<{ version: number; rule: Omit<Scheme, "version"> }[]>`select version, rule from cells.scheme`;
    return buildSchemes(rows.map(({ version, rule }) => ({ ...rule, version })));
  },
});
