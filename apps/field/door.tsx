/** @jsxImportSource preact */
import type { Offered } from "#web/client";
import { useField, useSay } from "#web/field";
import { appWords } from "./words.ts";

import { OneField, TwoFields } from "./door-fields.tsx";

/** Between the password and the app: the code, or where an authenticator is bound. */
export function Second() {
  const { engine, state } = useField();
  const say = useSay(appWords);
  const enrol = state.second === "enrol";
  return (
    <>
      <p class="f-lead">{say(enrol ? "second.enrol" : "second.lead")}</p>
      {enrol ? null : (
        <OneField
          name="second"
          label={say("second.code")}
          code
          submit={say("second.go")}
          send={async (typed) => {
            const answer = await engine.giveSecond(typed);
            return answer.ok ? null : answer.message || say("door.offline");
          }}
        />
      )}
      <p>
        <button type="button" class="f-link" onClick={() => void engine.giveSecond(null)}>
          {say("second.back")}
        </button>
      </p>
    </>
  );
}

export function SignIn({ login = "", password = "" }: Partial<Offered>) {
  const { engine, state } = useField();
  const say = useSay(appWords);
  if (state.second !== "none") return <Second />;
  return (
    <TwoFields
      labels={[say("door.login"), say("door.password")]}
      types={["username", "current-password"]}
      initial={[login, password]}
      submit={say("door.submit")}
      send={({ first, second }) => engine.signIn(first, second)}
    />
  );
}

/** Before anything else: who is it? Needs the network this once. */
export function Door({ offered }: { offered: Offered | null }) {
  const { engine, state } = useField();
  const say = useSay(appWords);
  if (state.phase === "starting") return null;
  return (
    <section class="f-door">
      <p class="f-brand">{say("brand")}</p>
      {state.shutOut ? (
        <p class="f-card danger" role="alert">
          {say("door.shut")}
        </p>
      ) : null}
      <h1>
        {say(
          state.second !== "none"
            ? "second.title"
            : state.mustChange
              ? "change.title"
              : state.phase === "locked"
                ? "door.locked"
                : "door.title",
        )}
      </h1>
      {state.second !== "none" ? (
        <Second />
      ) : state.mustChange ? (
        <TwoFields
          key="change"
          labels={[say("change.current"), say("change.next")]}
          types={["current-password", "new-password"]}
          initial={["", ""]}
          submit={say("change.save")}
          send={({ first, second }) => engine.changePassword(first, second)}
        />
      ) : (
        <>
          <p class="f-lead">{state.phase === "locked" ? say("door.locked.words", { n: state.sealed }) : say("door.why")}</p>
          <SignIn key={offered?.login ?? "door"} {...(offered ?? { login: state.account?.login ?? "" })} />
        </>
      )}
      {state.left.map(({ name, count }) => (
        <p key={name} class="f-card">
          {say("door.left", { name, n: count })}
        </p>
      ))}
      <button
        type="button"
        class="f-link"
        lang={state.language === "zh" ? "en" : "zh-CN"}
        onClick={() => void engine.set({ language: state.language === "zh" ? "en" : "zh" })}
      >
        {say("me.language")}
      </button>
    </section>
  );
}
