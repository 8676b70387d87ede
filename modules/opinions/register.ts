import { register } from "#platform/modules";
import type { TopicEntry, TopicRow } from "./contract.ts";
import { SHIPPED_AGAIN_DAYS, SHIPPED_TOPICS } from "./topics-shipped.ts";

/** Topics as they hold now, whole in memory; retired ones for the names of old records. */
export type Topics = {
  open: (code: string) => TopicRow | undefined;
  known: (code: string) => TopicRow | undefined;
  /** In order of code. */
  all: readonly TopicRow[];
  againDays: number;
  againVersion: number;
};

type Stored = { code: string; version: number; entry: TopicEntry; valid_from: string; retired: boolean };
type Again = { version: number; days: number };

/** What a city has changed laid over what was shipped. */
export function buildTopics(rows: readonly Stored[], again: readonly Again[]): Topics {
  const entries = new Map<string, TopicRow>(
    SHIPPED_TOPICS.map((one) => [one.code, { ...one, version: 1, retired: false, proposal: true, from: null }]),
  );
  for (const { entry, version, retired, valid_from: from } of rows.toSorted((left, right) => left.version - right.version))
    entries.set(entry.code, { ...entry, version, retired, proposal: false, from });
  const newest = again.toSorted((left, right) => left.version - right.version).at(-1);
  const known = (code: string): TopicRow | undefined => entries.get(code);
  return {
    known,
    open: (code) => (known(code)?.retired === false ? known(code) : undefined),
    all: [...entries.values()].sort((left, right) => (left.code < right.code ? -1 : 1)),
    againDays: newest?.days ?? SHIPPED_AGAIN_DAYS,
    againVersion: newest?.version ?? 1,
  };
}

export const topics = register<Topics>({
  name: "opinions.topics",
  kinds: ["opinions.catalogue"],
  load: async (db) =>
    buildTopics(
      await db<Stored[]>`select code, version, entry, valid_from, retired from opinions.topic`,
      await db<Again[]>`select version, days from opinions.again`,
    ),
});
