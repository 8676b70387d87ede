import { useQuery } from "@tanstack/react-query";
import { instant, orThrow, ReadProblem, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { Opened } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { portalWords } from "../portal-words.ts";

export const sortName = (sort: string, language: "zh" | "en"): string =>
  portalWords[`sort.${sort}` as keyof typeof portalWords]?.[language] ?? sort;

/** What was opened, while it is open: asked for once, since every asking is a footprint. */
export function OpenedFields({ of, close }: { of: { home: string; id: string }; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["glass", "opened", of.id],
    queryFn: async () => orThrow(await api.get<Opened>(`/api/glass/${of.home}/${of.id}`)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  return (
    <section className="c-card" aria-live="polite">
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data ? (
        <>
          <h2>
            {read.data.kindTitle[language]} {read.data.number}
          </h2>
          <p className="c-muted">{say("view.until", { until: instant(read.data.until, language) })}</p>
          <dl className="c-dl">
            {read.data.fields.map((one) => (
              <div key={one.field}>
                <dt>{sortName(one.sort, language)}</dt>
                <dd>{one.text}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      <button type="button" className="c-link" onClick={close}>
        {say("view.hide")}
      </button>
    </section>
  );
}
