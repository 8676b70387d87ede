import { useLivePages, useLiveRecord, useSending } from "#web/console";
import type { RequestPage, RequestView } from "../../contract.ts";

const OWN = { key: "data-requests", kind: "data-protection.request" };
export const REQUESTS = "/api/data-protection/requests";

export const useRequests = (filter: { area?: string; view?: string }) => useLivePages<RequestPage>(OWN, REQUESTS, filter);
export const useRequest = (address: string) => useLiveRecord<RequestView>(OWN, REQUESTS, address);

/** Sends a command; null when it was done, else the words of the refusal. */
export const useSend = () => useSending(OWN.key, "documents");
