import { newId } from "#web/console";
import type { ReportIncident } from "../../contract.ts";

/** A report that is being written down for somebody. */
export type Typed = {
  id: string;
  category: string;
  area: string;
  address: string;
  description: string;
  name: string;
  phone: string;
  channel: "phone" | "window" | "mail" | "110" | "12345";
  /** The number 110 or 12345 gave it. */
  reference: string;
  needs: string;
  reads: "zh" | "en";
  photos: readonly string[];
  /** What was answered there and then; "" where it goes on to somebody else. */
  answer: string;
  answerId: string;
  used: readonly Used[];
};
export type Used = { home: string; id: string; version: number };

export const blank = (): Typed => ({
  id: newId(),
  category: "",
  area: "",
  address: "",
  description: "",
  name: "",
  phone: "",
  channel: "phone",
  reference: "",
  needs: "",
  reads: "zh",
  photos: [],
  answer: "",
  answerId: newId(),
  used: [],
});
export const isTransfer = (channel: Typed["channel"]): boolean => channel === "110" || channel === "12345";

export const bodyOf = (typed: Typed, helperUnit: string | null): ReportIncident => ({
  id: typed.id,
  category: typed.category,
  description: typed.description,
  area: typed.area,
  address: typed.address.trim() || null,
  name: typed.name.trim() || null,
  phone: typed.phone.replace(/[\s-]/g, "") || null,
  photos: [...typed.photos],
  channel: typed.channel,
  needs: typed.needs.trim() || null,
  reference: isTransfer(typed.channel) ? typed.reference.trim() || null : null,
  language: typed.reads,
  helperUnit,
});
