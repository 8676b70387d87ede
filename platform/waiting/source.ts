import type { Fragment, Tag } from "../figures/sql.ts";
import type { Query, QueryContext } from "../modules/query.ts";

export type Known = Pick<QueryContext, "actor" | "now" | "read">;

/** One matter that waits for whoever asks, as its service's own table says it. */
export type WaitingRow = {
  home: string;
  id: string;
  place: string;
  /** Word of the next step: the module's words hold "<source>.waiting.<step>". */
  step: string;
  /** It waits for this person by name; otherwise for the post or unit they hold. */
  own: boolean;
  /** The clock of the next step; null: none runs. */
  dueAt: string | null;
  provisional: boolean;
  /** What the source names the row by, e.g. its category. */
  about: string;
};

/**
 * What one service adds to everybody's list of work. `rows` is a select over the module's own tables with the columns home, id, place, step, own,
 * due_at, provisional, about, at most one row a record: the records whose next step is this reader's to take, by the same roles as the commands.
 * It runs in a transaction of `scope`, so row-level security stands behind it.
 */
export type WaitingSource = {
  /** Kept in addresses for ever. */
  code: string;
  title: { zh: string; en: string };
  /** Kinds of stream whose changes move the list. */
  kinds: readonly string[];
  allow: Query<unknown, never>["allow"];
  /** Area prefixes; default those of the reader's live grants. */
  scope?: (known: Known) => readonly string[];
  rows: (sql: Tag, known: Known) => Fragment;
  /**
   * How a row is called (in words, or by a key of the module's words), its number if it has one, and the console's address of it. `working`: its time
   * is counted in working time, as its own page counts it; left out, around the clock.
   */
  show: (
    known: Known,
    row: WaitingRow,
  ) => { number: string | null; title: { zh: string; en: string } | string; link: string; working?: boolean };
};
