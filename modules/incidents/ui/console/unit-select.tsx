import { Select } from "antd";
import { useMemo } from "react";
import { useFieldProps, useLanguage } from "#web/console";
import { useOwnArea, useUnits } from "./wire.ts";

type Shared = { label?: string; placeholder?: string; area?: string; department?: string };

/** Units by name, searched as typed; hundreds of them, so the list is virtual. */
function useOptions({ area, department }: Shared) {
  const language = useLanguage();
  const own = useOwnArea();
  const { data } = useUnits({ ...own, ...(area ? { area } : {}), ...(department ? { department } : {}) });
  return useMemo(
    () =>
      (data ?? [])
        .filter((unit) => unit.open)
        .map((unit) => ({ value: unit.code, label: unit[language], search: `${unit.zh} ${unit.en} ${unit.code}`.toLowerCase() })),
    [data, language],
  );
}

const finds = (typed: string, option?: { search: string }) => option?.search.includes(typed.trim().toLowerCase()) ?? false;

export function UnitSelect({
  value,
  onChange,
  label,
  placeholder,
  ...filter
}: Shared & { value: string; onChange: (code: string) => void }) {
  const field = useFieldProps();
  const options = useOptions(filter);
  const naming = label ? { "aria-label": label } : field;
  return (
    <Select
      className="i-unit-select"
      {...naming}
      showSearch={{ filterOption: finds }}
      allowClear
      popupMatchSelectWidth={280}
      placeholder={placeholder}
      value={value || undefined}
      options={options}
      onChange={(code: string | undefined) => onChange(code ?? "")}
    />
  );
}

export function UnitsSelect({
  value,
  onChange,
  label,
  placeholder,
  ...filter
}: Shared & { value: readonly string[]; onChange: (codes: string[]) => void }) {
  const field = useFieldProps();
  const options = useOptions(filter);
  const naming = label ? { "aria-label": label } : field;
  return (
    <Select
      className="i-unit-select"
      mode="multiple"
      {...naming}
      showSearch={{ filterOption: finds }}
      maxCount={8}
      popupMatchSelectWidth={280}
      placeholder={placeholder}
      value={[...value]}
      options={options}
      onChange={(codes: string[]) => onChange(codes)}
    />
  );
}
