import { AreaPicker, Field, Icon, NativeSelect, useAreaName, useLanguage, useSay } from "#web/console";
import { consoleWords } from "./console-words.ts";
import { useUnits } from "./wire.ts";

export function AreaField({ value, onChange, hint }: { value: string; onChange: (area: string) => void; hint?: string }) {
  const say = useSay(consoleWords);
  return (
    <Field label={say("staff.area")} required hint={hint}>
      <AreaPicker label={say("staff.area")} value={value} onChange={onChange} />
    </Field>
  );
}

/** The units that work in the chosen area, and none. */
export function UnitField({
  area,
  value,
  onChange,
  required,
  only,
}: {
  area: string;
  value: string;
  onChange: (unit: string) => void;
  required?: boolean;
  /** Leaves out units the reader has no say in. */
  only?: (code: string) => boolean;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const units = useUnits(area);
  return (
    <Field label={say("staff.unit")} required={required === true}>
      <NativeSelect
        value={value}
        onChange={onChange}
        blank={required ? "" : say("staff.noUnit")}
        options={(units.data ?? [])
          .filter((unit) => only?.(unit.code) ?? true)
          .map((unit) => ({ value: unit.code, label: unit[language] }))}
      />
    </Field>
  );
}

function ChosenArea({ code, remove }: { code: string; remove: () => void }) {
  const say = useSay(consoleWords);
  const name = useAreaName(code);
  return (
    <li className="c-chip">
      {name}
      <button type="button" className="c-plain" aria-label={say("team.areaRemove", { area: name })} onClick={remove}>
        <Icon name="close" size={12} />
      </button>
    </li>
  );
}

/** Several places of any level, one added after the other. */
export function AreasField({
  value,
  onChange,
  error,
}: {
  value: readonly string[];
  onChange: (areas: string[]) => void;
  error?: string | undefined;
}) {
  const say = useSay(consoleWords);
  return (
    <Field label={say("team.areas")} group required hint={say("team.areasHint")} error={error}>
      <ul className="c-chips">
        {value.map((code) => (
          <ChosenArea key={code} code={code} remove={() => onChange(value.filter((one) => one !== code))} />
        ))}
      </ul>
      <AreaPicker
        value=""
        blank={say("team.areaAdd")}
        label={say("team.areas")}
        onChange={(code) => (code && !value.includes(code) ? onChange([...value, code].sort()) : undefined)}
      />
    </Field>
  );
}
