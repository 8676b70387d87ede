import { openAccess, setStepUpMinutes, type Access } from "#platform/access";
import { openUploads, type Photos, type Uploads } from "#platform/files";
import type { LogKeys } from "#platform/log";
import type { JobKind, Module } from "#platform/modules";
import type { Networks } from "#platform/outgoing";
import { openRates } from "#platform/rates";
import type { Runtime } from "#platform/runtime";
import type { Keys } from "#platform/vault";
import type { Words } from "#web/words";
import { cardJobs, type CardDeps } from "./cards.ts";
import { documentJobs } from "./documents.ts";
import { aloneRowsOf, exportJobs, type ExportDeps } from "./exports.ts";
import { importJobs, type ImportDeps } from "./imports-running.ts";
import { photoJobs, photosIn, storeIn, vouchFor } from "./photos.ts";
import { presenceJob } from "./presence.ts";
import { webhookJobs } from "./webhooks.ts";

export type Env = Readonly<Record<string, string | undefined>>;
export type Warn = (details: Record<string, unknown>, message: string) => void;

/** What the server keeps beside the runtime: the door, files, and what makes files. */
export type Services = {
  runtime: Runtime;
  access: Access;
  photos: Photos;
  uploads: Uploads;
  sheets: ExportDeps & { origin: string | null };
  lists: ImportDeps;
  cards: CardDeps;
  /** The installation's own networks, into which webhooks may go. */
  own: Networks;
};

type Given = {
  runtime: Runtime;
  env: Env;
  dataDir: string;
  keys: Keys;
  logKeys: LogKeys;
  own: Networks;
  words: Words;
  log: boolean;
  warn: Warn;
};

export const originOf = (env: Env): string | null => env["ZUJI_URL"]?.replace(/\/+$/, "") || null;

function accessOf({ runtime, env, keys, log, warn }: Given): Access {
  const minutes = env["ZUJI_STEP_UP_MINUTES"];
  if (minutes) setStepUpMinutes(Number(minutes));
  return openAccess({
    sql: runtime.pools.write,
    now: runtime.now,
    master: keys.master,
    secondRoles: (env["ZUJI_SECOND_FACTOR_ROLES"] ?? "").split(/[\s,]+/).filter(Boolean),
    log: (entry) => {
      // Whoever signed out, here or on another device, hears nothing more from this moment.
      if (entry.what === "signed-out" || entry.what === "session-ended" || entry.what === "password-changed")
        runtime.live.hub.recheck().catch((cause: unknown) => warn({ error: String(cause) }, "live rights not checked"));
      if (log) process.stdout.write(`${JSON.stringify({ level: 30, time: Date.now(), msg: "door", ...entry })}\n`);
    },
    changed: async () => runtime.registers.refresh(new Set(["access.account"])),
  });
}

export function servicesOf(given: Given): Services {
  const { runtime, env, dataDir, logKeys, own, words } = given;
  const access = accessOf(given);
  const sheets = { runtime, store: storeIn(dataDir, env), origin: originOf(env), aloneRows: aloneRowsOf(env["ZUJI_EXPORT_ALONE_ROWS"]) };
  return {
    runtime,
    access,
    photos: photosIn(runtime.pools.write, dataDir, env),
    uploads: openUploads(runtime.pools.write),
    sheets,
    lists: { runtime, access, words, rates: openRates() },
    cards: { ...sheets, keys: logKeys, rates: openRates() },
    own,
  };
}

/** Jobs of the server itself. They reach the services only when they run: the runtime, which services stand on, is opened with them. */
export const ownJobs = (services: () => Services): JobKind[] => [
  ...photoJobs(
    () => services().photos,
    () => services().uploads,
    () => services().runtime,
  ),
  ...exportJobs(() => services().sheets),
  ...documentJobs(() => services().sheets),
  ...importJobs(() => services().lists),
  ...cardJobs(() => services().cards),
  { kind: "access.sweep", run: () => services().access.sweep() },
  {
    kind: "access.end-session",
    run: async (_, { account, session }) => {
      const { access } = services();
      await (session === null ? access.signOutEverywhere(String(account)) : access.endSession(String(account), String(session)));
    },
  },
  presenceJob(() => services().runtime),
  ...webhookJobs(() => ({ runtime: services().runtime, sending: { own: services().own } })),
];

export const vouching = (services: () => Services): ReturnType<typeof vouchFor> => vouchFor(() => services().photos);

export const OWN_SCHEDULES: NonNullable<Module["schedules"]> = [
  { id: "files.sweep", everySeconds: 3_600, job: "files.sweep" },
  { id: "access.sweep", everySeconds: 86_400, job: "access.sweep" },
  { id: "exports.sweep", everySeconds: 1_800, job: "exports.sweep" },
  { id: "webhooks.collect", everySeconds: 5, job: "webhooks.collect" },
  { id: "presence.sweep", everySeconds: 60, job: "presence.sweep" },
];
