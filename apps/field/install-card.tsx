/** @jsxImportSource preact */
import { useSay } from "#web/field";
import { installer, useInstall } from "./install.ts";
import { appWords } from "./words.ts";

/** Under today's list, once there is one: the icon on the home screen, asked for once. */
export function InstallCard() {
  const say = useSay(appWords);
  const { state, putOff } = useInstall();
  if (state !== "offered" || putOff) return null;
  return (
    <section class="f-card" aria-labelledby="install-title">
      <h2 id="install-title">{say("me.install")}</h2>
      <p>{say("install.words")}</p>
      <div class="f-row">
        <button type="button" class="f-button primary" onClick={() => void installer.ask()}>
          {say("install.go")}
        </button>
        <button type="button" class="f-button quiet" onClick={installer.later}>
          {say("install.later")}
        </button>
      </div>
    </section>
  );
}
