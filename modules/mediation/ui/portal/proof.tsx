/** @jsxImportSource preact */
import {
  Card,
  logNames,
  Notice,
  receiptFile,
  receiptPage,
  sayInstant,
  withQuery,
  type LogNames,
  type Outcome,
  type Visit,
} from "#web/parts";
import type { EventProof } from "#web/proof";
import { speaker, type Language, type Words } from "#web/words";
import type { OwnProofs } from "../../contract.ts";
import { eventWords } from "../../event-words.ts";
import { portalWords } from "../portal-words.ts";
import { bearerOf, ownPath } from "./act.ts";

type Step = OwnProofs["steps"][number];
type Asked = { listed: OwnProofs; step: Step; proof: EventProof; logs: LogNames };

const stepName = (type: string, language: Language): string => speaker<Words>(eventWords, language)(type);
const at = ({ params }: Visit): string => `/api/mediation/own/${params["home"]}/${params["id"]}/${params["party"]}/proofs`;

/** The step asked for, else the newest. */
async function ask(visit: Visit): Promise<Asked | Outcome> {
  const say = speaker(portalWords, visit.language);
  const { secret } = bearerOf(visit);
  const none = (message: string, status: number): Outcome => ({
    kind: "page",
    status,
    title: say("proof"),
    body: <Notice tone="warn" title={message} />,
  });
  const listed = await visit.api.get<OwnProofs>(at(visit), { secret });
  if (!listed.ok) return none(listed.refusal.message, listed.status);
  const step = listed.value.steps.find(({ seq }) => String(seq) === visit.request.query["step"]) ?? listed.value.steps.at(-1);
  if (!step) return none(say("proof.none"), 200);
  const proof = await visit.api.get<EventProof>(`${at(visit)}/${step.seq}`, { secret });
  return proof.ok
    ? { listed: listed.value, step, proof: proof.value, logs: await logNames(visit) }
    : none(proof.refusal.message, proof.status);
}

/** /mediation/{home}/{id}/{party}/{secret}/proof: what a party did, and what binds both, stands in the public log as it was. */
export async function visitOwnProof(visit: Visit): Promise<Outcome> {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const asked = await ask(visit);
  if ("kind" in asked) return asked;
  const { listed, step } = asked;
  const here = `${ownPath(visit)}/proof`;
  const page = receiptPage(visit, {
    ...asked,
    number: listed.number,
    title: say("proof"),
    lead: say("proof.lead"),
    facts: [
      { term: say("proof.step"), value: stepName(step.type, language) },
      { term: say("proof.when"), value: sayInstant(step.at, language, today) },
    ],
    data: `${at(visit)}/${step.seq}#secret=${encodeURIComponent(bearerOf(visit).secret)}`,
    here: withQuery(here, { step: String(step.seq) }),
    file: withQuery(`${here}.json`, { step: String(step.seq) }),
    back: { href: ownPath(visit), words: say("proof.back") },
  });
  if (page.kind !== "page") return page;
  const others = listed.steps.filter(({ seq }) => seq !== step.seq);
  return {
    ...page,
    headers: { "referrer-policy": "no-referrer" },
    body: (
      <>
        {page.body}
        {others.length === 0 ? null : (
          <Card title={say("proof.others")}>
            <ul>
              {others.map((one) => (
                <li key={one.seq}>
                  <a href={withQuery(here, { step: String(one.seq) })}>{stepName(one.type, language)}</a>{" "}
                  <span class="meta">{sayInstant(one.at, language, today)}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </>
    ),
  };
}

export async function visitOwnProofFile(visit: Visit): Promise<Outcome> {
  const asked = await ask(visit);
  return "kind" in asked ? asked : receiptFile({ ...asked, number: asked.listed.number });
}
