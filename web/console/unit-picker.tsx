import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useLanguage, useConsole, useSay } from "./app.tsx";
import { useFieldProps } from "./field.tsx";
import { orThrow } from "./refused.ts";
import { consoleWords } from "./words.ts";

type Unit = { code: string; zh: string; en: string; open: boolean; stage: string };
const finds = (typed: string, option?: { search: string }): boolean => option?.search.includes(typed.trim().toLowerCase()) ?? false;

function useUnits(area?: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["unit-picker", area],
    queryFn: async () => orThrow(await api.get<readonly Unit[]>("/api/organisations", area ? { area } : {})),
    staleTime: 300_000,
  });
}

/** What a unit is called; its code until the names are there. */
export function useUnitName(): (code: string) => string {
  const language = useLanguage();
  const names = new Map(useUnits().data?.map((unit) => [unit.code, unit[language]]));
  return (code) => names.get(code) ?? code;
}

/** One unit by name, found as it is typed; its code is never typed. `area`: units that cover it or lie inside it; without one, of the whole city. */
export function UnitPicker({
  value,
  onChange,
  area,
  label,
  planned = false,
}: {
  value: string;
  onChange: (code: string) => void;
  area?: string;
  /** Only outside a Field. */ label?: string;
  /** Units being set up or suspended as well. */ planned?: boolean;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const field = useFieldProps();
  const units = useUnits(area).data ?? [];
  const offered = units.filter(({ open, stage }) => open || (planned && stage !== "merged" && stage !== "dissolved"));
  const options = offered.map((unit) => ({
    value: unit.code,
    label: unit[language],
    search: `${unit.zh} ${unit.en} ${unit.code}`.toLowerCase(),
  }));
  const naming = label ? { "aria-label": label } : field;
  return (
    <Select
      {...naming}
      style={{ width: "100%" }}
      showSearch={{ filterOption: finds }}
      allowClear
      popupMatchSelectWidth={320}
      placeholder={say("console.chooseUnit")}
      // Null is "none chosen"; left undefined the box would keep showing what was chosen last.
      value={value || null}
      options={options}
      onChange={(code: string | null | undefined) => onChange(code ?? "")}
    />
  );
}
