import { z } from "zod";
import type { Registry } from "../ledger/registry.ts";
import { refuse } from "../refusals/index.ts";
import { tells, type Change } from "./change.ts";
import { openHub, type Hub } from "./hub.ts";
import { openTail, type Tail, type TailDeps } from "./tail.ts";
import { topic, type AnyTopic, type Knowing } from "./topic.ts";

/** The live side of one process: the ledger's tail and those who listen to it. */
export type Live = {
  tail: Tail;
  hub: Hub;
  topics: ReadonlyMap<string, AnyTopic>;
  /** Called after each commit of this process. */
  committed: (kinds: ReadonlySet<string>) => Promise<void>;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

type LiveDeps = Omit<TailDeps, "busy"> & {
  registry: Registry;
  topics: readonly AnyTopic[];
  /** Kinds of stream after which rights are looked at again: accounts, grants, links. */
  rightsKinds: ReadonlySet<string>;
};

/** Whether this reader's lists would show the record: the noun's own predicate. */
export const hearsRecord = (registry: Registry, known: Knowing, change: Change): boolean => {
  const live = registry.entry(change.kind).live;
  return live !== undefined && tells((audience) => live.admits(known, audience), change);
};

/** Records one may see, to members of staff. */
export const recordsTopic = (registry: Registry): AnyTopic =>
  topic({
    name: "records",
    summary: { zh: "可见事项的变动", en: "Changes of the records one may see" },
    input: z.object({ kind: z.string().max(60).optional() }),
    open: (known, { kind }) => {
      if (known.actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
      return { hears: (change) => (kind === undefined || change.kind === kind) && hearsRecord(registry, known, change), tells: "record" };
    },
  });

/** Puts the tail, the listeners and the modules' topics together. Opens no connection before `start`. */
export function openLive(deps: LiveDeps): Live {
  const opened: { hub?: Hub } = {};
  const tail = openTail({ ...deps, busy: () => (opened.hub?.count() ?? 0) > 0 });
  const hub = openHub(tail, deps.warn);
  opened.hub = hub;
  const topics = new Map([recordsTopic(deps.registry), ...deps.topics].map((one) => [one.name, one]));
  return {
    tail,
    hub,
    topics,
    committed: async (kinds) => {
      tail.poke();
      if (hub.count() > 0 && [...kinds].some((kind) => deps.rightsKinds.has(kind))) await hub.recheck();
    },
    start: () => tail.start(),
    stop: async () => {
      hub.close();
      await tail.stop();
    },
  };
}
