import type { DisputeView } from "../../contract.ts";

/** What one step asks for: the screen repeats no rule, it shows fields and the server's words. */
export type StepField =
  | { name: string; as: "text" | "area" | "date" | "instant" | "number"; label: string; optional?: boolean }
  | { name: string; as: "select"; label: string; group: string; codes: readonly string[]; optional?: boolean }
  | { name: string; as: "options"; label: string; options: readonly { value: string; label: string }[]; optional?: boolean }
  | { name: string; as: "yesno"; label: string; optional?: boolean }
  | {
      name: string;
      as: "party" | "mediator" | "own-mediator" | "room" | "committee" | "obligation" | "slot" | "session";
      label: string;
      optional?: boolean;
    }
  | { name: string; as: "codes"; label: string; group: string; codes: readonly string[]; optional?: boolean }
  | { name: string; as: "mediators" | "candidates" | "disputes" | "parties"; label: string; optional?: boolean }
  | { name: string; as: "signature" | "scan" | "obligations"; label: string; optional?: boolean };
export type Typed = Readonly<Record<string, string>>;
export type Step = {
  path: string;
  fields: readonly StepField[];
  body: (typed: Typed, view: DisputeView, mint: () => string) => Record<string, unknown>;
};

const REMEDIES = ["suit", "arbitration", "agency", "legal-aid", "payment-order", "new-mediation"];
export const area = (name: string, label = name, optional = false): StepField => ({ name, as: "area", label, optional });
export const text = (name: string, label = name, optional = false): StepField => ({ name, as: "text", label, optional });
export const pick = (name: string, label: string, group: string, codes: readonly string[]): StepField => ({
  name,
  as: "select",
  label,
  group,
  codes,
});
export const ref = (name: "party" | "mediator" | "committee" | "obligation" | "slot" | "session", as = name): StepField => ({
  name,
  as,
  label: name,
});
export const day = (name: string, label = name): StepField => ({ name, as: "date", label });
/** What whoever fills the form states: it is ticked, never taken for said. */
export const states = (name: string): StepField => ({ name, as: "codes", label: `says.${name}`, group: "says", codes: ["yes"] });
export const parties = (name: string, label = name, optional = false): StepField => ({ name, as: "parties", label, optional });
export const remedies: StepField = { name: "remedies", as: "codes", label: "remedies", group: "remedy", codes: REMEDIES };
export const list = (value: string | undefined): string[] => (value ?? "").split(",").filter(Boolean);
export const namesIn = (value: string | undefined): string[] =>
  (value ?? "")
    .split(/[、，,；;]/)
    .map((one) => one.trim())
    .filter(Boolean);
export const plain = (typed: Typed): Record<string, unknown> => ({ ...typed });
export const instantOf = (local: string | undefined): string => (local ? new Date(`${local}:00+08:00`).toISOString() : "");
export const own = (view: DisputeView): string[] => view.mediators.map(({ id }) => id);

export type ObligationRow = { who: string; what: string; amount: string; due: string };
/** The rows of promises as the form keeps them in one value. */
export const obligationsIn = (value: string | undefined): ObligationRow[] => (value ? (JSON.parse(value) as ObligationRow[]) : []);
