import { useState } from "react";
import { Dialog, Go, Icon, useConsole, useSay } from "#web/console";
import { MailNotices } from "./mail-notices.tsx";
import { useShell } from "./shell-context.ts";
import { PasswordForm } from "./sign-in.tsx";
import { shellWords } from "./words.ts";

/** What somebody does with their own account: password, phones, second factor, mails, language, leaving. */
export function AccountMenu() {
  const say = useSay(shellWords);
  const { session, api } = useConsole();
  const shell = useShell();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  const [mailing, setMailing] = useState(false);
  return (
    <div
      className="c-account"
      onKeyDown={(event) => (event.key === "Escape" ? setOpen(false) : undefined)}
      onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : setOpen(false))}
    >
      <button type="button" className="c-plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="user" label={say("shell.account")} /> <span className="c-wide-only">{session.account.name}</span>
      </button>
      {open ? (
        <ul className="c-menu">
          <li className="c-muted">{session.account.name}</li>
          <li>
            <button type="button" onClick={() => setChanging(true)}>
              {say("shell.changePassword")}
            </button>
          </li>
          <li>
            <Go to="/my-devices" onClick={() => setOpen(false)}>
              {say("devices.title")}
            </Go>
          </li>
          <li>
            <Go to="/my-second-factor" onClick={() => setOpen(false)}>
              {say("second.title")}
            </Go>
          </li>
          <li>
            <button type="button" onClick={() => setMailing(true)}>
              {say("shell.mailNotices")}
            </button>
          </li>
          <li className="c-narrow-only">
            <button type="button" onClick={shell.changeLanguage}>
              {say("shell.language")}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => void shell.signOut()}>
              {say("shell.signOut")}
            </button>
          </li>
        </ul>
      ) : null}
      {mailing ? (
        <Dialog title={say("shell.mailNotices")} onClose={() => setMailing(false)}>
          <MailNotices />
        </Dialog>
      ) : null}
      {changing ? (
        <Dialog title={say("password.change")} onClose={() => setChanging(false)}>
          <PasswordForm api={api} onDone={() => setChanging(false)} />
        </Dialog>
      ) : null}
    </div>
  );
}
