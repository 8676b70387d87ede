import { AreaPicker, Field, NativeSelect, useFieldProps, useLanguage, useSay } from "#web/console";
import { consoleWords } from "./console-words.ts";
import { useUnits } from "./wire.ts";

export function AreaField({ value, onChange, hint }: { value: string; onChange: (area: string) => void; hint?: string }) {
  const say = useSay(consoleWords);
  return (
    <Field label={say("staff.area")} required hint={hint}>
      <PickerInField value={value} onChange={onChange} />
    </Field>
  );
}

function PickerInField({ value, onChange }: { value: string; onChange: (area: string) => void }) {
  const say = useSay(consoleWords);
  return <AreaPicker id={useFieldProps().id} label={say("staff.area")} value={value} onChange={onChange} />;
}

/** The units that work in the chosen area, and none. */
export function UnitField({ area, value, onChange }: { area: string; value: string; onChange: (unit: string) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const units = useUnits(area);
  return (
    <Field label={say("staff.unit")}>
      <NativeSelect
        value={value}
        onChange={onChange}
        blank={say("staff.noUnit")}
        options={(units.data ?? []).map((unit) => ({ value: unit.code, label: unit[language] }))}
      />
    </Field>
  );
}
