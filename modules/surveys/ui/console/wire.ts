import { useQuery } from "@tanstack/react-query";
import { orThrow, useConsole, useSending } from "#web/console";
import type { Call, QualityView, SurveyRow, SurveyView } from "../../contract.ts";

const key = ["surveys"];
export const FOLLOW_MS = 2_000;

export function useSurveys() {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "list"],
    queryFn: async () => orThrow(await api.get<{ rows: readonly SurveyRow[] }>("/api/surveys", {})).rows,
  });
}

export function useSurvey(address: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "one", address],
    queryFn: async () => orThrow(await api.get<SurveyView>(`/api/surveys/${address}`)),
    // A calculation is under way in a job: the page looks again until it is done.
    refetchInterval: ({ state }) =>
      state.data?.stage === "estimating" ||
      state.data?.correction?.stage === "estimating" ||
      (state.data?.stage === "published" && state.data.destruction === null)
        ? FOLLOW_MS
        : false,
  });
}

export function useQuality(address: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "quality", address],
    queryFn: async () => orThrow(await api.get<QualityView>(`/api/surveys/${address}/quality`)),
  });
}

export function useNextCall(address: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "call", address],
    queryFn: async () => orThrow(await api.get<Call>(`/api/surveys/${address}/next-call`)),
    enabled: address !== "",
  });
}

export function useSize(ask: { share: string; margin: string; deff: string }) {
  const { api } = useConsole();
  const [share, margin] = [Number(ask.share) / 100, Number(ask.margin) / 100];
  return useQuery({
    queryKey: [...key, "size", share, margin, ask.deff],
    queryFn: async () =>
      orThrow(await api.get<{ answers: number }>("/api/surveys/sample-size", { share: `${share}`, margin: `${margin}`, deff: ask.deff }))
        .answers,
    enabled: share > 0 && share < 1 && margin > 0 && Number(ask.deff) > 0,
    retry: false,
  });
}

/** Sends a step; "" when it was done, else the words of the refusal. */
export const useSend = () => useSending("surveys");
