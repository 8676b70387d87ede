import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Go, Icon, newId, orThrow, shortInstant, useConsole, useLanguage, useSay } from "#web/console";
import { shellWords } from "./words.ts";

type NoticeRow = { id: string; text: string; link: string | null; at: string; read: boolean };

/** What the city tells this person: reminders, supervision, answers. Opening the list counts as reading it. */
export function Notices() {
  const say = useSay(shellWords);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ["notices"],
    queryFn: async () => orThrow(await api.get<{ notices: readonly NoticeRow[] }>("/api/notices")).notices,
    refetchInterval: 60_000,
  });
  const unread = (data ?? []).filter((notice) => !notice.read).length;
  const toggle = async () => {
    setOpen(!open);
    if (open || unread === 0) return;
    const reply = await api.post("/api/notices/reading", {}, { id: newId() });
    // The marks stay while the list is open; the count goes.
    if (reply.ok) setTimeout(() => void client.invalidateQueries({ queryKey: ["notices"] }), 4000);
  };
  const label = say("shell.notices", { n: unread });
  return (
    <div
      className="c-account"
      onKeyDown={(event) => (event.key === "Escape" ? setOpen(false) : undefined)}
      onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : setOpen(false))}
    >
      <button type="button" className="c-plain" aria-expanded={open} title={label} onClick={() => void toggle()}>
        <Icon name="bell" label={label} />
        {unread > 0 ? <span className="c-badge">{unread}</span> : null}
      </button>
      {open ? (
        <ul className="c-menu c-notices">
          {(data ?? []).length === 0 ? <li className="c-muted">{say("shell.noNotices")}</li> : null}
          {(data ?? []).map((notice) => (
            <li key={notice.id} className={notice.read ? "c-muted" : undefined}>
              {notice.link?.startsWith("/console/") ? (
                <Go to={notice.link.slice("/console".length)} onClick={() => setOpen(false)}>
                  {notice.text}
                </Go>
              ) : (
                notice.text
              )}
              <time dateTime={notice.at} className="c-muted">
                {" "}
                {shortInstant(notice.at, language)}
              </time>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
