import { Button } from "antd";
import { useEffect, useState, type FormEvent } from "react";
import { Dialog, Field, newId, refusalText, showToast, TextInput, useSay, type Session } from "#web/console";
import type { Api, Offered } from "#web/client";
import { shellWords } from "./words.ts";

type Errors = Partial<Record<"login" | "password" | "current" | "next" | "again" | "form", string>>;

type FormProps = { api: Api; login?: string; offered?: Offered | null; onSession: (session: Session) => void };

export function SignInForm({ api, login: known, offered, onSession }: FormProps) {
  const say = useSay(shellWords);
  const [login, setLogin] = useState(offered?.login ?? known ?? "");
  const [password, setPassword] = useState(offered?.password ?? "");
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found: Errors = {};
    if (!login.trim()) found.login = say("signIn.needLogin");
    if (!password) found.password = say("signIn.needPassword");
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const reply = await api.post<Session>("/api/session", { login: login.trim(), password }, { id: newId() });
    setBusy(false);
    if (reply.ok) onSession(reply.value);
    else setErrors({ form: refusalText(reply) });
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="c-form" noValidate>
      {errors.form ? (
        <p role="alert" className="c-problem">
          {errors.form}
        </p>
      ) : null}
      <Field label={say("signIn.login")} error={errors.login} required>
        <TextInput value={login} onChange={setLogin} autoComplete="username" autoFocus={!known} />
      </Field>
      <Field label={say("signIn.password")} error={errors.password} required>
        <TextInput type="password" value={password} onChange={setPassword} autoComplete="current-password" autoFocus={Boolean(known)} />
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {busy ? say("signIn.working") : say("signIn.submit")}
      </Button>
    </form>
  );
}

export function PasswordForm({ api, onDone }: { api: Api; onDone: () => void }) {
  const say = useSay(shellWords);
  const [value, setValue] = useState({ current: "", next: "", again: "" });
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found: Errors = {};
    if (!value.current) found.current = say("signIn.needPassword");
    if (value.next.length < 10) found.next = say("password.short");
    if (value.next !== value.again) found.again = say("password.differ");
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const reply = await api.post("/api/session/password", { current: value.current, next: value.next }, { id: newId() });
    setBusy(false);
    if (!reply.ok) return setErrors({ form: refusalText(reply) });
    showToast({ tone: "good", text: say("password.done") });
    onDone();
  };
  const input = (name: "current" | "next" | "again") => (
    <TextInput
      type="password"
      value={value[name]}
      onChange={(text) => setValue((before) => ({ ...before, [name]: text }))}
      autoComplete={name === "current" ? "current-password" : "new-password"}
    />
  );
  return (
    <form onSubmit={(event) => void submit(event)} className="c-form" noValidate>
      {errors.form ? (
        <p role="alert" className="c-problem">
          {errors.form}
        </p>
      ) : null}
      <Field label={say("password.current")} error={errors.current} required>
        {input("current")}
      </Field>
      <Field label={say("password.next")} hint={say("password.rule")} error={errors.next} required>
        {input("next")}
      </Field>
      <Field label={say("password.again")} error={errors.again} required>
        {input("again")}
      </Field>
      <Button type="primary" htmlType="submit" loading={busy}>
        {say("password.save")}
      </Button>
    </form>
  );
}

type PageProps = { api: Api; offered: Offered | null; onSession: (session: Session) => void; onLanguage: () => void };

export function SignInPage({ api, offered, onSession, onLanguage }: PageProps) {
  const say = useSay(shellWords);
  return (
    <main className="c-door">
      <section>
        <p className="c-door-mark">
          {say("shell.product")} {say("shell.product") === "足迹" ? <span lang="en">ZUJI</span> : null}
        </p>
        <h1>{say("signIn.title")}</h1>
        <Provider api={api} />
        <SignInForm key={offered?.login} api={api} offered={offered} onSession={onSession} />
        <button type="button" className="c-link" onClick={onLanguage}>
          {say("shell.language")}
        </button>
      </section>
    </main>
  );
}

const PROBLEMS: Readonly<Record<string, "signOn.unknown" | "signOn.other" | "signOn.failed" | "signOn.away">> = {
  "access.sign-on-unknown": "signOn.unknown",
  "access.sign-on-other": "signOn.other",
  "access.sign-on-away": "signOn.away",
};

/** The city's own sign-on, where there is one, and what it said when it sent somebody back. */
function Provider({ api }: { api: Api }) {
  const say = useSay(shellWords);
  const [there, setThere] = useState(false);
  const problem = new URLSearchParams(window.location.search).get("problem");
  useEffect(() => {
    void api.get<{ there: boolean }>("/api/session/sign-on").then((reply) => setThere(reply.ok && reply.value.there));
  }, [api]);
  return (
    <>
      {problem ? (
        <p role="alert" className="c-problem">
          {say(PROBLEMS[problem] ?? "signOn.failed")}
        </p>
      ) : null}
      {there ? (
        <p>
          <Button size="large" block href="/api/session/sign-on/start">
            {say("signOn.go")}
          </Button>
        </p>
      ) : null}
    </>
  );
}

export function FirstPasswordPage({ api, onDone }: { api: Api; onDone: () => void }) {
  const say = useSay(shellWords);
  return (
    <main className="c-door">
      <section>
        <h1>{say("password.title")}</h1>
        <p className="c-muted">{say("password.why")}</p>
        <PasswordForm api={api} onDone={onDone} />
      </section>
    </main>
  );
}

export function SignInAgain({ api, session, onSession }: { api: Api; session: Session; onSession: (session: Session) => void }) {
  const say = useSay(shellWords);
  return (
    <Dialog title={say("signIn.again")}>
      <p className="c-muted">{say("signIn.kept")}</p>
      <SignInForm api={api} login={session.account.login} onSession={onSession} />
    </Dialog>
  );
}
