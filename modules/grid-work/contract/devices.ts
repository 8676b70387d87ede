import { z } from "zod";
import { AreaPrefix } from "#contracts/incidents";
import { line, Subject } from "./basics.ts";

// Field devices. The id is minted on the device; `home` is the first nine digits, padded with 0, of the area of the worker's first grant as `session` tells it.

export const RegisterDevice = Subject.extend({
  name: line(40),
  /** Public part of a key pair whose private part never leaves the device: SPKI, base64url. */
  publicKey: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .min(40)
    .max(800),
});
export type RegisterDevice = z.input<typeof RegisterDevice>;
/** First thing after coming back into the network. Refused with `grid-work.device-shut-out` when the device was shut out. */
export const ContactDevice = Subject;
export type ContactDevice = z.input<typeof ContactDevice>;
/** After `offlineUntil` without contact the app opens nothing before its user has signed in again. */
export type DeviceContact = { home: string; id: string; contactAt: string; offlineUntil: string };
export const ShutOutDevice = Subject.extend({ reason: z.enum(["lost", "replaced", "left", "misused"]) });
export type ShutOutDevice = z.input<typeof ShutOutDevice>;

export const ListDevices = z.object({});
export const ListAreaDevices = z.object({ area: AreaPrefix.optional() });
export type DeviceRow = {
  home: string;
  id: string;
  name: string;
  owner: string;
  ownerName: string;
  registeredAt: string;
  /** Last contact: a time, never a place. */
  contactAt: string;
  shutOut: { at: string; reason: "lost" | "replaced" | "left" | "misused" } | null;
};
/** Asked without a session too (the session of a shut-out device is ended): tells one bit about a random id. */
export const ReadDeviceStanding = Subject;
export type DeviceStanding = { shutOut: boolean };
