import { useLivePages, useLiveRecord, useSending } from "#web/console";
import type { DeliberationPage, DeliberationView } from "../../contract.ts";

const OWN = { key: "deliberations", kind: "opinions.deliberation" };
const API = "/api/opinions/deliberations";
export const at = ({ home, id }: { home: string; id: string }, step: string): string => `${API}/${home}/${id}/${step}`;

export const useDeliberations = (filter: Readonly<Record<string, string>>) => useLivePages<DeliberationPage>(OWN, API, filter);
export const useDeliberation = (address: string) => useLiveRecord<DeliberationView>(OWN, API, address);

/** Sends a command; "" when it was done, else the words of the refusal. */
export const useSend = () => useSending(OWN.key);
