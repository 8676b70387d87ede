import { z } from "zod";
import { Home, Uuid } from "#contracts/incidents";

/**
 * How phones without signal stay right. Every command carries what it needs to be understood alone, so commands may arrive in any order and more than
 * once: the same said things give the same record. The `Idempotency-Key` names what was said (a UUIDv7 minted when it was said); send the same key
 * again until an answer comes. Refusals: `grid-work.not-yet` (409) means "what this belongs to has not arrived: keep it and try again"; every other
 * 4xx is a no to keep and show; 401 asks to sign in again; `grid-work.device-shut-out` (403) means "destroy the keys of this device".
 */
export const RETRY_LATER = "grid-work.not-yet";
export const DEVICE_SHUT_OUT = "grid-work.device-shut-out";

// oxlint-disable-next-line no-control-regex
const VISIBLE = /^[^\u0000-\u0009\u000B-\u001F\u007F\uFFFE\uFFFF]*$/u;
/** Visible text of several lines, kept as typed. */
export const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1).max(max).regex(VISIBLE));
export const line = (max: number) => text(max).pipe(z.string().regex(/^[^\n]*$/));

/** A village, a grid or a micro-grid: where grid work is done. */
export const GridCode = z.string().regex(/^(\d{12}|\d{15}|\d{17})$/);
/** When it happened, by the phone: data for people to read, never the instant of a duty clock. */
export const SeenAt = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
export const Subject = z.object({ home: Home, id: Uuid });
export const Code = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/);
/** Codes of phrase chips, as configured. */
export const Phrases = z.array(Code).max(8).default([]);
export const Photos = z.array(Uuid).max(6).default([]);
export const Cursor = z.string().max(200).optional();

/** What a step answers: where the record stands now. */
export type Done = { home: string; id: string; stage: string };
export type LonLat = { lon: number; lat: number };
