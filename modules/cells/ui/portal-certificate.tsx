/** @jsxImportSource preact */
import { Card, Facts, Notice, QrCode, TextField, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { PublicRow } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { certificatePage } from "./portal-shared.tsx";
import { factsOf } from "./portal-title.tsx";

const VERDICTS = { awarded: "verify.good", warned: "verify.warned", publicised: "verify.ended", revoked: "verify.ended", expired: "verify.ended", renewed: "verify.renewed" } as const; // prettier-ignore

export async function visitCertificate(visit: Visit): Promise<Outcome> {
  const { api, language, params, request } = visit;
  const say = speaker(portalWords, language);
  const number = (params["number"] ?? request.query["number"] ?? "").trim().slice(0, 60);
  const found = number.length < 4 ? null : await api.get<PublicRow>(`/api/cells/certificates/${encodeURIComponent(number)}`);
  const row = found?.ok ? found.value : null;
  const tone = row?.state === "awarded" ? "good" : "warn";
  return {
    kind: "page",
    title: say("verify"),
    status: found && !found.ok ? found.status || 503 : 200,
    body: (
      <>
        <h1>{say("verify")}</h1>
        {found && !found.ok ? <Notice tone="warn" title={found.refusal.message} /> : null}
        {row ? (
          <>
            <Notice tone={tone} title={say(VERDICTS[row.state])} />
            {row.demo ? <p class="meta">{say("demo")}</p> : null}
            <Card>
              <Facts rows={factsOf(row, say, language)} />
            </Card>
            {row.next ? (
              <p>
                <a href={certificatePage(row.next)}>{say("verify.next", { number: row.next })}</a>
              </p>
            ) : null}
            {(row.papers ?? []).map((paper) => (
              <p key={paper.id}>
                <a href={`/api/documents/${paper.home}/${paper.id}/file`}>
                  {say("verify.paper", { title: paper[language], number: paper.number })}
                </a>
              </p>
            ))}
            <QrCode text={`${request.origin}${certificatePage(row.certificate ?? "")}`} label={say("verify.code")} />
            <p class="meta">{say("verify.print")}</p>
          </>
        ) : (
          <form method="get" action="/cells/certificate">
            <p>{say("verify.lead")}</p>
            <TextField name="number" label={say("verify.number")} hint={say("verify.hint")} maxlength={60} value={number} />
            <p class="actions">
              <button type="submit" class="button primary">
                {say("verify.do")}
              </button>
            </p>
          </form>
        )}
      </>
    ),
  };
}
