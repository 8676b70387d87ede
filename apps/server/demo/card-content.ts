import type { Part, Said } from "./card-content/claim.ts";
import { NETWORK } from "./card-content/network.ts";
import { ORDER } from "./card-content/order.ts";
import { PEOPLE } from "./card-content/people.ts";
import { SAFETY } from "./card-content/safety.ts";

export type { Claim } from "./card-content/claim.ts";

/** What every claim without a document of its own stands in. */
export const DOCUMENT: Said = ["报道《平安湖州》（2012 年）", "Newspaper report on Safe Huzhou, 2012"];

export const TITLE: Said = ["平安湖州五年答卷 2007–2012", "Safe Huzhou: five years answered for, 2007–2012"];
export const LEAD: Said = [
  "报道写到的每一个数字都在这里。本平台有记录的，旁边是从记录里数出来的数，可以点开、重算、核对；没有记录的，照报道写，并注明出处。",
  "Every number of the report is here. Where this platform has records, the number counted from them stands beside it and can be opened, recomputed and proved; where it has none, the report's words stand with their document.",
];

/** The report in its own order of sections. */
export const PARTS: readonly Part[] = [...SAFETY, ...NETWORK, ...ORDER, ...PEOPLE];
