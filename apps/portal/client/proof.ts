import { checkProof, needsCommercial, type EventProof } from "../../../web/proof/index.ts";
import { unlogged } from "../../../web/live/index.ts";
import { commercialMeans } from "./commercial.ts";
import { checkOnPress } from "./checked.ts";
import { sayFrom } from "./dom.ts";

async function textOf(address: string): Promise<string> {
  const { url, headers } = unlogged(address);
  const answer = await fetch(url, { headers, credentials: "same-origin" });
  if (!answer.ok) throw new Error(url);
  return answer.text();
}

/** Checks the proof of a report on this phone: nothing is asked of the server but what it publishes to everybody. */
export function start(element: HTMLElement): void {
  const say = sayFrom(element);
  checkOnPress(element, say, async () => {
    const proof = JSON.parse(await textOf(element.dataset["proof"] ?? "")) as EventProof;
    const { sealed } = proof;
    if (!sealed) return [{ words: say("waiting"), good: null }];
    const [checkpoint, text] = await Promise.all([
      textOf(`/log/${sealed.log}/checkpoint/${sealed.size}`),
      textOf(`/log/${sealed.log}/keys`),
    ]);
    const keys = text.split("\n");
    const found = await checkProof(proof, { checkpoint, keys }, await commercialMeans(needsCommercial(proof, keys)));
    const all = found.event && found.published && found.included && found.signature !== false;
    return [
      { words: say(found.event ? "event" : "event-wrong"), good: found.event },
      {
        words: say(found.included && found.published ? "included" : "included-wrong", { size: sealed.size }),
        good: found.included && found.published,
      },
      { words: say(found.signature === null ? "unsigned" : found.signature ? "signature" : "signature-wrong"), good: found.signature },
      { words: say(all ? "all" : "wrong"), good: all },
    ];
  });
}
