import type { Grant } from "#platform/access";
import type { CatalogueGroup } from "#platform/figures";
import type { CommandContext, StreamKey, StreamRef } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import type { SubjectKind } from "./contract.ts";

/**
 * A kind of record a method can be run over, as the city plugs it in. It answers questions and has no noun in it: with this in hand no command can
 * write an event to the record, so no method can end, pause or lengthen anything of it.
 */
export type Subject = {
  kind: Exclude<SubjectKind, "place">;
  about: (key: StreamKey) => StreamRef;
  /** Where the record is now; null when there is none. */
  place: (ctx: Pick<CommandContext, "state">, key: StreamKey) => string | null;
  /** Who may write a note on the record may run a method over it. */
  roles: readonly string[];
  works: (ctx: CommandContext, key: StreamKey) => Grant | null;
  readers: readonly string[];
  /** Who may open the record sees its runs. */
  opens: (ctx: QueryContext, key: StreamKey) => Promise<boolean>;
};

/** Figures that can stand side by side for areas with a method and areas without. `rateOnly`: their counts are not shown, at any level. */
export type Comparable = CatalogueGroup & { rateOnly?: boolean };
export type Surroundings = { subjects: readonly Subject[]; comparables: readonly Comparable[] };
