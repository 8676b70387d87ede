import { useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import {
  AreaPicker,
  CommandList,
  Go,
  Icon,
  KeyboardHelp,
  orThrow,
  showToast,
  undoNewest,
  useConsole,
  useDeeds,
  useKeyboard,
  useLanguage,
  useRowKeys,
  useSay,
  useUrl,
  type Deed,
} from "#web/console";
import { WorkingTimeFromServer } from "../../modules/incidents/ui/console.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Nav, useMyPages } from "./nav.tsx";
import { Notices } from "./notices.tsx";
import { useShell } from "./shell-context.ts";
import { shellWords } from "./words.ts";

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
  useRowKeys();
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
