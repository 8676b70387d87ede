import { useEffect, useState } from "react";
import { useConsole, useSay } from "./app.tsx";
import { Icon } from "./icon.tsx";
import { newId } from "./ids.ts";
import { consoleWords } from "./words.ts";
import { aside, comma } from "#web/words";

type Other = { id: string; name: string; unit: { zh: string; en: string } | null };

const BEAT_MS = 10_000;
const NAMED = 3;

/** Goes out although the page is going away; when it is lost, the lease on the server runs out by itself. */
const leave = (path: string): void =>
  void fetch(path, {
    method: "POST",
    keepalive: true,
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ leaving: true }),
  }).catch(() => null);

/** Others who have the record open now. A page in the background looks at nothing, so it counts as closed. */
function useOthersHere(path: string): readonly Other[] {
  const { api } = useConsole();
  const [others, setOthers] = useState<readonly Other[]>([]);
  useEffect(() => {
    let open = true;
    const beat = async () => {
      if (!open || document.hidden) return;
      const reply = await api.post<{ others: readonly Other[] }>(path, {}, { id: newId() });
      // A look that failed says nothing about the others, and the page's own reads tell when the network is gone.
      if (open) setOthers(reply.ok ? reply.value.others : []);
      else leave(path);
    };
    const turn = () => {
      if (document.hidden) leave(path);
      else void beat();
    };
    const away = () => leave(path);
    void beat();
    const timer = setInterval(() => void beat(), BEAT_MS);
    document.addEventListener("visibilitychange", turn);
    window.addEventListener("pagehide", away);
    return () => {
      open = false;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", turn);
      window.removeEventListener("pagehide", away);
      leave(path);
    };
  }, [api, path]);
  return others;
}

/** "Lu Min is looking at this too": so that two people do not do one thing twice. Nothing of it is kept. */
export function AlsoHere({ kind, home, id }: { kind: string; home: string; id: string }) {
  const say = useSay(consoleWords);
  const { language } = useConsole();
  const others = useOthersHere(`/api/presence/${kind}/${home}/${id}`);
  const named = others.slice(0, NAMED).map(({ name }) => name);
  const names = named.join(comma(language));
  const rest = others.length - named.length;
  const text = rest > 0 ? say("console.alsoHereMore", { names, n: rest }) : say("console.alsoHere", { names });
  const units = others.map(({ name, unit }) => (unit ? name + aside(unit[language], language) : name)).join("\n");
  return (
    <span role="status" className="c-also" title={others.length > 0 ? `${units}\n${say("console.alsoHereWhy")}` : undefined}>
      {others.length > 0 ? (
        <>
          <Icon name="eye" size={14} /> {text}
        </>
      ) : null}
    </span>
  );
}
