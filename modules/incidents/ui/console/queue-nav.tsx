import { countText, Go, SavedViewsOf, useConsole, useIsSaved, useSay, useUrl } from "#web/console";
import { queueWords } from "./words/queue-words.ts";
import { defaultView, viewsOf } from "./filter.ts";
import { useCounts, useViewCounts } from "./queue-read.ts";

const urgent = new Set(["overdue", "bounced", "reopened"]);

/** The views of this person under "queue" in the menu, with what waits in each. */
export function QueueNav() {
  const say = useSay(queueWords);
  const { session, area } = useConsole();
  const { path, params } = useUrl();
  const counts = useCounts(area);
  const here = path === "/console/incidents" || path === "/incidents";
  const savedHere = useIsSaved() && here;
  const kept = Object.fromEntries(Object.entries(useViewCounts(area).data ?? {}).map(([id, n]) => [id, countText(n)]));
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
      <SavedViewsOf list="/incidents" counts={kept} />
    </div>
  );
}
