import { Go } from "#web/console";
import type { QueueRow } from "../../contract.ts";
import { StageMark } from "./badges.tsx";
import { casePath, useCategoryLookup, usePlaceName } from "./wire.ts";

/** The cells of a plain table of matters: which, of what kind, where, and how far. */
export function MatterCells({ row }: { row: QueueRow }) {
  const placeName = usePlaceName();
  const category = useCategoryLookup();
  return (
    <>
      <td>
        <Go to={casePath(row)} className="c-mono">
          {row.number}
        </Go>
      </td>
      <td>{category.name(row.category)}</td>
      <td>{placeName(row)}</td>
      <td>
        <StageMark stage={row.stage} ending={row.ending} />
      </td>
    </>
  );
}
