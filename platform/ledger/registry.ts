import type { Said } from "../figures/catalogue.ts";
import type { FigureSet } from "../figures/set.ts";
import type { JobRequest } from "./command.ts";
import type { LiveOf } from "../live/change.ts";
import type { Noun, Recorded, StreamKey } from "./noun.ts";
import type { Clocks, Projection, Table } from "./projection.ts";
import type { Subject } from "../modules/held.ts";
import type { DeskRule, Handling, Module, NounEntry } from "../modules/module.ts";
import { erasure, lock } from "../vault/erasure.ts";

/** A noun with all that hangs on it, its type parameters forgotten. */
export type Entry = {
  noun: Noun<unknown, { type: string }>;
  called: Said;
  projection?: Projection<unknown>;
  clocks?: Clocks<unknown>;
  figures?: readonly FigureSet[];
  live?: LiveOf<unknown>;
  after?: (key: StreamKey, state: unknown, events: readonly Recorded<{ type: string }>[]) => readonly JobRequest[];
  handled?: (state: unknown, reader: Handling) => boolean;
  persons?: (state: unknown) => readonly Subject[];
  desk?: DeskRule<unknown>;
  shut?: (state: unknown, units: readonly string[]) => boolean;
};

export type Registry = {
  entry: (kind: string) => Entry;
  kinds: readonly string[];
  table: (name: string) => Table;
  tables: readonly Table[];
};

/** The platform's own records: what its vault erased, and when it was locked. */
const OWN = [
  { noun: erasure, called: { zh: "清除", en: "Erasure" } },
  { noun: lock, called: { zh: "封存信息的查看", en: "Opening of sealed fields" } },
] as unknown as readonly NounEntry[];

/** Lays the modules' nouns and tables together. Two of the same name are a bug of the build, not of a user. */
export function registryOf(modules: readonly Module[]): Registry {
  const entries = new Map<string, Entry>();
  const tables = new Map<string, Table>();
  for (const item of [...OWN, ...modules.flatMap((one) => one.nouns)]) {
    const entry = item as unknown as Entry;
    if (entries.has(entry.noun.kind)) throw new Error(`two nouns are called ${entry.noun.kind}`);
    const torn = entry.figures?.find(({ sum, by, spread }) => sum !== undefined && (by ?? spread) !== undefined);
    if (torn) throw new Error(`${torn.code}: what is counted apart has no sum`);
    entries.set(entry.noun.kind, entry);
    for (const table of entry.projection?.tables ?? []) {
      const known = tables.get(table.name);
      if (known !== undefined && known !== table) throw new Error(`two tables are called ${table.name}`);
      if (table.key[0] !== "home") throw new Error(`the key of ${table.name} does not begin with home`);
      tables.set(table.name, table);
    }
  }
  const need = <T>(found: T | undefined, name: string): T => {
    if (found === undefined) throw new Error(`${name} is not registered`);
    return found;
  };
  return {
    entry: (kind) => need(entries.get(kind), kind),
    kinds: [...entries.keys()],
    table: (name) => need(tables.get(name), name),
    tables: [...tables.values()],
  };
}
