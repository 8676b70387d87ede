import { useQuery } from "@tanstack/react-query";
import { useConsole } from "./app.tsx";
import { orThrow } from "./refused.ts";

type Department = { code: string; zh: string; en: string };
const DAY_MS = 86_400_000;

/** Departments by name; the code itself while the list loads. */
export function useDepartmentName(): (code: string) => string {
  const { api, language } = useConsole();
  const { data } = useQuery({
    queryKey: ["departments"],
    queryFn: async () => orThrow(await api.get<readonly Department[]>("/api/organisations/departments")),
    staleTime: DAY_MS,
  });
  const names = new Map((data ?? []).map((one) => [one.code, one[language]]));
  return (code) => names.get(code) ?? code;
}
