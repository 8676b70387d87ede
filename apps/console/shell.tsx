import { useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  AreaPicker,
  CommandList,
  Dialog,
  Go,
  holdsRole,
  Icon,
  KeyboardHelp,
  orThrow,
  showToast,
  undoNewest,
  useConsole,
  useDeeds,
  useKeyboard,
  useLanguage,
  useSay,
  useUrl,
  type Deed,
} from "#web/console";
import { QueueNav, WorkingTimeFromServer } from "../../modules/incidents/ui/console.tsx";
import { MailNotices } from "./mail-notices.tsx";
import { Notices } from "./notices.tsx";
import { pages, type ConsolePage } from "./pages.ts";
import { useShell } from "./shell-context.ts";
import { PasswordForm } from "./sign-in.tsx";
import { WorkCount } from "./work-nav.tsx";
import { shellWords } from "./words.ts";

function useMyPages(): readonly ConsolePage[] {
  const { session } = useConsole();
  return useMemo(() => pages.filter((page) => !page.inner && (page.roles.length === 0 || holdsRole(session, page.roles))), [session]);
}

function Nav({ close }: { close: () => void }) {
  const say = useSay(shellWords);
  const language = useLanguage();
  const { path } = useUrl();
  const nav = useRef<HTMLElement>(null);
  // Somebody with many pages still sees where they are.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    nav.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest" });
  }, [path]);
  const mine = useMyPages();
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
                  aria-current={path.replace("/console", "") === page.path ? "page" : undefined}
                  title={page.label[language]}
                >
                  <Icon name={page.icon} />
                  <span>{page.label[language]}</span>
                  {page.path === "/work" ? <WorkCount /> : null}
                </Go>
                {page.path === "/incidents" ? <QueueNav /> : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function AccountMenu() {
  const say = useSay(shellWords);
  const { session, api } = useConsole();
  const shell = useShell();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  const [mailing, setMailing] = useState(false);
  return (
    <div
      className="c-account"
      onKeyDown={(event) => (event.key === "Escape" ? setOpen(false) : undefined)}
      onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : setOpen(false))}
    >
      <button type="button" className="c-plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="user" label={say("shell.account")} /> <span className="c-wide-only">{session.account.name}</span>
      </button>
      {open ? (
        <ul className="c-menu">
          <li className="c-muted">{session.account.name}</li>
          <li>
            <button type="button" onClick={() => setChanging(true)}>
              {say("shell.changePassword")}
            </button>
          </li>
          <li>
            <Go to="/my-devices" onClick={() => setOpen(false)}>
              {say("devices.title")}
            </Go>
          </li>
          <li>
            <Go to="/my-second-factor" onClick={() => setOpen(false)}>
              {say("second.title")}
            </Go>
          </li>
          <li>
            <button type="button" onClick={() => setMailing(true)}>
              {say("shell.mailNotices")}
            </button>
          </li>
          <li className="c-narrow-only">
            <button type="button" onClick={shell.changeLanguage}>
              {say("shell.language")}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => void shell.signOut()}>
              {say("shell.signOut")}
            </button>
          </li>
        </ul>
      ) : null}
      {mailing ? (
        <Dialog title={say("shell.mailNotices")} onClose={() => setMailing(false)}>
          <MailNotices />
        </Dialog>
      ) : null}
      {changing ? (
        <Dialog title={say("password.change")} onClose={() => setChanging(false)}>
          <PasswordForm api={api} onDone={() => setChanging(false)} />
        </Dialog>
      ) : null}
    </div>
  );
}

function useShellDeeds(help: () => void): void {
  const say = useSay(shellWords);
  const language = useLanguage();
  const { open } = useUrl();
  const mine = useMyPages();
  const deeds: Deed[] = [
    ...mine.map((page) => ({
      id: `go ${page.path}`,
      label: say("shell.go", { page: page.label[language] }),
      ...(page.keys ? { keys: page.keys } : {}),
      run: () => open(page.path),
    })),
    { id: "devices", label: say("shell.go", { page: say("devices.title") }), run: () => open("/my-devices") },
    { id: "help", label: say("shell.help"), keys: "?", run: help },
    {
      id: "undo",
      label: say("shell.undo"),
      keys: "z",
      run: () => {
        const label = undoNewest();
        showToast({ tone: "plain", text: label === null ? say("shell.undoNothing") : say("shell.undone", { label }) });
      },
    },
  ];
  useDeeds(deeds);
}

function useIsDemo(): boolean {
  const { api } = useConsole();
  const { data } = useQuery({
    queryKey: ["city"],
    queryFn: async () => orThrow(await api.get<{ demo: boolean }>("/api/city")),
    staleTime: 3_600_000,
  });
  return data?.demo === true;
}

export function Shell() {
  const say = useSay(shellWords);
  const { area, setArea } = useConsole();
  const { open, path } = useUrl();
  const shell = useShell();
  const demo = useIsDemo();
  const [over, setOver] = useState<"none" | "help" | "commands">("none");
  const [menu, setMenu] = useState(false);
  const openCommands = useCallback(() => setOver("commands"), []);
  useKeyboard(openCommands);
  useShellDeeds(() => setOver("help"));
  useEffect(() => setMenu(false), [path]);
  const lookUp = useCallback(
    (typed: string): Deed | null =>
      /^[0-9A-Za-z-]{4,16}$/.test(typed)
        ? {
            id: "number",
            label: say("shell.openNumber", { number: typed.toUpperCase() }),
            run: () => open(`/incidents?view=all&q=${encodeURIComponent(typed)}`),
          }
        : null,
    [open, say],
  );
  return (
    <WorkingTimeFromServer>
      <div className={menu ? "c-shell c-menu-open" : "c-shell"}>
        <a className="c-skip" href="#main">
          {say("shell.skip")}
        </a>
        <header className="c-top">
          <button
            type="button"
            className="c-plain c-narrow-only"
            aria-label={say("shell.menu")}
            aria-expanded={menu}
            onClick={() => setMenu(!menu)}
          >
            <Icon name="menu" size={20} />
          </button>
          <Go to="/" className="c-brand">
            {say("shell.product")}
          </Go>
          <AreaPicker value={area} onChange={setArea} any />
          <button type="button" className="c-search" aria-label={`${say("shell.search")} Ctrl K`} onClick={openCommands}>
            <Icon name="search" size={14} /> <span>{say("shell.search")}</span> <kbd>Ctrl K</kbd>
          </button>
          {demo ? (
            <span className="c-demo" title={say("shell.demoWhy")}>
              {say("shell.demo")}
            </span>
          ) : null}
          <button type="button" className="c-plain c-wide-only" title={say("shell.help")} onClick={() => setOver("help")}>
            <Icon name="keyboard" label={say("shell.help")} />
          </button>
          <button
            type="button"
            className="c-plain c-wide-only"
            lang={say("shell.language") === "English" ? "en" : "zh-CN"}
            title={say("shell.languageHint")}
            onClick={shell.changeLanguage}
          >
            {say("shell.language")}
          </button>
          <Notices />
          <AccountMenu />
        </header>
        <Nav close={() => setMenu(false)} />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
        {over === "help" ? <KeyboardHelp onClose={() => setOver("none")} /> : null}
        {over === "commands" ? <CommandList onClose={() => setOver("none")} lookUp={lookUp} /> : null}
      </div>
    </WorkingTimeFromServer>
  );
}
