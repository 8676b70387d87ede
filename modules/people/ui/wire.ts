import { useMemo } from "react";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { newId, orThrow, refusalText, showToast, useConsole } from "#web/console";
import type { Reply } from "#web/client";
import type { PeopleList, PersonView, PostList, RoleList, TeamList } from "../contract.ts";

export type Filter = { q: string; role: string; area: string };

export function usePeople(filter: Filter) {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ["people", "list", filter],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => orThrow(await api.get<PeopleList>("/api/people", { ...filter, after: pageParam })),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export function usePerson(id: string) {
  const { api } = useConsole();
  return useQuery({ queryKey: ["people", "one", id], queryFn: async () => orThrow(await api.get<PersonView>(`/api/people/${id}`)) });
}

type Where = { q: string; area: string };

export function usePosts(filter: Where & { unit: string; empty: string }) {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ["people", "posts", filter],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => orThrow(await api.get<PostList>("/api/people/posts", { ...filter, after: pageParam })),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export function useTeams(filter: Where) {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ["people", "teams", filter],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => orThrow(await api.get<TeamList>("/api/people/teams", { ...filter, after: pageParam })),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

/** A few people by a piece of the name, for choosing one. */
export function useFoundPeople(q: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["people", "found", q],
    queryFn: async () => orThrow(await api.get<PeopleList>("/api/people", { q, limit: 20 })).people,
    placeholderData: (before) => before,
  });
}

export function useRoles() {
  const { api } = useConsole();
  return useQuery({ queryKey: ["people", "roles"], queryFn: async () => orThrow(await api.get<RoleList>("/api/people/roles")) });
}

type Unit = { code: string; zh: string; en: string };

/** Units that cover an area or lie inside it. */
export function useUnits(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["people-units", area],
    queryFn: async () => orThrow(await api.get<readonly Unit[]>("/api/organisations", { area })),
    enabled: area !== "",
    staleTime: 300_000,
  });
}

/** Names of units: an ellipsis until they are read; a code that no register knows stays a code. */
export function useUnitName(): (code: string) => string {
  const { api, language } = useConsole();
  const { data, isPending } = useQuery({
    queryKey: ["people-units"],
    queryFn: async () => orThrow(await api.get<readonly Unit[]>("/api/organisations")),
    staleTime: 600_000,
  });
  const names = useMemo(() => new Map((data ?? []).map((unit) => [unit.code, unit[language]])), [data, language]);
  return (code) => names.get(code) ?? (isPending ? "…" : code);
}

/** Sends a command; on success says so and reads everything about people again. Null, or the words of the refusal. */
export function useSend() {
  const { api } = useConsole();
  const client = useQueryClient();
  return async <T>(path: string, body: unknown, done: string | null, id: string = newId()): Promise<{ value: T } | { problem: string }> => {
    const reply: Reply<T> = await api.post<T>(path, body, { id });
    // Somebody was quicker: what they did is shown beside what was typed.
    if (!reply.ok && reply.status === 409) void client.invalidateQueries({ queryKey: ["people"] });
    if (!reply.ok) return { problem: refusalText(reply) };
    if (done !== null) showToast({ tone: "good", text: done });
    void client.invalidateQueries({ queryKey: ["people"] });
    return { value: reply.value };
  };
}

/** The end of a calendar day in the city's time; "" is no end. */
export const endOfDay = (day: string): string | null => (day === "" ? null : new Date(`${day}T23:59:59.999+08:00`).toISOString());
export const homeOf = (area: string): string => area.slice(0, 9).padEnd(9, "0");
