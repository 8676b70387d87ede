import { Empty, Go, Page, useConsole, useSay } from "#web/console";
import { defineWords } from "#web/words";
import { useShell } from "./shell-context.ts";

const words = defineWords({
  title: { zh: "您现在没有岗位", en: "You hold no role now" },
  why: {
    zh: "账号 {login} 已登录，但没有在任的岗位，所以没有要办的事。新账号要等管理员授予岗位；岗位或委托到期后也会这样。请联系本单位的系统管理员，授予后点「再看一次」就能用。",
    en: "You are signed in as {login}, but hold no role, so nothing waits for you. A new account waits for its administrator to give it one; a role or a delegation that has ended looks the same. Ask your unit's administrator; once it is given, “Look again” is enough.",
  },
  again: { zh: "再看一次", en: "Look again" },
  people: { zh: "看我的岗位记录", en: "My entry in the register" },
});

/** A new account before its first role, and one whose last role has ended: what that means, and what to do about it. */
export function WithoutRole() {
  const say = useSay(words);
  const { session } = useConsole();
  const { renew } = useShell();
  return (
    <Page title={say("title")}>
      <Empty text={say("why", { login: session.account.login })}>
        <button type="button" className="c-link" onClick={() => void renew()}>
          {say("again")}
        </button>
        <Go to="/people">{say("people")}</Go>
      </Empty>
    </Page>
  );
}
