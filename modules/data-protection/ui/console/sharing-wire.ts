import { useLivePages, useLiveRecord, useSending } from "#web/console";
import type { SharingPage, SharingView } from "../../contract.ts";

const OWN = { key: "data-sharings", kind: "data-protection.sharing" };
export const SHARINGS = "/api/data-protection/sharings";

export const useSharings = (filter: { area?: string; view?: string }) => useLivePages<SharingPage>(OWN, SHARINGS, filter);
export const useSharing = (address: string) => useLiveRecord<SharingView>(OWN, SHARINGS, address);
export const useSendSharing = () => useSending(OWN.key);
