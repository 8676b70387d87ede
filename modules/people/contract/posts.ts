import { z } from "zod";
import { Day } from "#contracts/limits";
import { AreaCode } from "#contracts/places";
import { Home, Id, Page, Title, UnitCode } from "./basics.ts";

const Post = z.object({ home: Home, id: Id });
/** `on`: the first day it is there; today where it is left out. `established`: 编制内, counts to the unit's staff establishment. */
export const OpenPost = Post.extend({
  unit: UnitCode.min(1),
  zh: Title,
  en: Title,
  on: Day.optional(),
  established: z.boolean().default(true),
});
export type OpenPost = z.output<typeof OpenPost>;
/** `to`: the first day it is no longer held, or null. `concurrent` 兼任: beside the holder's own post. */
export const AppointToPost = Post.extend({
  account: Id,
  from: Day,
  to: Day.nullable().default(null),
  concurrent: z.boolean().default(false),
});
export type AppointToPost = z.output<typeof AppointToPost>;
export const ReleaseFromPost = Post.extend({ on: Day });
export type ReleaseFromPost = z.infer<typeof ReleaseFromPost>;
/** `on`: the first day it is there no more; today where it is left out. */
export const ClosePost = Post.extend({ on: Day.optional() });
export type ClosePost = z.infer<typeof ClosePost>;

/** `empty`: only posts nobody holds today, or nobody held for more than 90 days. */
export const ListPosts = z.object({
  unit: UnitCode.optional(),
  area: AreaCode.optional(),
  empty: z.enum(["any", "long"]).optional(),
  ...Page,
});

export type HolderView = { id: string; name: string; from: string; to: string | null; concurrent: boolean };
export type PostView = {
  home: string;
  id: string;
  unit: string;
  zh: string;
  en: string;
  established: boolean;
  /** The first day it was there. */
  since: string;
  /** Whoever holds it today. */
  holder: HolderView | null;
  /** Whoever follows, already appointed. */
  next: HolderView | null;
  /** Whoever held it last, where nobody does. */
  last: HolderView | null;
  /** Since when nobody holds it. */
  empty: { since: string; days: number } | null;
  /** The day from which the next one may be appointed; null while it is held without an end. */
  freeFrom: string | null;
  /** The reader may appoint, release and close. */
  mayKeep: boolean;
};
export type PostList = { posts: PostView[]; next: string | null };
