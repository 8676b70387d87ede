import { useLivePages, useLiveRecord, useSending } from "#web/console";
import type { BreachPage, BreachView } from "../../contract.ts";

const OWN = { key: "data-breaches", kind: "data-protection.breach" };
export const BREACHES = "/api/data-protection/breaches";

export const useBreaches = (filter: { area?: string; view?: string }) => useLivePages<BreachPage>(OWN, BREACHES, filter);
export const useBreach = (address: string) => useLiveRecord<BreachView>(OWN, BREACHES, address);
export const useSendBreach = () => useSending(OWN.key, "documents");
