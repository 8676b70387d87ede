import { Go, Icon, newId, refusalText, showToast, useConsole, useSay, useUrl } from "#web/console";
import { useQueryClient } from "@tanstack/react-query";
import { queueWords } from "./words/queue-words.ts";
import { defaultView, savedFilter, viewsOf } from "./filter.ts";
import { countText, useCounts, useSavedViews } from "./queue-read.ts";
import type { SavedView } from "./wire.ts";

const urgent = new Set(["overdue", "bounced", "reopened"]);

/** The views of this person under "queue" in the menu, with what waits in each. */
export function QueueNav() {
  const say = useSay(queueWords);
  const { session, area } = useConsole();
  const { path, params } = useUrl();
  const counts = useCounts(area);
  const here = path === "/console/incidents" || path === "/incidents";
  const saved = useSavedViews().data ?? [];
  const now = savedFilter(params);
  const savedHere = here && saved.some((view) => view.filter === now);
  const current = here && !savedHere ? (params.get("view") ?? defaultView(session)) : "";
  return (
    <div className="i-views">
      <ul>
        {viewsOf(session).map((view) => (
          <li key={view}>
            <Go to={`/incidents?view=${view}`} aria-current={view === current ? "true" : undefined}>
              <span className="c-grow">{say(`view.${view}`)}</span>
              <span className={urgent.has(view) && (counts.data?.[view] ?? 0) > 0 ? "i-count i-count-bad" : "i-count"}>
                {countText(counts.data?.[view])}
              </span>
            </Go>
          </li>
        ))}
      </ul>
      <SavedViews title={say("queue.myViews")} views={saved.filter((view) => view.shared === null)} current={here ? now : ""} />
      <SavedViews title={say("queue.unitViews")} views={saved.filter((view) => view.shared !== null)} current={here ? now : ""} />
    </div>
  );
}

function SavedViews({ title, views, current }: { title: string; views: readonly SavedView[]; current: string }) {
  const say = useSay(queueWords);
  const { api } = useConsole();
  const client = useQueryClient();
  if (views.length === 0) return null;
  const remove = async (view: SavedView) => {
    const reply = await api.post(`/api/views/${view.id}/removal`, {}, { id: newId() });
    if (reply.ok) showToast({ tone: "good", text: say("queue.viewRemoved", { name: view.name }) });
    else showToast({ tone: "bad", text: refusalText(reply) });
    void client.invalidateQueries({ queryKey: ["views"] });
  };
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {views.map((view) => (
          <li key={view.id} className="i-saved">
            <Go to={`/incidents?${view.filter}`} aria-current={view.filter === current ? "true" : undefined}>
              <Icon name="star" size={12} />
              <span className="c-grow">{view.name}</span>
            </Go>
            <button
              type="button"
              className="c-plain"
              aria-label={say("queue.viewRemove", { name: view.name })}
              onClick={() => void remove(view)}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
