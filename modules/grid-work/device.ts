import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { ShutOutDevice } from "./contract.ts";

type Reason = ShutOutDevice["reason"];

/** `session` names a session to its owner and opens nothing; it is ended when the device is shut out. */
export type DeviceEvent =
  | { type: "grid-work.device-registered"; owner: string; name: string; publicKey: string; session: string }
  | { type: "grid-work.device-contacted"; session: string }
  | { type: "grid-work.device-shut-out"; reason: Reason };
export type KnownDevice = {
  stage: "in" | "shutOut";
  owner: string;
  name: string;
  publicKey: string;
  session: string;
  registeredAt: string;
  /** A time, never a place. */
  contactAt: string;
  shutOut: { at: string; reason: Reason } | null;
};
export type Device = { stage: "none" } | KnownDevice;

function evolve(device: Device, event: Recorded<DeviceEvent>): Device {
  if (event.type === "grid-work.device-registered") {
    const { owner, name, publicKey, session, at } = event;
    const registeredAt = device.stage === "none" ? at : device.registeredAt;
    return { stage: "in", owner, name, publicKey, session, registeredAt, contactAt: at, shutOut: null };
  }
  if (device.stage === "none") return device;
  if (event.type === "grid-work.device-contacted") return { ...device, session: event.session, contactAt: event.at };
  return { ...device, stage: "shutOut", shutOut: { at: event.at, reason: event.reason } };
}

export const device = noun<Device, DeviceEvent>({ kind: "grid-work.device", initial: { stage: "none" }, evolve });

const SOME_MS = 6 * 3_600_000;

function own(found: KnownDevice, owner: string): KnownDevice {
  if (found.owner !== owner) throw refuse.notFound("grid-work.no-such-device");
  if (found.stage === "shutOut") throw refuse.forbidden("grid-work.device-shut-out");
  return found;
}

export function registerDevice(found: Device, facts: { owner: string; name: string; publicKey: string; session: string }): DeviceEvent[] {
  if (found.stage === "none") return [{ type: "grid-work.device-registered", ...facts }];
  const { name, publicKey, session } = own(found, facts.owner);
  return name === facts.name && publicKey === facts.publicKey && session === facts.session
    ? []
    : [{ type: "grid-work.device-registered", ...facts }];
}

/** Written down now and then: enough to know a forgotten phone from a used one, too little to tell anybody's hours. A new session is always noted, so that it can be ended. */
export function contactDevice(found: Device, owner: string, session: string, now: string): DeviceEvent[] {
  if (found.stage === "none") throw refuse.conflict("grid-work.not-yet");
  const known = own(found, owner);
  const recent = Date.parse(now) - Date.parse(known.contactAt) < SOME_MS;
  return recent && known.session === session ? [] : [{ type: "grid-work.device-contacted", session }];
}

export function shutOutDevice(found: Device, reason: Reason): DeviceEvent[] {
  if (found.stage === "none") throw refuse.notFound("grid-work.no-such-device");
  return found.stage === "shutOut" ? [] : [{ type: "grid-work.device-shut-out", reason }];
}
