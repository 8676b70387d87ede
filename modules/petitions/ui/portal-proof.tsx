/** @jsxImportSource preact */
import { logNames, Notice, receiptFile, receiptPage, type LogNames, type Outcome, type Visit } from "#web/parts";
import type { EventProof } from "#web/proof";
import { speaker } from "#web/words";
import { portalWords } from "./portal-words.ts";

type Asked = { proof: EventProof & { number: string }; logs: LogNames };

async function ask(visit: Visit): Promise<Asked | Outcome> {
  const { home = "", id = "", secret = "" } = visit.params;
  const proof = await visit.api.get<EventProof & { number: string }>(`/api/petitions/proof/${home}/${id}`, { secret });
  if (proof.ok) return { proof: proof.value, logs: await logNames(visit) };
  const title = speaker(portalWords, visit.language)("proof");
  return { kind: "page", status: proof.status, title, body: <Notice tone="warn" title={proof.refusal.message} /> };
}

/** /petition/{home}/{id}/{secret}/proof: that the petition stands in the public log as it was brought. */
export async function visitPetitionProof(visit: Visit): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const asked = await ask(visit);
  if ("kind" in asked) return asked;
  const { home = "", id = "", secret = "" } = visit.params;
  const follow = `/petition/${home}/${id}/${secret}`;
  return receiptPage(visit, {
    ...asked,
    number: asked.proof.number,
    title: say("proof"),
    lead: say("proof.lead"),
    data: `/api/petitions/proof/${home}/${id}#secret=${encodeURIComponent(secret)}`,
    here: `${follow}/proof`,
    file: `${follow}/proof.json`,
    back: { href: follow, words: say("proof.back") },
  });
}

export async function visitPetitionProofFile(visit: Visit): Promise<Outcome> {
  const asked = await ask(visit);
  if ("kind" in asked) return asked;
  const { number, ...proof } = asked.proof;
  return receiptFile({ proof, logs: asked.logs, number });
}
