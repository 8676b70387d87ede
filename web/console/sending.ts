import { useQueryClient } from "@tanstack/react-query";
import { useConsole } from "./app.tsx";
import { newId } from "./ids.ts";
import { refusalText } from "./refusals.tsx";
import { showToast } from "./toasts.tsx";

/**
 * Takes a step: answers what stands against it, or "" once it is done and `done` was said (nothing is said for ""). What is read under these keys is read
 * again either way, since a step is mostly refused because the record is no longer as it stands on the screen.
 */
export function useSending(...keys: readonly string[]) {
  const { api } = useConsole();
  const client = useQueryClient();
  return async (path: string, body: unknown, done: string): Promise<string> => {
    const reply = await api.post(path, body, { id: newId() });
    for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    if (!reply.ok) return refusalText(reply);
    if (done !== "") showToast({ tone: "good", text: done });
    return "";
  };
}
