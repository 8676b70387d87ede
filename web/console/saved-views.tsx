import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useConsole, useSay } from "./app.tsx";
import { Icon } from "./icon.tsx";
import { newId } from "./ids.ts";
import { orThrow } from "./refused.ts";
import { refusalText } from "./refusals.tsx";
import { showToast } from "./toasts.tsx";
import { BASE, Go, SCOPE, useUrl } from "./url.tsx";
import { consoleWords } from "./words.ts";

type SavedView = { id: string; name: string; filter: string; shared: string | null };
/** The list whose views are kept by their parameters alone: it had some before other lists did. The application names it. */
let first = "";
export const keepBareViewsOf = (list: string): void => void (first = list);
/** The place of the cursor, the selection, the page and the area of the header belong to the moment. */
const MOMENTARY = ["at", "sel", "cursor", SCOPE];
/** Words that were looked for may name somebody, and a kept view is written down; a queue of matters is looked through by number and subject. */
const TYPED = ["q", "number", "find"];

const withoutBase = (path: string): string => (path.startsWith(`${BASE}/`) ? path.slice(BASE.length) : path);

/** What is kept of an address: its list and how it is narrowed. */
export function viewOf(path: string, params: URLSearchParams, always: Readonly<Record<string, string>> = {}): string {
  const kept = new URLSearchParams(params);
  for (const [name, value] of Object.entries(always)) kept.set(name, value);
  for (const name of MOMENTARY) kept.delete(name);
  const list = withoutBase(path);
  if (list !== first) for (const name of TYPED) kept.delete(name);
  return list === first ? kept.toString() : `${list}?${kept}`;
}

const addressOf = (filter: string): string => (filter.startsWith("/") ? filter : `${first}?${filter}`);
const listOf = (filter: string): string => addressOf(filter).split("?")[0] ?? "";

export function useSavedViews() {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["views"],
    queryFn: async () => orThrow(await api.get<readonly SavedView[]>("/api/views")),
    staleTime: 60_000,
  });
}

/** Whether the present address is one that was kept. */
export function useIsSaved(): boolean {
  const { path, params } = useUrl();
  const now = viewOf(path, params);
  return (useSavedViews().data ?? []).some((view) => view.filter === now);
}

/** The views kept of one list, under it in the menu. `counts`: what waits in each, where the list counts. */
export function SavedViewsOf({ list, counts = {} }: { list: string; counts?: Readonly<Record<string, string>> }) {
  const say = useSay(consoleWords);
  const views = (useSavedViews().data ?? []).filter((view) => listOf(view.filter) === list);
  return (
    <>
      <Views title={say("console.myViews")} views={views.filter(({ shared }) => shared === null)} counts={counts} />
      <Views title={say("console.unitViews")} views={views.filter(({ shared }) => shared !== null)} counts={counts} />
    </>
  );
}

function Views({ title, views, counts }: { title: string; views: readonly SavedView[]; counts: Readonly<Record<string, string>> }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const { path, params } = useUrl();
  const client = useQueryClient();
  if (views.length === 0) return null;
  const now = viewOf(path, params);
  const remove = async (view: SavedView) => {
    const reply = await api.post(`/api/views/${view.id}/removal`, {}, { id: newId() });
    if (reply.ok) showToast({ tone: "good", text: say("console.viewRemoved", { name: view.name }) });
    else showToast({ tone: "bad", text: refusalText(reply) });
    void client.invalidateQueries({ queryKey: ["views"] });
  };
  return (
    <div className="c-views">
      <h3>{title}</h3>
      <ul>
        {views.map((view) => (
          <li key={view.id}>
            <Go to={addressOf(view.filter)} aria-current={view.filter === now ? "true" : undefined}>
              <Icon name="star" size={12} />
              <span className="c-grow">{view.name}</span>
              <span className="c-view-count">{counts[view.id] ?? ""}</span>
            </Go>
            <button
              type="button"
              className="c-plain"
              aria-label={say("console.viewRemove", { name: view.name })}
              onClick={() => void remove(view)}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
