/** @jsxImportSource preact */
import type { EventProof } from "#web/proof";
import { logNames, receiptFile, receiptPage, type LogNames, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { FollowView } from "../../contract.ts";
import { notFoundPage } from "./follow.tsx";
import { sayNumber } from "./limits.ts";
import { proofWords } from "./proof-words.ts";

type Asked = { proof: EventProof; view: FollowView; logs: LogNames };

async function ask(visit: Visit): Promise<Asked | { status: number; message: string }> {
  const { api, params } = visit;
  const { home = "", id = "", secret = "" } = params;
  const view = await api.get<FollowView>(`/api/incidents/followed/${home}/${id}`, { secret });
  if (!view.ok) return { status: view.status, message: view.refusal.message };
  const proof = await api.get<EventProof>(`/api/incidents/proof/${home}/${id}`, { secret });
  if (!proof.ok) return { status: proof.status, message: proof.refusal.message };
  return { proof: proof.value, view: view.value, logs: await logNames(visit) };
}

/** /f/{home}/{id}/{secret}/proof: what proves one's own report, to read, to keep and to check on the phone itself. */
export async function visitProof(visit: Visit): Promise<Outcome> {
  const { language, params } = visit;
  const say = speaker(proofWords, language);
  const asked = await ask(visit);
  if (!("proof" in asked)) return notFoundPage(visit, asked.status, asked.message);
  const { home = "", id = "", secret = "" } = params;
  const follow = `/f/${home}/${id}/${secret}`;
  return receiptPage(visit, {
    ...asked,
    number: sayNumber(asked.view.number),
    title: say("title"),
    lead: say("lead"),
    data: `/api/incidents/proof/${home}/${id}#secret=${encodeURIComponent(secret)}`,
    here: `${follow}/proof`,
    file: `${follow}/proof.json`,
    back: { href: follow, words: say("back") },
  });
}

/** /f/{home}/{id}/{secret}/proof.json: the receipt as a file, with the keys that signed it. */
export async function visitProofFile(visit: Visit): Promise<Outcome> {
  const asked = await ask(visit);
  return "proof" in asked ? receiptFile({ ...asked, number: asked.view.number }) : notFoundPage(visit, asked.status, asked.message);
}
