import { namedUuid } from "#platform/ids";
import { noun, type StreamKey } from "#platform/ledger";

/** An answer was used in a case: entry × case. Who used it is on no row; used again there, with another version, it is the same use. */
export type UseEvent = { type: "answers.used"; entry: string; version: number; matter: StreamKey; place: string };
export type Use = { stage: "none" } | { stage: "used"; entry: string; version: number; matter: StreamKey; place: string; at: string };

export const use = noun<Use, UseEvent>({
  kind: "answers.use",
  initial: { stage: "none" },
  evolve: (_, { entry, version, matter, place, at }) => ({ stage: "used", entry, version, matter, place, at }),
});

export const useKey = (of: StreamKey, matter: StreamKey): StreamKey => ({
  home: of.home,
  id: namedUuid("answers.use", of.home, of.id, matter.home, matter.id),
});

export const useIn = (state: Use, facts: Omit<UseEvent, "type">): UseEvent[] =>
  state.stage === "used" && state.version === facts.version ? [] : [{ type: "answers.used", ...facts }];
