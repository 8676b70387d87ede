import { createRootRoute, createRoute, createRouter, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { carryScope, Empty, Go, hrefOf, Page, ReadProblem, useConsole, useSay, Waiting } from "#web/console";
import { beginsAt, mayOpen, pages, type ConsolePage } from "./pages.ts";
import { Shell } from "./shell.tsx";
import { shellWords } from "./words.ts";

/** The first screen of the person's role. */
function Home() {
  const router = useRouter();
  const { session } = useConsole();
  const idle = session.grants.length === 0;
  const first = beginsAt(session);
  useEffect(() => {
    if (!idle) router.history.replace(hrefOf(carryScope(first?.path ?? "/incidents", router.history.location.search)));
  }, [router, first, idle]);
  return idle ? (
    <Suspense fallback={<Waiting />}>
      <WithoutRole />
    </Suspense>
  ) : null;
}

/** A page of its own, so that nobody who has work to do loads it. */
const WithoutRole = lazy(() => import("./without-role.tsx").then((file) => ({ default: file.WithoutRole })));

function NotFound() {
  const say = useSay(shellWords);
  return (
    <Page title={say("shell.notFound")}>
      <Empty text={say("shell.notFoundWhy")}>
        <Go to="/">{say("shell.home")}</Go>
      </Empty>
    </Page>
  );
}

function Crashed({ error }: { error: unknown }) {
  const say = useSay(shellWords);
  return (
    <div className="c-page">
      <p>{say("shell.crashed")}</p>
      <ReadProblem error={error} retry={() => window.location.reload()} />
    </div>
  );
}

function Opened({ page }: { page: ConsolePage }) {
  const say = useSay(shellWords);
  const { session, language } = useConsole();
  if (!mayOpen(session, page))
    return (
      <Page title={page.label[language]}>
        <Empty text={say("shell.noRole")}>
          <Go to="/">{say("shell.home")}</Go>
        </Empty>
      </Page>
    );
  const Screen = page.component;
  return (
    <Suspense fallback={<Waiting />}>
      <Screen />
    </Suspense>
  );
}

/** One route per page of a module. Addresses are plain parameters, so that a link can be read and written by hand. */
export function makeConsoleRouter() {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed });
  const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
  const children = pages.map((page) =>
    createRoute({ getParentRoute: () => root, path: page.path, component: () => <Opened page={page} />, errorComponent: Crashed }),
  );
  return createRouter({
    routeTree: root.addChildren([home, ...children]),
    basepath: "/console",
    defaultPreload: false,
    scrollRestoration: true,
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text ? `?${text}` : "";
    },
  });
}
