import { useQuery } from "@tanstack/react-query";
import { useConsole } from "./app.tsx";
import { orThrow } from "./refused.ts";

type Department = { code: string; zh: string; en: string };
const DAY_MS = 86_400_000;

/** Every department there is; none while the list loads. */
export function useDepartments(): readonly Department[] {
  const { api } = useConsole();
  const { data } = useQuery({
    queryKey: ["departments"],
    queryFn: async () => orThrow(await api.get<readonly Department[]>("/api/organisations/departments")),
    staleTime: DAY_MS,
  });
  return data ?? [];
}

/** Departments by name; the code itself while the list loads. */
export function useDepartmentName(): (code: string) => string {
  const { language } = useConsole();
  const names = new Map(useDepartments().map((one) => [one.code, one[language]]));
  return (code) => names.get(code) ?? code;
}
