import { ShownOnce, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

/** The secret, this once. */
export function SecretOnce({ secret, close }: { secret: string; close: () => void }) {
  const say = useSay(consoleWords);
  const words = {
    title: say("hook.page"),
    once: say("hook.once"),
    copy: say("hook.copy"),
    copied: say("hook.copied"),
    done: say("hook.close"),
  };
  return <ShownOnce secret={secret} words={words} close={close} />;
}
