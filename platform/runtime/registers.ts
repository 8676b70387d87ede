import type { Pools } from "../database/index.ts";
import { reading } from "../database/index.ts";
import type { Register } from "../modules/register.ts";

export type Registers = {
  read: <R>(register: Register<R>) => R;
  /** Loads again the registers these kinds of stream belong to. */
  refresh: (kinds: ReadonlySet<string>) => Promise<void>;
  /** Loads what another process changed: compares the sequence totals of the kinds. */
  poll: () => Promise<void>;
};

/** Keeps every register in memory. After a commit of this process it is fresh before the command answers; after another's within a poll. */
export async function openRegisters(pools: Pools, registers: readonly Register<unknown>[]): Promise<Registers> {
  const loaded = new Map<string, unknown>();
  const marks = new Map<string, string>();
  const kinds = [...new Set(registers.flatMap((register) => register.kinds))];
  const loadOne = async (register: Register<unknown>): Promise<void> => {
    loaded.set(register.name, await reading(pools.read, [""], (db) => register.load(db)));
  };
  const changedKinds = async (): Promise<Set<string>> => {
    if (kinds.length === 0) return new Set();
    const rows = await pools.write<
      { kind: string; mark: string }[]
    >`select kind, version::text as mark from ledger.register_version where kind = any(${kinds})`;
    const changed = rows.filter((row) => marks.get(row.kind) !== row.mark);
    for (const row of changed) marks.set(row.kind, row.mark);
    return new Set(changed.map((row) => row.kind));
  };
  const refresh = async (touched: ReadonlySet<string>): Promise<void> => {
    for (const register of registers) if (register.kinds.some((kind) => touched.has(kind))) await loadOne(register);
  };
  await changedKinds();
  for (const register of registers) await loadOne(register);
  return {
    read: <R>(register: Register<R>): R => {
      if (!loaded.has(register.name)) throw new Error(`register ${register.name} is not plugged in`);
      return loaded.get(register.name) as R;
    },
    refresh,
    poll: async () => refresh(await changedKinds()),
  };
}
