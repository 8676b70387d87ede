/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { isOpen, useField, useSay } from "#web/field";
import { installer, useInstall } from "./install.ts";
import { appWords } from "./words.ts";

function SignOut() {
  const { engine, state, go } = useField();
  const say = useSay(appWords);
  const leave = (keep: boolean): void => void engine.signOut(keep).then(() => go("/"));
  const [asking, setAsking] = useState(false);
  const left = state.items.filter(isOpen).length;
  if (!asking)
    return (
      <button type="button" class="f-button f-wide" onClick={() => (left > 0 ? setAsking(true) : leave(false))}>
        {say("me.signOut")}
      </button>
    );
  return (
    <section class="f-card warn" role="alertdialog" aria-label={say("me.signOut")}>
      <h2>{say("me.left", { n: left })}</h2>
      <p>{say("me.left.words")}</p>
      <div class="f-column">
        <button
          type="button"
          class="f-button primary"
          onClick={() => {
            setAsking(false);
            void engine.retry();
          }}
        >
          {say("me.left.send")}
        </button>
        <button type="button" class="f-button" onClick={() => leave(true)}>
          {say("me.left.keep")}
        </button>
        <button type="button" class="f-button quiet" onClick={() => setAsking(false)}>
          {say("me.stay")}
        </button>
      </div>
    </section>
  );
}

export function MePage() {
  const { engine, state } = useField();
  const say = useSay(appWords);
  const { state: install } = useInstall();
  const [persisted, setPersisted] = useState<boolean | null>(null);
  useEffect(() => void navigator.storage?.persisted?.().then(setPersisted), []);
  return (
    <>
      <h1>{say("me.title")}</h1>
      <p class="f-lead">{state.account?.name}</p>
      <div class="f-column">
        <button
          type="button"
          class="f-button"
          lang={state.language === "zh" ? "en" : "zh-CN"}
          onClick={() => void engine.set({ language: state.language === "zh" ? "en" : "zh" })}
        >
          {say("me.language")}
        </button>
        <button type="button" class="f-button" aria-pressed={state.large} onClick={() => void engine.set({ large: !state.large })}>
          {say(state.large ? "me.large.off" : "me.large")}
        </button>
        {install === "offered" ? (
          <button type="button" class="f-button primary" onClick={() => void installer.ask()}>
            {say("me.install")}
          </button>
        ) : null}
      </div>
      <section class="f-card">
        <h2>{say("me.data")}</h2>
        <p>{say("me.data.words", { days: state.keepDays })}</p>
        <p>{say("me.lost")}</p>
        {install === "menu" ? <p>{say("install.menu")}</p> : null}
        <p class="f-hint">{persisted === null ? "" : say(persisted ? "me.persisted" : "me.not-persisted")}</p>
      </section>
      <SignOut />
    </>
  );
}
