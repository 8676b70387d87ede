import { Select } from "antd";
import { useFieldProps, useLanguage } from "#web/console";
import { useCategories } from "./wire.ts";

export function CategorySelect({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const language = useLanguage();
  const field = useFieldProps();
  const { data } = useCategories();
  const all = data ?? [];
  const groups = all.filter((category) => category.code.length === 2);
  const option = (category: (typeof all)[number]) => ({
    value: category.code,
    label: `${category.code} ${category[language]}`,
    search: `${category.code} ${category.zh} ${category.en}`.toLowerCase(),
  });
  const options = groups.map((group) => {
    const seconds = all.filter((category) => category.code.length === 4 && category.group === group.code);
    return { label: group[language], title: group[language], options: (seconds.length > 0 ? seconds : [group]).map(option) };
  });
  return (
    <Select
      className="i-unit-select"
      {...field}
      showSearch={{
        filterOption: (typed, found) =>
          found !== undefined && "search" in found && String(found.search).includes(typed.trim().toLowerCase()),
      }}
      value={value || undefined}
      options={options}
      onChange={(code: string) => onChange(code)}
    />
  );
}
