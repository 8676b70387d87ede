import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityHome } from "#platform/settings";
import type { TopicEntry } from "./contract.ts";

/** The city's own catalogue of topics and its figure for "again": one record, kept at the city, each change a version with its reason. */
export type CatalogueEvent =
  | { type: "opinions.topic-set"; entry: TopicEntry; version: number; reason: string }
  | { type: "opinions.topic-retired"; code: string; version: number; reason: string }
  | { type: "opinions.again-days-set"; days: number; reason: string };

export type TopicVersion = { version: number; entry: TopicEntry; from: string; retired: boolean };
export type CatalogueState = {
  topics: Readonly<Record<string, readonly TopicVersion[]>>;
  again: readonly { version: number; days: number; from: string }[];
};

export const catalogueKey = (): StreamKey => ({ home: cityHome(), id: namedUuid("opinions.catalogue") });

const withVersion = (state: CatalogueState, code: string, version: TopicVersion): CatalogueState => ({
  ...state,
  topics: { ...state.topics, [code]: [...(state.topics[code] ?? []), version] },
});

export const catalogue = noun<CatalogueState, CatalogueEvent>({
  kind: "opinions.catalogue",
  initial: { topics: {}, again: [] },
  evolve: (state, event: Recorded<CatalogueEvent>) => {
    const from = event.at;
    if (event.type === "opinions.topic-set")
      return withVersion(state, event.entry.code, { version: event.version, entry: event.entry, from, retired: false });
    if (event.type === "opinions.again-days-set")
      // Version 1 is the proposal that was shipped.
      return { ...state, again: [...state.again, { version: state.again.length + 2, days: event.days, from }] };
    const last = state.topics[event.code]?.at(-1);
    return last ? withVersion(state, event.code, { ...last, version: event.version, from, retired: true }) : state;
  },
});

const inOrder = ({ code, zh, en, department }: TopicEntry): string => JSON.stringify([code, zh, en, department]);

/** `shipped`: what the catalogue came with, version 1. */
export function setTopic(state: CatalogueState, entry: TopicEntry, shipped: TopicEntry | undefined, reason: string): CatalogueEvent[] {
  const last = state.topics[entry.code]?.at(-1);
  const standing = last ? (last.retired ? undefined : last.entry) : shipped;
  if (standing && inOrder(standing) === inOrder(entry)) return [];
  return [{ type: "opinions.topic-set", entry, version: (last?.version ?? (shipped ? 1 : 0)) + 1, reason }];
}

/** No opinion is put under it any more; those that were keep its name. */
export function retireTopic(state: CatalogueState, code: string, shipped: TopicEntry | undefined, reason: string): CatalogueEvent[] {
  const last = state.topics[code]?.at(-1);
  if (last?.retired) return [];
  if (!last && !shipped) throw refuse.notFound("opinions.no-such-topic");
  const version = (last?.version ?? 1) + 1;
  // A shipped entry has no version in the ledger yet; it is written down so that its retirement has something to retire.
  const first: CatalogueEvent[] = !last && shipped ? [{ type: "opinions.topic-set", entry: shipped, version, reason }] : [];
  return [...first, { type: "opinions.topic-retired", code, version: version + first.length, reason }];
}

export const setAgainDays = (state: CatalogueState, days: number, shipped: number, reason: string): CatalogueEvent[] =>
  (state.again.at(-1)?.days ?? shipped) === days ? [] : [{ type: "opinions.again-days-set", days, reason }];
