import { z } from "zod";
import { ReportIncident } from "#contracts/incidents";
import { Id, UnitCode, AreaPrefix, text, line, unsaid, Of } from "./terms.ts";

// Rights asked for in person (个人信息保护法 44–50).

/** see, copy 45 · transfer 45(3) · correct, complete 46 · delete 47 · restrict 44 · explain 48 */
export const RIGHTS = ["see", "copy", "correct", "complete", "delete", "restrict", "explain", "transfer"] as const;
export type Right = (typeof RIGHTS)[number];
/** guardian: of somebody under fourteen or without full capacity (31) · relative: a close relative of somebody who died (49). */
export const BEHALF = ["self", "guardian", "relative"] as const;
export type Behalf = (typeof BEHALF)[number];
export const CAME = ["counter", "phone", "letter"] as const;
/** How it was shown who asks; what was shown is looked at and never copied. */
export const SHOWN = ["document", "call-back", "known-contact"] as const;
/** Why a right is refused: nothing is held · a law keeps it (47) · a law demands secrecy (18, 35) · others' rights · it was not shown who asks. */
export const REFUSALS = ["not-held", "kept-by-law", "secret-by-law", "others", "not-shown"] as const;
export type Refusal = (typeof REFUSALS)[number];
export const TOLD = ["counter", "phone", "letter"] as const;
export const REQUEST_STAGES = ["submitted", "handling", "granted", "refused", "told", "withdrawn"] as const;
export type RequestStage = (typeof REQUEST_STAGES)[number];

export const TakeRequest = z.object({
  id: Id,
  area: AreaPrefix,
  /** The office that was asked: it owes the answer. */
  unit: UnitCode,
  right: z.enum(RIGHTS),
  behalf: z.enum(BEHALF),
  came: z.enum(CAME),
  /** Receipt number of the matter it is about, where it is about one. */
  matter: unsaid(z.string().regex(/^\d{4}-?\d{4}-?\d{4}$/)),
  /** What is asked for, in the person's words. */
  words: text(4, 2000),
  name: line(1, 60),
  /** Where the answer reaches: one of the two at least. */
  phone: ReportIncident.shape.phone,
  address: unsaid(line(4, 160)),
  /** What the person reads. */
  language: z.enum(["zh", "en"]).default("zh"),
});
export type TakeRequest = z.output<typeof TakeRequest>;

/** `kin`: the papers that show guardianship or kinship were looked at too. */
export const ShowIdentity = Of.extend({ shown: z.enum(SHOWN), kin: z.boolean().default(false) });
export type ShowIdentity = z.output<typeof ShowIdentity>;

/** `unit` comes with the input so that its row of numbers is loaded; `paper`: the id of the reply. */
export const AnswerRequest = Of.extend({
  unit: UnitCode,
  paper: Id,
  granted: z.boolean(),
  refusal: unsaid(z.enum(REFUSALS)),
  /** The law a refusal rests on, with its article. */
  basis: unsaid(line(4, 200)),
  /** What was done, or why not. */
  words: text(4, 2000),
});
export type AnswerRequest = z.output<typeof AnswerRequest>;

export const TellRequest = Of.extend({ told: z.enum(TOLD) });
export type TellRequest = z.output<typeof TellRequest>;
export const WithdrawRequest = Of.extend({ words: text(2, 400) });
export type WithdrawRequest = z.output<typeof WithdrawRequest>;
export const TellClock = Of.extend({ slot: z.string().max(60) });
export type TellClock = z.output<typeof TellClock>;
export const RecountRequest = Of;

export type AskerContact = { name: string | null; phone: string | null; address: string | null };

export type RequestRow = {
  home: string;
  id: string;
  number: string;
  area: string;
  unit: string;
  stage: RequestStage;
  right: Right;
  behalf: Behalf;
  at: string;
  due: string;
  late: boolean;
};
export type RequestPage = { rows: readonly RequestRow[]; next: string | null };
export const REQUEST_STEPS = ["show", "answer", "tell", "withdraw"] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];
export type RequestView = RequestRow & {
  came: (typeof CAME)[number];
  matter: string | null;
  provisional: boolean;
  shown: { how: (typeof SHOWN)[number]; kin: boolean; at: string; by: string } | null;
  answer: { granted: boolean; refusal: Refusal | null; basis: string | null; at: string; by: string } | null;
  toldAt: string | null;
  /** null where a text is gone or not for this reader. */
  words: string | null;
  /** What was left to be reached by; names and numbers are opened apart, with a reason. */
  reach: { phone: boolean; address: boolean };
  reply: string | null;
  may: readonly RequestStep[];
};
