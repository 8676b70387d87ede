import { useQuery } from "@tanstack/react-query";
import { orThrow, useConsole, useLivePages, useLiveRecord, useSending } from "#web/console";
import type { ImpactPage, ImpactView } from "../../contract.ts";

const OWN = { key: "impact-assessments", kind: "data-protection.impact" };
export const IMPACTS = "/api/data-protection/assessments";

export const useImpacts = (filter: { area?: string; view?: string }) => useLivePages<ImpactPage>(OWN, IMPACTS, filter);
export const useImpact = (address: string) => useLiveRecord<ImpactView>(OWN, IMPACTS, address);
export const useSendImpact = () => useSending(OWN.key);

export type RegisteredPurpose = {
  code: string;
  title: { zh: string; en: string };
  sensitive?: { zh: string; en: string };
};

/** The register of purposes, as everybody reads it. */
export function usePurposes(): readonly RegisteredPurpose[] {
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["purposes"],
    queryFn: async () => orThrow(await api.get<{ purposes: readonly RegisteredPurpose[] }>("/api/purposes")),
    staleTime: 3_600_000,
  });
  return read.data?.purposes ?? [];
}
