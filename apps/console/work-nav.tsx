import { useSay } from "#web/console";
import { useWorkCounts, useWorkLive } from "./work-read.ts";
import { workWords } from "./work-words.ts";

/** How much waits, beside "my work" in the menu; red when something of it is late. Keeps the list live while the console is open. */
export function WorkCount() {
  const say = useSay(workWords);
  const { data } = useWorkCounts();
  useWorkLive();
  const sum = (pick: "n" | "late"): number => (data?.sources ?? []).reduce((all, source) => all + source[pick], 0);
  const [n, late] = [sum("n"), sum("late")];
  if (n === 0) return null;
  return (
    <span className={late > 0 ? "c-nav-count c-nav-late" : "c-nav-count"} title={late > 0 ? say("work.late", { n: late }) : undefined}>
      {n >= 1000 ? "999+" : n}
    </span>
  );
}
