import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ConfigProvider } from "antd";
import { lazy, Suspense, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from "react";
import {
  ConsoleProvider,
  LanguageProvider,
  ReadProblem,
  SCOPE,
  scopeOf,
  sendAllNow,
  showToast,
  Toasts,
  UndoBar,
  useSay,
  useStore,
  type Session,
} from "#web/console";
import { offeredHere, takeOffered, type Api, type Offered } from "#web/client";
import type { Language } from "#web/words";
import { locales } from "./locales.ts";
import { recordPathOf, replyHelpOf } from "./pages.ts";
import { makeConsoleRouter } from "./routes.tsx";
import { AskReason } from "./reason.tsx";
import { expiry, guarded, proofStore, reasonStore, signOut } from "./session.ts";
import { FirstPasswordPage, SignInAgain, SignInPage } from "./sign-in.tsx";
import { ShellContext } from "./shell-context.ts";
import { shellWords } from "./words.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
const csp = { nonce };
/** Ant Design's default blue and red fail contrast on white; #0b5cad and #b42318 are 6.6 : 1. */
const theme = {
  token: {
    colorPrimary: "#0b5cad",
    colorLink: "#0b5cad",
    colorError: "#b42318",
    // Where one may type has an edge of 3:1 (WCAG 2.2, 1.4.11), as plain fields have.
    colorBorder: "#7d8a9c",
    colorTextPlaceholder: "#667085",
    colorTextDescription: "#475467",
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 32,
    // Without motion nothing waits for an animation's end: one shortened to nothing may end unseen, and its list then lies off the screen.
    motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    motionDurationMid: "0.1s",
    motionDurationSlow: "0.12s",
    fontFamily: "inherit",
  },
};

const languageCookie = (language: Language) => {
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
};
const cookieLanguage = (): Language => (/(?:^|;\s*)lang=en/.test(document.cookie) ? "en" : "zh");

/** A list opened inside a modal must lie in the modal: the browser puts nothing else above it. */
const popupHome = (trigger?: HTMLElement): HTMLElement => trigger?.closest("dialog") ?? document.body;

const makeQueries = () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true } } });

/** What most mornings do without: a proof that is asked for again, and the first minute of an installation. */
const SecondPage = lazy(() => import("./second-factor.tsx").then((file) => ({ default: file.SecondPage })));
const StepUp = lazy(() => import("./second-factor.tsx").then((file) => ({ default: file.StepUp })));
const SetUpPage = lazy(() => import("./set-up.tsx").then((file) => ({ default: file.SetUpPage })));
const settingUp = /^\/console\/setup\/?$/.test(window.location.pathname) && window.location.hash.length > 1;

type State =
  | { kind: "starting" }
  | { kind: "unreachable"; error: Error }
  | { kind: "out"; offered: Offered | null }
  | { kind: "in"; session: Session };
const OUT: State = { kind: "out", offered: null };

/** From nothing to a signed-in console: language, session, and what follows when the session ends. */
export function Console({ apiFor, offered }: { apiFor: (language: Language) => Api; offered: Offered | null }) {
  const [language, setLanguage] = useState<Language>(cookieLanguage);
  const plain = useMemo(() => apiFor(language), [apiFor, language]);
  const [state, setState] = useState<State>({ kind: "starting" });
  const start = useCallback(
    async (from: Offered | null = null) => {
      const [reply, other] = await Promise.all([plain.get<Session>("/api/session"), offeredHere(from)]);
      // Whoever opens the link of another role means to be that one, though somebody is signed in here.
      if (reply.ok && (other === null || other.login === reply.value.account.login)) setState({ kind: "in", session: reply.value });
      else if (reply.ok || reply.status === 401 || reply.status === 403 || reply.status === 404) setState({ kind: "out", offered: other });
      else setState({ kind: "unreachable", error: new Error(reply.refusal.message) });
    },
    [plain],
  );
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void start(offered);
  }, [start, offered]);
  useEffect(() => {
    // A link pasted over the address of a page that is open loads nothing anew.
    const changed = () => {
      const next = takeOffered();
      if (next) void start(next);
    };
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, [start]);
  const changeLanguage = () => {
    const next = language === "zh" ? "en" : "zh";
    languageCookie(next);
    setLanguage(next);
  };
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  return (
    <LanguageProvider value={language}>
      <ConfigProvider getPopupContainer={popupHome} csp={csp} theme={theme} locale={locales[language]} button={{ autoInsertSpace: false }}>
        {state.kind === "unreachable" ? <ReadProblem error={state.error} retry={() => void start()} /> : null}
        {settingUp && state.kind === "out" ? (
          <Suspense>
            <SetUpPage api={plain} onSession={(session) => setState({ kind: "in", session })} />
          </Suspense>
        ) : null}
        {state.kind === "out" && !settingUp ? (
          <SignInPage
            api={plain}
            offered={state.offered}
            onSession={(session) => setState({ kind: "in", session })}
            onLanguage={changeLanguage}
          />
        ) : null}
        {state.kind === "in" && state.session.mustChangePassword ? <FirstPasswordPage api={plain} onDone={() => void start()} /> : null}
        {state.kind === "in" && !state.session.mustChangePassword && state.session.second !== "none" ? (
          <Suspense>
            <SecondPage
              api={plain}
              session={state.session}
              onSession={(session) => setState({ kind: "in", session })}
              leave={() => setState(OUT)}
            />
          </Suspense>
        ) : null}
        {state.kind === "in" && !state.session.mustChangePassword && state.session.second === "none" ? (
          <SignedIn
            key={state.session.account.id}
            plain={plain}
            language={language}
            session={state.session}
            changeLanguage={changeLanguage}
            onSession={(session) => setState({ kind: "in", session })}
            leave={() => setState(OUT)}
          />
        ) : null}
        <Toasts />
      </ConfigProvider>
    </LanguageProvider>
  );
}

const roleOf = ({ role, area, unit }: Session["grants"][number]): string => [role, area, unit].join(" ");
const sameRoles = (left: Session, right: Session): boolean =>
  left.grants.map(roleOf).toSorted().join() === right.grants.map(roleOf).toSorted().join();

/** A clock that is ahead of the server's asks again, and not at once; longer than this no timer of a browser runs. */
const [AGAIN_MS, LONGEST_MS] = [30_000, 2_000_000_000];

/** Roles end while somebody is signed in: then the session is read anew, and with it what the menu and the pages show. */
function useRoles(plain: Api, session: Session, onSession: (session: Session) => void, changed: () => void) {
  const latest = useRef({ plain, session, onSession, changed });
  useEffect(() => {
    latest.current = { plain, session, onSession, changed };
  });
  const [renewal] = useState(() => {
    const renew = async (): Promise<void> => {
      const reply = await latest.current.plain.get<Session>("/api/session");
      const before = latest.current;
      if (!reply.ok || reply.value.account.id !== before.session.account.id) return;
      before.onSession(reply.value);
      if (!sameRoles(before.session, reply.value)) before.changed();
    };
    let asked = 0;
    const forbidden = (): void => {
      if (Date.now() - asked < AGAIN_MS) return;
      asked = Date.now();
      void renew();
    };
    return { renew, forbidden };
  });
  useEffect(() => {
    const ends = session.grants.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]));
    if (ends.length === 0) return;
    const left = Math.min(...ends) - Date.now();
    const timer = setTimeout(() => void renewal.renew(), left > 0 ? Math.min(left + 1_000, LONGEST_MS) : AGAIN_MS);
    return () => clearTimeout(timer);
  }, [session, renewal]);
  return renewal;
}

/** The area of the header, read from and written to the address: Back undoes it and a link carries it. Never wider than the grants. */
function useScope(router: ReturnType<typeof makeConsoleRouter>, session: Session) {
  const say = useSay(shellWords);
  const { history } = router;
  const asked = useSyncExternalStore(history.subscribe, () => new URLSearchParams(history.location.search).get(SCOPE));
  const { area, beyond } = scopeOf(asked, session);
  const setArea = useCallback(
    (next: string) => {
      const params = new URLSearchParams(history.location.search);
      // The row and the selection belong to the list of the former area.
      for (const name of [SCOPE, "at", "sel"]) params.delete(name);
      if (next) params.set(SCOPE, next);
      history.push(`${history.location.pathname}${params.size > 0 ? `?${params}` : ""}`);
    },
    [history],
  );
  const tell = useEffectEvent(() => {
    const params = new URLSearchParams(history.location.search);
    params.delete(SCOPE);
    history.replace(`${history.location.pathname}${params.size > 0 ? `?${params}` : ""}`);
    showToast({ tone: "plain", text: say("shell.scopeBeyond"), ttlMs: 8000 });
  });
  useEffect(() => {
    if (beyond) tell();
  }, [beyond]);
  return { area, setArea };
}

function SignedIn({
  plain,
  language,
  session,
  changeLanguage,
  onSession,
  leave,
}: {
  plain: Api;
  language: Language;
  session: Session;
  changeLanguage: () => void;
  onSession: (session: Session) => void;
  leave: () => void;
}) {
  const say = useSay(shellWords);
  const [queries] = useState(makeQueries);
  const [router] = useState(makeConsoleRouter);
  const { area, setArea } = useScope(router, session);
  const expired = useStore(expiry);
  const proving = useStore(proofStore);
  const asking = useStore(reasonStore);
  const { renew, forbidden } = useRoles(plain, session, onSession, () => {
    void queries.invalidateQueries();
    showToast({ tone: "plain", text: say("shell.rolesChanged"), ttlMs: 12_000 });
  });
  const api = useMemo(() => guarded(plain, () => session.account.id, forbidden), [plain, session.account.id, forbidden]);
  const value = useMemo(
    () => ({ api, language, session, area, setArea, recordPath: recordPathOf(session), ReplyHelp: replyHelpOf(session) }),
    [api, language, session, area, setArea],
  );
  const shell = useMemo(
    () => ({
      changeLanguage,
      renew,
      signOut: async () => {
        sendAllNow();
        await signOut();
        queries.clear();
        leave();
      },
    }),
    [changeLanguage, renew, leave, queries],
  );
  const again = (next: Session) => {
    const same = next.account.id === session.account.id;
    expired?.resume(next);
    if (same) return;
    window.alert(say("signIn.other"));
    window.location.reload();
  };
  return (
    <QueryClientProvider client={queries}>
      <ConsoleProvider value={value}>
        <ShellContext value={shell}>
          <RouterProvider router={router} />
          <UndoBar />
          <Suspense>{proving ? <StepUp api={plain} session={session} /> : null}</Suspense>
          {asking ? <AskReason {...asking} /> : null}
          {expired ? <SignInAgain api={plain} session={session} onSession={again} /> : null}
        </ShellContext>
      </ConsoleProvider>
    </QueryClientProvider>
  );
}
