import { useQuery } from "@tanstack/react-query";
import { areasOf, orThrow, useConsole, useLanguage } from "#web/console";
import type { TemplateRow } from "../../contract/reads.ts";
import type { Category, CaseView, QueueRow, StepLimits } from "../../contract.ts";

/** Reads of other modules this one shows; their contracts are the source, these are the fields used here. */
export type UnitRow = { code: string; department: string; area: string; zh: string; en: string; phone: string | null; open: boolean };
export type HandlerRow = { id: string; name: string };
export type { TemplateRow } from "../../contract/reads.ts";

const DAY = 86_400_000;

/** Some lists come bare, some under the name of what they hold: both are lists. */
export function listOf<T>(value: readonly T[] | Listed): readonly T[] {
  if (Array.isArray(value)) return value as readonly T[];
  return (Object.values(value as Listed).find((part) => Array.isArray(part)) ?? []) as readonly T[];
}
export type Listed = Readonly<Record<string, unknown>>;

export function useCategories() {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["categories"],
    queryFn: async () => listOf(orThrow(await api.get<readonly Category[] | { rows: readonly Category[] }>("/api/incidents/categories"))),
    staleTime: DAY,
  });
}

/** The limits of the steps, and whether the reader may set them and the rest of what the city sets for reports. */
export function useStepLimits() {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["step-limits"],
    queryFn: async () => orThrow(await api.get<StepLimits>("/api/incidents/procedure")),
  });
}

/** Words and limits of a category code; the code itself while the taxonomy loads. */
export function useCategoryLookup() {
  const language = useLanguage();
  const { data } = useCategories();
  const byCode = new Map((data ?? []).map((category) => [category.code, category]));
  return {
    name: (code: string) => byCode.get(code)?.[language] ?? code,
    of: (code: string) => byCode.get(code),
    all: data ?? [],
    /** Deadlines of this category are counted in working time. */
    working: (code: string) => {
      const unit = byCode.get(code)?.limit?.unit;
      return unit === undefined || unit === "workingDay" || unit === "workingHour";
    },
  };
}

export function useUnits(filter: { area?: string; department?: string } = {}, enabled = true) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["units", filter],
    queryFn: async () => listOf(orThrow(await api.get<readonly UnitRow[] | { rows: readonly UnitRow[] }>("/api/organisations", filter))),
    staleTime: 600_000,
    enabled,
  });
}

/** Units that cover or lie inside what the person's grants cover: all of them when that is more than one area. */
export function useOwnArea(): { area?: string } {
  const { session } = useConsole();
  const areas = areasOf(session);
  return areas.length === 1 && areas[0] ? { area: areas[0] } : {};
}

/** Names for every unit in sight; one read, kept. */
export function useUnitName(): (code: string | null) => string {
  const language = useLanguage();
  const { data } = useUnits(useOwnArea());
  const names = new Map((data ?? []).map((unit) => [unit.code, unit[language]]));
  return (code) => (code ? (names.get(code) ?? code) : "—");
}

export function useHandlers(unit: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["handlers", unit],
    queryFn: async () =>
      listOf(orThrow(await api.get<readonly HandlerRow[] | { rows: readonly HandlerRow[] }>("/api/people/handlers", { unit }))),
    staleTime: 60_000,
    enabled: unit !== "",
  });
}

/** In which of these units nobody could accept now; empty while it is asked. */
export function useUnstaffed(units: readonly string[]): readonly string[] {
  const { api } = useConsole();
  const asked = units.filter(Boolean).join(",");
  const { data } = useQuery({
    queryKey: ["unstaffed", asked],
    queryFn: async () => orThrow(await api.get<{ units: readonly string[] }>("/api/incidents/unstaffed", { units: asked })).units,
    staleTime: 60_000,
    enabled: asked !== "",
  });
  return data ?? [];
}

export function useTemplates() {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["templates"],
    queryFn: async () =>
      listOf(orThrow(await api.get<readonly TemplateRow[] | { rows: readonly TemplateRow[] }>("/api/incidents/templates"))),
    staleTime: 60_000,
  });
}

/** Where a record lies, in the language of the screen. */
export function usePlaceName(): (row: Pick<QueueRow, "placeName" | "placeNameEn">) => string {
  const language = useLanguage();
  return (row) => (language === "en" ? row.placeNameEn : row.placeName);
}

export const caseKey = (home: string, id: string) => ["incident", home, id] as const;
export const casePath = (row: { home: string; id: string }): string => `/incidents/${row.home}/${row.id}`;
export const caseApi = (row: { home: string; id: string }): string => `/api/incidents/${row.home}/${row.id}`;
export const subjectOf = (row: { home: string; id: string }): string => `${row.home}.${row.id}`;

export function useCase(home: string, id: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: caseKey(home, id),
    queryFn: async () => orThrow(await api.get<CaseView>(`/api/incidents/${home}/${id}`)),
    staleTime: 5_000,
    refetchInterval: 30_000,
  });
}

/** `verifyIncident`, `incidents.verify-incident` and `verify` are one step: "verify". */
export const stepOf = (command: string): string =>
  (command.split(".").at(-1) ?? command)
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/incidents?$/, "");

export type { CaseView, Category, QueueRow };
