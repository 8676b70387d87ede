import { Icon, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useUnitName, useUnstaffed } from "./wire.ts";

/** Told before it is sent, and refused by nobody: the unit may get its people within the hour. */
export function UnstaffedNote({ units }: { units: readonly string[] }) {
  const say = useSay(consoleWords);
  const unitName = useUnitName();
  const empty = useUnstaffed(units);
  return (
    <div role="status">
      {empty.map((unit) => (
        <p key={unit} className="i-unstaffed">
          <Icon name="alert" size={14} /> {say("unit.unstaffed", { unit: unitName(unit) })}
        </p>
      ))}
    </div>
  );
}
