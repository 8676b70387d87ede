import type { z } from "zod";
import { grantsOver, liveGrants, type Allow, type Grant } from "#platform/access";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { keyOf } from "./acting.ts";
import { ContactDevice, RegisterDevice, ShutOutDevice, type DeviceContact } from "./contract.ts";
import { contactDevice, device, registerDevice, shutOutDevice } from "./device.ts";
import { GRID, SHUTTERS } from "./permits.ts";
import { cityPractice } from "./register-practice.ts";

/** Field phones are carried by grid workers and those who guide them; a device is kept where its owner works. */
const CARRIERS = [...GRID, "gridInstructor", "intakeClerk", "dispatcher", "handler", "approver", "supervisor"] as const;

const homeOfArea = (area: string): string => area.slice(0, 9).padEnd(9, "0");

const carrier = <I extends StreamKey>(): Allow<I> => ({
  roles: CARRIERS,
  condition: "one's own device, kept where one works",
  admits: (ctx, { home }): Grant | null => liveGrants(ctx, CARRIERS).find(({ area }) => homeOfArea(area) === home) ?? null,
});

const ownerGrant = (ctx: CommandContext, key: StreamKey): Grant | null => {
  if (ctx.actor.kind !== "staff") return null;
  const state = ctx.state(device, keyOf(key));
  return state.stage !== "none" && state.owner === ctx.actor.id ? (ctx.actor.grants[0] ?? null) : null;
};

/** Whoever owns it, wherever they work now: somebody moved to another town still has the phone, which must be heard and told what to drop. */
const owner = <I extends StreamKey>(): Allow<I> => ({
  roles: CARRIERS,
  condition: "one's own device",
  admits: (ctx, input) => ownerGrant(ctx, input) ?? carrier<I>().admits(ctx, input),
});

const account = (ctx: CommandContext): { id: string; session: string } => {
  if (ctx.actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
  return { id: ctx.actor.id, session: ctx.actor.sessionId };
};

function contactOf(ctx: CommandContext, key: StreamKey): DeviceContact {
  const offlineUntil = new Date(Date.parse(ctx.now) + ctx.read(cityPractice).view.offlineDays * 86_400_000).toISOString();
  return { ...keyOf(key), contactAt: ctx.now, offlineUntil };
}

export const registerFieldDevice = command<z.output<typeof RegisterDevice>, DeviceContact>({
  name: "grid-work.register-device",
  route: "POST /api/grid-work/devices/{home}/{id}/registration",
  summary: { zh: "登记外勤手机", en: "Register a field device" },
  input: RegisterDevice,
  about: (input) => [ref(device, input)],
  allow: carrier(),
  run: (ctx, input) => {
    const { id, session } = account(ctx);
    const { name, publicKey } = input;
    ctx.change(device, keyOf(input), (state) => registerDevice(state, { owner: id, name, publicKey, session }));
    return contactOf(ctx, input);
  },
});

export const contactFieldDevice = command<z.output<typeof ContactDevice>, DeviceContact>({
  name: "grid-work.contact-device",
  route: "POST /api/grid-work/devices/{home}/{id}/contact",
  summary: { zh: "外勤手机恢复联网", en: "A field device is back in contact" },
  input: ContactDevice,
  about: (input) => [ref(device, input)],
  allow: owner(),
  run: (ctx, input) => {
    const { id, session } = account(ctx);
    ctx.change(device, keyOf(input), (state) => contactDevice(state, id, session, ctx.now));
    return contactOf(ctx, input);
  },
});

export const shutOutFieldDevice = command<z.output<typeof ShutOutDevice>, { home: string; id: string; stage: string }>({
  name: "grid-work.shut-out-device",
  route: "POST /api/grid-work/devices/{home}/{id}/shutting-out",
  summary: { zh: "停用丢失的手机", en: "Shut out a lost device" },
  input: ShutOutDevice,
  about: (input) => [ref(device, input)],
  allow: {
    roles: [...CARRIERS, "admin"],
    condition: "one's own; or grid leader, instructor, supervisor or administrator over the place it is kept at",
    admits: (ctx, input) => {
      const state = ctx.state(device, keyOf(input));
      if (state.stage === "none") return null;
      return ownerGrant(ctx, input) ?? grantsOver(ctx.actor, SHUTTERS, input.home, ctx.now)[0] ?? null;
    },
  },
  run: (ctx, input) => {
    const state = ctx.change(device, keyOf(input), (found) => shutOutDevice(found, input.reason));
    return { ...keyOf(input), stage: state.stage };
  },
});
