import { register } from "#platform/modules";
import type { Adoption } from "./adoption.ts";
import type { Name } from "./contract.ts";
import { inForce, type KnownVersion, type Method } from "./method.ts";
import { shippedNames } from "./shipped.ts";

export type KnownAdoption = Exclude<Adoption, { stage: "none" }>;
export type KnownMethod = Name & { versions: readonly KnownVersion[]; draft: Method["draft"]; adoptions: readonly KnownAdoption[] };
export type Methods = {
  /** In order of their codes. */
  all: readonly KnownMethod[];
  find: (code: string) => KnownMethod | null;
  /** What a method means on a day; null while nobody has entered it. */
  inForce: (code: string, day: string) => KnownVersion | null;
};

export function buildMethods(stored: readonly (Method & { code: string })[], adoptions: readonly KnownAdoption[]): Methods {
  const kept = new Map(stored.map((one) => [one.code, one]));
  const names: Name[] = [...shippedNames(), ...stored.flatMap(({ name }) => (name ? [{ ...name, note: null }] : []))];
  const all = names
    .map((name): KnownMethod => {
      const { versions, draft } = kept.get(name.code) ?? { versions: [], draft: null };
      return { ...name, versions, draft, adoptions: adoptions.filter(({ method }) => method === name.code) };
    })
    .sort((left, right) => (left.code < right.code ? -1 : 1));
  const byCode = new Map(all.map((one) => [one.code, one]));
  return {
    all,
    find: (code) => byCode.get(code) ?? null,
    inForce: (code, day) => inForce(byCode.get(code)?.versions ?? [], day),
  };
}

export const methods = register<Methods>({
  name: "named-methods.methods",
  kinds: ["named-methods.method", "named-methods.adoption"],
  load: async (db) => {
    const stored = await db<{ code: string; detail: Method }[]>`select code, detail from named_methods.method`;
    const adoptions = await db<{ detail: KnownAdoption }[]>`select detail from named_methods.adoption order by area`;
    return buildMethods(
      stored.map(({ code, detail }) => ({ ...detail, code })),
      adoptions.map(({ detail }) => detail),
    );
  },
});
