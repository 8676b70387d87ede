import { Choice, Field, UnitPicker, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { PointPicker } from "./point-picker.tsx";
import type { TypedText } from "./typed-text.ts";

type Desk = TypedText["desk"];

/** Where people go: by reference to a register, so that a new phone or address is right everywhere at once. */
export function DeskField({ desk, area, put }: { desk: Desk; area: string; put: (desk: Desk) => void }) {
  const say = useSay(consoleWords);
  return (
    <>
      <Field label={say("desk")} group>
        <Choice
          value={desk.kind}
          onChange={(kind) => put({ ...desk, kind })}
          options={(["none", "unit", "point"] as const).map((value) => ({ value, label: say(`desk.${value}`) }))}
        />
      </Field>
      {desk.kind === "unit" ? (
        <Field label={say("deskUnit")} required>
          <UnitPicker value={desk.unit} onChange={(unit) => put({ ...desk, unit })} area={area} />
        </Field>
      ) : null}
      {desk.kind === "point" ? <PointPicker area={area} value={desk.point} onChange={(point) => put({ ...desk, point })} /> : null}
    </>
  );
}
