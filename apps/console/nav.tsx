import { useEffect, useMemo, useRef } from "react";
import { Go, Icon, keepBareViewsOf, SavedViewsOf, useConsole, useLanguage, useSay, useUrl } from "#web/console";
import { QueueNav } from "../../modules/incidents/ui/console.tsx";
import { mayOpen, pages, type ConsolePage } from "./pages.ts";
import { WorkCount } from "./work-nav.tsx";
import { shellWords } from "./words.ts";

keepBareViewsOf("/incidents");

export function useMyPages(): readonly ConsolePage[] {
  const { session } = useConsole();
  return useMemo(() => pages.filter((page) => !page.inner && mayOpen(session, page)), [session]);
}

/** Every page this person may open, by section; where they are is marked, on a record of a list too. */
export function Nav({ close }: { close: () => void }) {
  const say = useSay(shellWords);
  const language = useLanguage();
  const { path } = useUrl();
  const nav = useRef<HTMLElement>(null);
  // Somebody with many pages still sees where they are.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [path]);
  const mine = useMyPages();
  // A record belongs to the page its list is on: the longest address that begins like its own.
  const at = path.replace("/console", "");
  const here = mine
    .map((page) => page.path)
    .filter((one) => at === one || at.startsWith(`${one}/`))
    .toSorted((left, right) => right.length - left.length)[0];
  const sections = (["work", "oversight", "admin"] as const)
    .map((section) => ({ section, list: mine.filter((page) => page.section === section) }))
    .filter(({ list }) => list.length > 0);
  return (
    <nav
      ref={nav}
      aria-label={say("shell.nav")}
      onClick={(event) => (event.target instanceof Element && event.target.closest("a") ? close() : undefined)}
    >
      {sections.map(({ section, list }) => (
        <section key={section} aria-label={say(`section.${section}`)}>
          <h2>{say(`section.${section}`)}</h2>
          <ul>
            {list.map((page) => (
              <li key={page.path}>
                <Go
                  to={page.path}
                  aria-current={here !== page.path ? undefined : at === here ? "page" : "true"}
                  title={page.label[language]}
                >
                  <Icon name={page.icon} />
                  <span>{page.label[language]}</span>
                  {page.path === "/work" ? <WorkCount /> : null}
                </Go>
                {page.path === "/incidents" ? <QueueNav /> : <SavedViewsOf list={page.path} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
