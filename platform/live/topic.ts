import type { ZodType } from "zod";
import type { Actor } from "../access/actor.ts";
import type { Knowing as Asking, QueryContext } from "../modules/query.ts";
import type { Change } from "./change.ts";

export type Knowing = Pick<QueryContext, "actor" | "now">;

/** What a listener may know beside its input: everything but the database. */
export type TopicContext = Asking;

export type Ear = {
  hears: (change: Change) => boolean;
  /** "record": which record changed. "stir": only that something did; for screens that show counts. */
  tells: "record" | "stir";
  /** What is listened to by a link or a key: so many lines for each, whatever addresses they come from. */
  of?: string;
};

/**
 * Something to listen to, GET /api/live/{name}. `open` refuses, or gives the ear; it is asked again while the listener is there, whenever grants
 * may have changed, and a refusal then ends it.
 */
export type Topic<I> = {
  name: string;
  summary: { zh: string; en: string };
  input: ZodType<I>;
  /** Fields that open something, and so never stand in an address: they come in the header `x-zuji-link`. */
  unlogged?: readonly (keyof I & string)[];
  open: (ctx: TopicContext, input: I) => Ear;
};

export const topic = <I>(value: Topic<I>): AnyTopic => value as unknown as AnyTopic;
export type AnyTopic = Topic<unknown>;

/** Listeners without an account are counted by where they come from. */
export const accountOf = (actor: Actor): string | null => (actor.kind === "staff" ? actor.id : null);
