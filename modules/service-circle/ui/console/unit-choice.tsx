import { Select } from "antd";
import { useFieldProps, useLanguage } from "#web/console";
import { useUnits } from "./wire.ts";

/** Working units of a place by name, searched as typed. */
export function UnitChoice({ area, value, onChange }: { area: string; value: string; onChange: (code: string) => void }) {
  const field = useFieldProps();
  const language = useLanguage();
  const { data } = useUnits(area);
  const options = (data ?? []).map((unit) => ({
    value: unit.code,
    label: unit[language],
    search: `${unit.zh} ${unit.en} ${unit.code}`.toLowerCase(),
  }));
  return (
    <Select
      {...field}
      style={{ width: "100%" }}
      showSearch={{ filterOption: (typed, option) => option?.search.includes(typed.trim().toLowerCase()) ?? false }}
      popupMatchSelectWidth={320}
      value={value || undefined}
      options={options}
      onChange={(code: string | undefined) => onChange(code ?? "")}
    />
  );
}
