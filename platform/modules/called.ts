import type { Said } from "../figures/catalogue.ts";
import type { Registry } from "../ledger/registry.ts";
import { vaultEvents } from "../vault/event-words.ts";
import type { Module } from "./module.ts";

/** What events and records of every module, and the platform's own, are called. What no module knows any more is called by its code. */
export type Called = { event: (type: string) => Said; record: (kind: string) => Said };

export function calledOf(modules: readonly Pick<Module, "events">[], registry: Registry): Called {
  const events = new Map<string, Said>([vaultEvents, ...modules.map((one) => one.events)].flatMap((words) => Object.entries(words)));
  const records = new Map(registry.kinds.map((kind) => [kind, registry.entry(kind).called]));
  return { event: (type) => events.get(type) ?? { zh: type, en: type }, record: (kind) => records.get(kind) ?? { zh: kind, en: kind } };
}
