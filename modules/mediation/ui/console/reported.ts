import { useEffect, useRef } from "react";
import { useQuery } from "@tanstack/react-query";
import { orThrow, useConsole } from "#web/console";
import type { CaseView } from "#contracts/incidents";

/** What a kind of report is called where it is mediated (domain.md §5, 人民调解 kinds of dispute). */
const TYPE: Readonly<Record<string, string>> = {
  "0101": "neighbour",
  "0102": "family",
  "0103": "property",
  "0104": "labour",
  "0105": "land",
  "0106": "consumer",
  "0107": "medical",
  "0108": "requisition",
};

type Reported = { home: string; id: string };

/** Fills in once what the report says of the dispute: its village, kind and words. Who is at odds with whom is asked of those who came. */
export function useReported(record: Reported | null, fill: (found: { place: string; type: string; summary: string }) => void): void {
  const { api } = useConsole();
  const { data } = useQuery({
    queryKey: ["incident", record?.home, record?.id],
    queryFn: async () => orThrow(await api.get<CaseView>(`/api/incidents/${record?.home}/${record?.id}`)),
    enabled: record !== null,
  });
  const filled = useRef(false);
  useEffect(() => {
    if (!data || filled.current) return;
    filled.current = true;
    fill({ place: data.place.slice(0, 12), type: TYPE[data.category] ?? "other", summary: data.description ?? data.summary ?? "" });
  }, [data, fill]);
}
