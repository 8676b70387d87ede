import { useConsole, useLivePages, useLiveRecord, useSending } from "#web/console";
import type { ConferencePage, ConferenceView } from "../../contract.ts";

const OWN = { key: "conferences", kind: "conferences.conference" };
const API = "/api/conferences";

export const useConferences = (filter: { area?: string; view?: string; matter?: string }) => useLivePages<ConferencePage>(OWN, API, filter);
export const useConference = (address: string) => useLiveRecord<ConferenceView>(OWN, API, address);

/** Sends a command; "" when it was done, else the words of the refusal. */
export const useSend = () => useSending(OWN.key, "documents");

type Found = { rows: readonly { home: string; id: string; number: string }[] };
/** Reports by their receipt numbers; a number nobody finds is named. */
export function useMatters() {
  const { api } = useConsole();
  return async (numbers: readonly string[]): Promise<{ found: { home: string; id: string }[]; missing: string | null }> => {
    const found: { home: string; id: string }[] = [];
    for (const number of numbers) {
      const reply = await api.get<Found>("/api/incidents", { view: "all", q: number });
      const row = reply.ok ? reply.value.rows.find((one) => one.number.replaceAll(/\D/g, "") === number) : undefined;
      if (!row) return { found, missing: number };
      found.push({ home: row.home, id: row.id });
    }
    return { found, missing: null };
  };
}
