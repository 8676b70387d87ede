import { useEffect, useEffectEvent } from "react";
import { showToast, useSay } from "#web/console";
import type { QueueRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { StepDrawer } from "./step-drawer.tsx";
import { asksNothing, offersOf, type StepName } from "./steps.ts";
import { useTakeAtOnce } from "./take-step.ts";
import { useCase } from "./wire.ts";

/** A step asked for from the queue by key: the preferred one when the server allows it, else the first that it does. */
export type QuickAsk = { row: QueueRow; prefer: readonly StepName[] };

export function QuickStep({ ask, close }: { ask: QuickAsk; close: () => void }) {
  const say = useSay(consoleWords);
  const { data, error } = useCase(ask.row.home, ask.row.id);
  const offers = data ? offersOf(data.may, data.handler !== null) : [];
  const offer = ask.prefer.length > 0 ? offers.find((one) => ask.prefer.includes(one.step)) : offers[0];
  const nothing = (data !== undefined && !offer) || error !== null;
  const tell = useEffectEvent(() => {
    showToast({ tone: "plain", text: say("key.nothing") });
    close();
  });
  useEffect(() => {
    if (nothing) tell();
  }, [nothing]);
  const takeAtOnce = useTakeAtOnce();
  const atOnce = offer !== undefined && asksNothing(offer);
  const take = useEffectEvent(() => {
    if (data && offer) takeAtOnce(data, offer);
    close();
  });
  useEffect(() => {
    if (atOnce) take();
  }, [atOnce]);
  return data && offer && !atOnce ? <StepDrawer row={data} offer={offer} close={close} /> : null;
}
