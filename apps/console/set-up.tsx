import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { Field, newId, refusalText, TextInput, useSay, type Session } from "#web/console";
import type { Api } from "#web/client";
import { shellWords } from "./words.ts";

/** The one-time link of an empty city leads here: the secret stands behind the #, so it reaches no log. */
export function SetUpPage({ api, onSession }: { api: Api; onSession: (session: Session) => void }) {
  const say = useSay(shellWords);
  const [token] = useState(() => window.location.hash.slice(1));
  const [typed, setTyped] = useState({ login: "", name: "", password: "", again: "" });
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.password.length < 10) return setError(say("password.short"));
    if (typed.password !== typed.again) return setError(say("password.differ"));
    setBusy(true);
    const reply = await api.post<Session>(
      "/api/session/setup",
      { token, login: typed.login.trim(), name: typed.name.trim(), password: typed.password },
      { id: newId() },
    );
    setBusy(false);
    if (!reply.ok) return setError(refusalText(reply));
    // A new city begins with its areas; the page says what comes after them.
    window.history.replaceState(null, "", "/console/areas");
    onSession(reply.value);
  };
  const set = (name: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  return (
    <main className="c-door">
      <section>
        <h1>{say("setUp.title")}</h1>
        <p className="c-muted">{say("setUp.why")}</p>
        <form className="c-form" onSubmit={(event) => void submit(event)} noValidate>
          {error ? (
            <p role="alert" className="c-problem">
              {error}
            </p>
          ) : null}
          <Field label={say("signIn.login")} required>
            <TextInput value={typed.login} onChange={set("login")} autoComplete="username" />
          </Field>
          <Field label={say("setUp.name")} required>
            <TextInput value={typed.name} onChange={set("name")} autoComplete="name" />
          </Field>
          <Field label={say("signIn.password")} hint={say("password.rule")} required>
            <TextInput type="password" value={typed.password} onChange={set("password")} autoComplete="new-password" />
          </Field>
          <Field label={say("password.again")} required>
            <TextInput type="password" value={typed.again} onChange={set("again")} autoComplete="new-password" />
          </Field>
          <Button type="primary" htmlType="submit" loading={busy}>
            {say("setUp.submit")}
          </Button>
        </form>
      </section>
    </main>
  );
}
