import { keyFrom } from "./cipher.ts";
import type { Keeping } from "./keeping.ts";
import type { Account, Device } from "./memory.ts";
import { messageOf } from "./proofs.ts";
import type { DeviceWord, ThisPhone } from "./state.ts";
import type { Ask } from "./wire.ts";

const DAY_MS = 86_400_000;
/** Without a word from the server a key lives a week, unless the city says otherwise. */
const KEEP_MS = 7 * DAY_MS;
/** The list of devices hears of a phone now and then, not of every glance. */
const RENEW_MS = 3_600_000;

/** Whether this phone may go on; with `renew`, the city also hears that it is there and says until when it may be without contact. Null: no word came. */
export type AskDevice = (ask: Ask, phone: ThisPhone, account: Account | null, renew: boolean) => Promise<DeviceWord | null>;
export type SignedIn = { ok: true; mustChange: boolean } | { ok: false; message: string };

type Session = {
  account: { id: string; name: string; login: string };
  grants: Account["grants"];
  mustChangePassword: boolean;
  second?: "none" | "code" | "enrol";
  hasSecond?: boolean;
};

const provesBy = ({ hasSecond }: Session): "code" | "password" => (hasSecond ? "code" : "password");

const accountOf = ({ account, grants }: Session): Account => ({ id: account.id, name: account.name, login: account.login, grants });
const standing = (account: Account): string =>
  JSON.stringify(account.grants.map(({ role, area, unit }) => `${role} ${area} ${unit}`).sort());

export type FieldSession = {
  signIn: (login: string, password: string) => Promise<SignedIn>;
  /** The authenticator's code or a recovery code, after the password. */
  giveSecond: (code: string) => Promise<SignedIn>;
  changePassword: (current: string, next: string) => Promise<SignedIn>;
  /** `keep`: what has not been sent stays here, sealed, for its own person. */
  signOut: (keep: boolean) => Promise<void>;
  /** Whether the session is this person's, and whether the phone may go on at all. */
  checkIn: () => Promise<boolean>;
  /** Ends what could not be ended without a network. */
  endSession: () => Promise<void>;
};

/** Who is signed in on this phone. `entered` runs when somebody has come in. */
export function createSession(keeping: Keeping, device: AskDevice, entered: () => void): FieldSession {
  const deviceOf = async (account: Account): Promise<Device> => {
    const known = keeping.memory().devices[account.id];
    if (known) return known;
    const device: Device = { id: keeping.mint(), home: (account.grants[0]?.area ?? "").slice(0, 9).padEnd(9, "0"), fresh: true };
    await keeping.remember({ devices: { ...keeping.memory().devices, [account.id]: device } });
    return device;
  };
  /** The city has answered for this phone: from now on it is told that the phone is there, not what it is. */
  const heard = async (account: Account, { id, home, fresh }: Device): Promise<void> => {
    if (fresh) await keeping.remember({ devices: { ...keeping.memory().devices, [account.id]: { id, home } } });
  };
  /** The city said: not this phone. What it holds of this account is destroyed, and the phone has to be taken in anew under another name. */
  const turnedAway = async (account: Account): Promise<SignedIn> => {
    await keeping.destroy(account);
    await keeping.remember({ devices: Object.fromEntries(Object.entries(keeping.memory().devices).filter(([id]) => id !== account.id)) });
    keeping.show({ shutOut: true });
    return { ok: false, message: "" };
  };

  const enter = async (session: Session): Promise<SignedIn> => {
    const { second = "none" } = session;
    keeping.show({ second, provesBy: provesBy(session) });
    // Nothing of the work is asked for before: the server would refuse it, and the outbox would stop.
    if (second !== "none") return { ok: true, mustChange: false };
    if (session.mustChangePassword) {
      keeping.show({ mustChange: true });
      return { ok: true, mustChange: true };
    }
    const account = accountOf(session);
    const phone = await deviceOf(account);
    const word = await device(keeping.ask, { ...phone, publicKey: keeping.memory().identity.publicKey }, account, true);
    if (word?.shutOut) return turnedAway(account);
    if (word?.keepUntil) await heard(account, phone);
    const answer = await keeping.ask("GET", "/api/field/key", { query: { home: phone.home, device: phone.id } });
    const { secret } = (answer.body ?? {}) as { secret?: string };
    if (answer.status !== 200 || !secret) return { ok: false, message: messageOf(answer.body) };
    if (keeping.memory().account?.id !== account.id) keeping.shutVault();
    const key = await keyFrom(secret);
    const left = Object.fromEntries(Object.entries(keeping.memory().left).filter(([id]) => id !== account.id));
    await keeping.remember({
      account,
      key,
      left,
      contactAt: keeping.now(),
      seenAt: keeping.now(),
      keepUntil: word?.keepUntil ?? keeping.now() + KEEP_MS,
    });
    keeping.show({ sessionOver: false, mustChange: false });
    if (!keeping.vault()) await keeping.openWith(account, key);
    else keeping.show({ account, phase: "open" });
    void navigator.storage?.persist?.();
    entered();
    return { ok: true, mustChange: false };
  };

  const checkIn = async (): Promise<boolean> => {
    const { account } = keeping.memory();
    if (!account) return false;
    const answer = await keeping.ask("GET", "/api/session");
    keeping.show({ reachable: answer.status !== 0 });
    if (answer.status !== 200 && answer.status !== 401) return false;
    const session = answer.status === 200 ? (answer.body as Session) : null;
    const whole = session !== null && !session.mustChangePassword && (session.second ?? "none") === "none";
    const mine = whole && session.account.id === account.id;
    if (session && mine) keeping.show({ provesBy: provesBy(session) });
    const phone = { ...(await deviceOf(account)), publicKey: keeping.memory().identity.publicKey };
    const renew = keeping.now() - keeping.memory().contactAt > RENEW_MS;
    const word = await device(keeping.ask, phone, mine ? accountOf(session) : null, renew);
    if (word?.shutOut) {
      await turnedAway(account);
      return false;
    }
    if (word?.keepUntil) await heard(account, phone);
    keeping.show({ sessionOver: !mine });
    if (!mine) return false;
    const fresh = accountOf(session);
    if (standing(fresh) !== standing(account)) {
      await keeping.vault()?.letGo();
      keeping.show({ pack: {}, packAt: null, moved: true });
    }
    const keepUntil = word?.keepUntil ?? keeping.memory().keepUntil;
    await keeping.remember({ account: fresh, keepUntil, ...(word?.keepUntil ? { contactAt: keeping.now() } : {}) });
    keeping.show({ account: fresh, keepDays: Math.max(1, Math.round((keepUntil - keeping.now()) / DAY_MS)) });
    return true;
  };

  const endSession = async (): Promise<void> => {
    const answer = await keeping.ask("DELETE", "/api/session");
    await keeping.remember({ endSession: answer.status === 0 });
  };

  return {
    checkIn,
    endSession,
    signIn: async (login, password) => {
      const answer = await keeping.ask("POST", "/api/session", { body: { login, password } });
      if (answer.status === 200) await keeping.remember({ endSession: false });
      if (answer.status === 200) return enter(answer.body as Session);
      return { ok: false, message: answer.status === 0 ? "" : messageOf(answer.body) };
    },
    giveSecond: async (code) => {
      const answer = await keeping.ask("POST", "/api/session/proof", { body: { code } });
      if (answer.status === 200) return enter(answer.body as Session);
      // The half of a sign-in does not last for ever: begin again with the password.
      if (answer.status === 401) keeping.show({ second: "none" });
      return { ok: false, message: answer.status === 0 ? "" : messageOf(answer.body) };
    },
    changePassword: async (current, next) => {
      const answer = await keeping.ask("POST", "/api/session/password", { body: { current, next } });
      if (answer.status === 200) return enter(answer.body as Session);
      return { ok: false, message: messageOf(answer.body) };
    },
    signOut: async (keep) => {
      const { account } = keeping.memory();
      await endSession();
      if (!account) return;
      if (!keep) return keeping.destroy(account);
      await keeping.vault()?.clearPack();
      keeping.shutVault();
      await keeping.remember({ key: null, account: null, left: { ...keeping.memory().left, [account.id]: account.name } });
      keeping.show({ phase: "door", account: null, sessionOver: false, left: await keeping.leftHere() });
    },
  };
}
