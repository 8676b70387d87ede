import { useEffect, useMemo, type ReactNode } from "react";
import { useLanguage, useSay } from "./app.tsx";
import { Icon } from "./icon.tsx";
import { remembered, useStore } from "./store.ts";
import { clockTime, dayHeading, dayOf, instant } from "./time.ts";
import { showToast } from "./toasts.tsx";
import { useUrl } from "./url.tsx";
import { consoleWords } from "./words.ts";

export type Told = {
  /** Names the line in a link to it; the newer of two has the greater `seq`. */
  seq: number;
  at: string;
  what: string;
  /** Whose step it was, as far as this reader may know. */
  who?: string | null;
  children?: ReactNode;
};

const order = remembered("timeline", "newest");

function Line({ told, linked }: { told: Told; linked: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}${window.location.pathname}#entry-${told.seq}`);
    showToast({ tone: "good", text: say("console.linkCopied") });
  };
  return (
    <li id={`entry-${told.seq}`} className={linked ? "c-told c-told-linked" : "c-told"}>
      <time dateTime={told.at} title={instant(told.at, language)}>
        {clockTime(told.at, language)}
      </time>
      <div className="c-told-body">
        <p>
          <b>{told.what}</b>
          {told.who ? <span className="c-muted"> {told.who}</span> : null}
          <button
            type="button"
            className="c-plain c-anchor"
            aria-label={say("console.linkTo", { what: told.what })}
            onClick={() => void copy()}
          >
            <Icon name="link" size={12} />
          </button>
        </p>
        {told.children}
      </div>
    </li>
  );
}

/**
 * What happened to one record, day by day. `pending`: a list of steps taken here that are not sent yet; it stands where the newest does. Whoever
 * turns the order keeps it, on every such page of this machine.
 */
export function Timeline({ title, told, pending }: { title: string; told: readonly Told[]; pending?: ReactNode }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { hash } = useUrl();
  const newest = useStore(order) === "newest";
  const days = useMemo(() => {
    const sorted = told.toSorted((left, right) => (newest ? right.seq - left.seq : left.seq - right.seq));
    return [...Map.groupBy(sorted, ({ at }) => dayOf(at))];
  }, [told, newest]);
  useEffect(() => {
    if (hash) document.getElementById(hash.replace(/^#/, ""))?.scrollIntoView({ block: "center" });
  }, [hash]);
  const linked = hash.replace(/^#/, "");
  return (
    <section className="c-card c-timeline" aria-label={title}>
      <header className="c-row">
        <h2 className="c-grow">{title}</h2>
        <button type="button" className="c-link" onClick={() => order.set(newest ? "oldest" : "newest")}>
          {say(newest ? "console.newestFirst" : "console.oldestFirst")}
        </button>
      </header>
      {newest ? pending : null}
      {days.map(([day, lines]) => (
        <div key={day}>
          <h3>{dayHeading(day, language)}</h3>
          <ol>
            {lines.map((one) => (
              <Line key={one.seq} told={one} linked={linked === `entry-${one.seq}`} />
            ))}
          </ol>
        </div>
      ))}
      {newest ? null : pending}
    </section>
  );
}
