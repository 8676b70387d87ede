import type { Category } from "../contract.ts";

type Part = { zh: string; en: string };

/** Groups of domain.md §5 in which somebody asks for something, and where people are at odds. */
const DISPUTES = "01";
const SERVICES: readonly string[] = ["11", "13", "15"];

const calls = (number: string): Part => ({
  zh: `先打 ${number}，退到安全处等人来，只登记已移交；不处置、不追赶、不问案情。`,
  en: `Calls ${number} first, waits where it is safe, records only that it was handed over. Does not act, follow anybody or ask into the case.`,
});
const quiet: Part = {
  zh: "告诉对方能求助的电话，马上上报；不追问、不拍人、不告诉别人。",
  en: "Says whom they can turn to and reports at once. Does not press for details, photograph anybody or tell anyone else.",
};
const dispute: Part = {
  zh: "劝双方冷静，问愿不愿意调解，上报；不评判对错、不劝谁让步。",
  en: "Calms both sides, asks whether they want mediation, reports. Does not judge, nor urge anybody to give in.",
};
const onTheSpot: Part = {
  zh: "当场能办的当场办，写明怎么办的，办不了的上报；不处罚、不收费、不经同意不进门。",
  en: "Puts right what can be put right there and says how; reports the rest. Does not fine, charge, or enter without consent.",
};
const service: Part = {
  zh: "问清需要什么，代为上报，约好回话的时间；不收证件原件，不问与这件事无关的情况。",
  en: "Asks what is needed, reports it, says when an answer comes. Keeps no original papers and asks nothing that does not belong to it.",
};
const hazard: Part = {
  zh: "看清位置、拍现场，能设警示的先设，上报后由主管单位来办；不拆除、不调查、不认定责任。",
  en: "Finds the exact place, photographs it, puts up a warning where it can; the office in charge comes. Does not take down, investigate or say who is to blame.",
};

/**
 * What a grid worker does and does not do in a matter of this kind (GridItem of domain.md S8; §5: never investigates; red: the number first, the
 * hand-over only). The city's own words where it has written some.
 */
export function workerPart(entry: Pick<Category, "group" | "hotline" | "sealed" | "selfHandle" | "worker">): Part {
  if (entry.worker) return entry.worker;
  if (entry.hotline) return calls(entry.hotline);
  if (entry.sealed) return quiet;
  if (entry.group === DISPUTES) return dispute;
  if (entry.selfHandle) return onTheSpot;
  return SERVICES.includes(entry.group) ? service : hazard;
}
