import { useQuery } from "@tanstack/react-query";
import { orThrow, useConsole, usePages, useSending } from "#web/console";
import type {
  ApplicationRow,
  ApplicationView,
  CandidateRow,
  CoverageRow,
  DrawView,
  EligibleRow,
  FamilyHelpRow,
  FamilyHelpView,
  RoundDetail,
  RoundView,
  Scheme,
} from "../../contract.ts";

const key = ["cells"];

export function useSchemes() {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "schemes"],
    queryFn: async () => orThrow(await api.get<{ schemes: readonly Scheme[] }>("/api/cells/schemes", {})).schemes,
    staleTime: 300_000,
  });
}

export const useApplications = (filter: { scheme: string; stage: string; area: string }) =>
  usePages<{ rows: readonly ApplicationRow[]; next: string | null }>(["cells"], "/api/cells/applications", filter);

export function useCoverage(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "coverage", area],
    queryFn: async () => orThrow(await api.get<{ rows: readonly CoverageRow[] }>("/api/cells/coverage", area === "" ? {} : { area })).rows,
  });
}

export function useApplication(address: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "one", address],
    queryFn: async () => orThrow(await api.get<ApplicationView>(`/api/cells/applications/${address}`)),
  });
}

export function useDraw(address: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "draw", address],
    queryFn: async () => orThrow(await api.get<DrawView>(`/api/cells/applications/${address}/draw`)),
  });
}

export function useEligible(scheme: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "eligible", scheme],
    queryFn: async () => orThrow(await api.get<{ rows: readonly EligibleRow[] }>("/api/cells/eligible", scheme ? { scheme } : {})).rows,
  });
}

/** One version of a checklist; it never changes. */
export function useScheme(code: string, version: number) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "scheme", code, version],
    queryFn: async () => orThrow(await api.get<Scheme>(`/api/cells/schemes/${code}/${version}`)),
    enabled: code !== "" && version > 0,
    staleTime: Infinity,
  });
}

export function useRounds(scheme: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "rounds", scheme],
    queryFn: async () => orThrow(await api.get<{ rounds: readonly RoundView[] }>("/api/cells/rounds", scheme ? { scheme } : {})).rounds,
  });
}

export function useRound(round: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "round", round],
    queryFn: async () => orThrow(await api.get<RoundDetail>(`/api/cells/rounds/${round}`)),
    enabled: round !== "",
  });
}

export function useCandidates(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "candidates", area],
    queryFn: async () => orThrow(await api.get<{ rows: readonly CandidateRow[] }>("/api/cells/candidates", { area })).rows,
    enabled: area !== "",
  });
}

export function useFamiliesAsking(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "families", area],
    queryFn: async () =>
      orThrow(await api.get<{ rows: readonly FamilyHelpRow[] }>("/api/cells/families", area === "" ? {} : { area })).rows,
  });
}

export function useFamily(address: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "families", "one", address],
    queryFn: async () => orThrow(await api.get<FamilyHelpView>(`/api/cells/families/${address}`)),
  });
}

/** Sends a step; "" when it was done, else the words of the refusal. */
export const useSend = () => useSending("cells");
