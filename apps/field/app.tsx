/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { Offered } from "#web/client";
import { FieldProvider, isOpen, useField, useSay, type Engine, type FieldPart } from "#web/field";
import { Icon, Sprite, type IconName } from "#web/parts";
import { Banners } from "./banners.tsx";
import { Door } from "./door.tsx";
import { HomePage } from "./home-page.tsx";
import { MePage } from "./me-page.tsx";
import { OutboxPage } from "./outbox-page.tsx";
import { appWords } from "./words.ts";

const ICONS: readonly IconName[] = ["foot", "pen", "map", "phone", "next", "back", "check", "pause", "alert", "camera"];

const pathNow = (): string => location.hash.slice(1) || "/";

function usePath(): [string, (path: string) => void] {
  const [path, setPath] = useState(pathNow);
  useEffect(() => {
    const read = (): void => setPath(pathNow());
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  useEffect(() => {
    scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [path]);
  return [path, (next) => (location.hash = next)];
}

function Nav({ path }: { path: string }) {
  const { state } = useField();
  const say = useSay(appWords);
  const open = state.items.filter(isOpen).length;
  const tabs: readonly [string, string, IconName][] = [
    ["/", say("nav.today"), "check"],
    ["/report", say("nav.report"), "camera"],
    ["/outbox", say("nav.outbox"), "foot"],
    ["/me", say("nav.me"), "pen"],
  ];
  return (
    <nav class="f-nav" aria-label={say("nav")}>
      {tabs.map(([href, label, icon]) => (
        <a key={href} href={`#${href}`} aria-current={path === href ? "page" : undefined}>
          <Icon name={icon} />
          {label}
          {href === "/outbox" && open > 0 ? <span class="f-badge">{open}</span> : null}
        </a>
      ))}
    </nav>
  );
}

function Screen({ path, parts }: { path: string; parts: readonly FieldPart[] }) {
  const say = useSay(appWords);
  if (path === "/") return <HomePage parts={parts} />;
  if (path === "/outbox") return <OutboxPage parts={parts} />;
  if (path === "/me") return <MePage />;
  for (const { path: pattern, View } of parts.flatMap(({ screens }) => screens)) {
    const match = pattern.exec(path);
    if (match) return <View key={path} params={match.slice(1)} />;
  }
  return <h1>{say("lost.title")}</h1>;
}

/** What the phone is doing, in words, always in sight. */
function Status() {
  const { state, engine } = useField();
  const say = useSay(appWords);
  const waiting = state.items.filter((item) => item.state === "waiting").length;
  const decide = state.items.filter((item) => item.state === "kept" || item.state === "refused").length;
  const words = !state.reachable
    ? waiting > 0
      ? say("status.offline", { n: waiting })
      : say("status.offline.none")
    : state.sending !== null
      ? say("status.sending", { n: waiting })
      : waiting > 0
        ? say("status.waiting", { n: waiting })
        : state.syncing
          ? say("status.syncing")
          : say("status.done");
  return (
    <header class={state.reachable ? "f-top" : "f-top away"}>
      <a class="f-skip" href="#main" onClick={(event) => (event.preventDefault(), document.getElementById("main")?.focus())}>
        {say("skip")}
      </a>
      <p role="status">{decide > 0 ? `${words} · ${say("status.decide", { n: decide })}` : words}</p>
      <button type="button" class="f-refresh" disabled={state.syncing} onClick={() => void engine.contact(true)}>
        {say("today.refresh")}
      </button>
    </header>
  );
}

function Frame({ parts, offered }: { parts: readonly FieldPart[]; offered: Offered | null }) {
  const { state } = useField();
  const [path] = usePath();
  useEffect(() => {
    document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
    document.documentElement.classList.toggle("elder", state.large);
  }, [state.language, state.large]);
  const say = useSay(appWords);
  useEffect(() => {
    // Each screen has a name of its own, as a page has; which screen stands there is known when it is drawn.
    const heading = document.querySelector("h1")?.textContent.trim();
    document.title = heading ? `${heading} · ${say("brand")}` : say("brand");
  });
  const opened = state.phase === "open";
  useEffect(() => {
    // From the tap on the icon to today's list: what the budget of a second is measured by.
    if (opened) requestAnimationFrame(() => performance.mark("field-open"));
  }, [opened]);
  // Whoever opens the link of another role means to be that one, though somebody is signed in here.
  const other = offered !== null && offered.login !== state.account?.login;
  if (!opened || state.mustChange || other)
    return (
      <main id="main" tabindex={-1} class="f-main">
        <Door offered={offered} />
      </main>
    );
  return (
    <>
      <Status />
      <main id="main" tabindex={-1} class="f-main">
        <Banners />
        <Screen path={path} parts={parts} />
      </main>
      <Nav path={path} />
    </>
  );
}

export function App({ engine, parts, offered }: { engine: Engine; parts: readonly FieldPart[]; offered: Offered | null }) {
  return (
    <FieldProvider engine={engine} go={(path) => (location.hash = path)}>
      <Sprite names={ICONS} />
      <Frame parts={parts} offered={offered} />
    </FieldProvider>
  );
}
