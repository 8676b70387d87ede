import { useQuery } from "@tanstack/react-query";
import { Dialog, instant, isStatus, orThrow, ReadProblem, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { ActRow, ErasedRecord } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import type { Erasures } from "../erasures.ts";

/** The proofs of what a person's asking erased, for the officer who is asked about it: how much of what, and where the log says so. */
export function ErasureDialog({ act, close }: { act: ActRow; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["privacy-erasure", act.id, act.n],
    queryFn: async () => {
      const record = orThrow(await api.get<ErasedRecord>(`/api/privacy/acts/${act.home}/${act.id}/${act.n}`));
      return { record, told: orThrow(await api.get<Erasures>(`/api/erasures/${record.home}/${record.id}`)) };
    },
    retry: false,
  });
  const { record, told } = read.data ?? {};
  return (
    <Dialog title={say("erasure")} onClose={close}>
      {read.isPending ? <Waiting /> : null}
      {read.error ? (
        isStatus(read.error, 404) ? (
          <p>{say("erasure.none")}</p>
        ) : (
          <ReadProblem error={read.error} retry={() => void read.refetch()} />
        )
      ) : null}
      {record && told ? (
        <>
          <p>
            {record.kindTitle[language]} <span className="c-mono">{record.number}</span>
          </p>
          {told.statements.map((one) => (
            <dl className="c-dl" key={one.digest}>
              <div>
                <dt>{say("col.when")}</dt>
                <dd>{instant(one.at, language)}</dd>
              </div>
              <div>
                <dt>{say("acts.erased")}</dt>
                <dd>
                  {Object.entries(one.counts)
                    .map(([code, n]) => `${told.purposes.find((purpose) => purpose.code === code)?.[language] ?? code} ${n}`)
                    .join(language === "zh" ? "；" : "; ")}
                </dd>
              </div>
              <div>
                <dt>{say("erasure.key")}</dt>
                <dd>{say(one.keys > 0 ? "erasure.key.gone" : "erasure.key.kept")}</dd>
              </div>
              <div>
                <dt>{say("erasure.digest")}</dt>
                <dd className="c-mono" style={{ overflowWrap: "anywhere" }}>
                  {one.digest}
                </dd>
              </div>
              <div>
                <dt>{say("erasure.log")}</dt>
                <dd>
                  {one.proof.sealed
                    ? say("erasure.at", { log: one.proof.sealed.log, n: one.proof.sealed.index + 1 })
                    : say("erasure.waiting")}
                </dd>
              </div>
            </dl>
          ))}
          <p>
            <a href={`/erased/${record.home}/${record.id}`} target="_blank" rel="noreferrer">
              {say("erasure.page")}
            </a>
          </p>
        </>
      ) : null}
    </Dialog>
  );
}
