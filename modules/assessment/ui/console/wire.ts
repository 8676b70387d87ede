import { useQuery } from "@tanstack/react-query";
import { orThrow, readsOf, useConsole, usePages, useSay, useSending } from "#web/console";
import type { EntryRow, Item, ResultView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

export const useRead = readsOf("assessment", "/api/assessment/");

/** What was objected to a result: read once when somebody asks for it, since each look is logged and has its reason. */
export function useObjected(scheme: string, asked: boolean) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["objected", scheme],
    queryFn: async () => orThrow(await api.get<ResultView>(`/api/assessment/schemes/${scheme}/result`, { said: "1" })).objections,
    enabled: asked,
    staleTime: Infinity,
    retry: false,
  });
}

/** How often a page looks for what a job is making. */
export const FOLLOW_MS = 3_000;

type Page = { rows: readonly EntryRow[]; next: string | null };
/** The ledger of points, page by page. */
export const useEntries = (asked: Readonly<Record<string, string>>) =>
  usePages<Page>(["assessment", "entries"], "/api/assessment/entries", asked);

/** Sends a step; "" when it was done, else the words of the refusal with nothing typed lost. */
export function useSend() {
  const say = useSay(consoleWords);
  const send = useSending("assessment");
  return (path: string, body: unknown) => send(`/api/assessment/${path}`, body, say("saved"));
}

export type Key = keyof typeof consoleWords;
/** A value to the hundredth; a dash where there is none. */
export const shown = (value: number | null): string => (value === null ? "—" : String(Math.round(value * 100) / 100));

/** A value of this item: rates of figures are in percent, a ratio is from 0 to 1, a place has no unit. */
export const valued = (item: Item, value: number | null): string =>
  value !== null && "source" in item && item.source.kind === "figure" && (item.method === "linear" || item.method === "threshold")
    ? `${shown(value)}%`
    : shown(value);

/** Points with their sign; a dash where there is no value. */
export const signed = (points: number | null): string =>
  points === null ? "—" : points > 0 ? `+${points}` : String(points).replace("-", "−");
