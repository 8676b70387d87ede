import type { Channel, Ending, Limit, Stage, SupervisionLevel } from "./contract.ts";
import type { Counting } from "./due.ts";
import type { Classified, Contact, Due, Photo, Ref, Sealed } from "./event.ts";

export type TaskStage = "asked" | "accepted" | "fedBack" | "bounced" | "released";

/** What one unit was asked to do. A unit has one task in a record, however often it is asked. */
export type Task = {
  unit: string;
  role: "lead" | "co";
  stage: TaskStage;
  /** Sent by the supervisor after the second bounce: it cannot be bounced. */
  final: boolean;
  askedAt: string;
  acceptDue: Due;
  acceptedAt: string | null;
  fedBackAt: string | null;
  bouncedAt: string | null;
  handler: string | null;
};

/** A step somebody of the city owes, and when it was done. */
export type Duty = { from: string; due: Due; metAt: string | null };

export type Question = { no: number; askedAt: string; question: Sealed; answer: Sealed | null };
export type Order = {
  no: number;
  level: SupervisionLevel;
  reason: Sealed;
  orderedAt: string;
  due: Due;
  answeredAt: string | null;
  reply: Sealed | null;
};
/** `calledBack`: said on the telephone and written down by whoever rang; `taken`: said to the desk unasked and written down there. */
export type Rating = { satisfied: number; solved: boolean; text: Sealed | null; at: string; calledBack?: true; taken?: true };

export type KnownIncident = Classified & {
  stage: Stage;
  seq: number;
  summary: string | null;
  place: string;
  point: { lon: number; lat: number } | null;
  channel: Channel;
  language: "zh" | "en";
  desk: string;
  outside: boolean;
  demo: boolean;
  patrol?: Ref;
  /** The unit it complains about. */
  about?: string;
  description: Sealed | null;
  address: Sealed | null;
  name: Sealed | null;
  phone: Sealed | null;
  email?: Sealed;
  photos: readonly Photo[];
  /** What whoever reported needs to be heard and served; the number another hotline gave it. Absent in most. */
  needs?: Sealed;
  reference?: Sealed;
  /** Account of the member of staff who reported, or "resident". */
  reportedBy: string;
  reportedAt: string;
  seenAt: string | null;
  verifyDue: Due;
  verifiedAt: string | null;
  firstActionAt: string | null;
  firstResponseMinutes: number | null;
  firstStepDue: Due | null;
  firstStepAt: string | null;
  /** Begun by verification, a bounce of the lead, or a reopening without units. */
  dispatching: Duty | null;
  firstDispatchedAt: string | null;
  /** Working minutes from verification to the first dispatch; null where there was none, or before it was counted. */
  dispatchMinutes: number | null;
  dispatchedTimes: number;
  bouncedTimes: number;
  /** Bounces of the lead since the supervisor last decided or the record was reopened; a co-unit's never count. Absent before the first. */
  leadBounces?: number;
  /** Where it was thought to be before: what was written then still lies under those places. */
  pastPlaces?: readonly string[];
  /** When the reporter sent it back; missing in records from before this was kept. */
  reopenedAt?: string;
  /** From when verification is owed again: an unverified record was reopened. */
  verifyFrom?: string;
  tasks: readonly Task[];
  /** Accounts that did the work or answered for it: none of them may check it. */
  hands: readonly string[];
  due: Due | null;
  counting: Counting | null;
  extended: boolean;
  /** What a handler asked for, until it is answered. Absent where nobody ever asked. */
  extensionAsked?: { by: string; at: string; length: Limit; text: Sealed } | null;
  suspension: { basis: "budget" | "law"; reason: Sealed; at: string; reviewDue: Due } | null;
  fedBackAt: string | null;
  proposed: "solved" | "unsolvable" | null;
  checking: Duty | null;
  checker: string | null;
  ending: Ending | null;
  endedAt: string | null;
  endedWorkingMinutes: number | null;
  late: boolean;
  selfHandled: boolean;
  /** The desk that was asked answered it there and then. */
  answeredAtOnce: boolean;
  returnedTimes: number;
  reopenedTimes: number;
  /** Until when the reporter may rate; null: not asked. */
  rateUntil: string | null;
  /** Last instant before the record may be archived. */
  archiveAfter: string | null;
  /** How long that window is; absent in records that ended before it was kept. */
  window?: Limit;
  rating: Rating | null;
  /** The reporter was rung to ask how it was; somebody answered. */
  rung: boolean;
  reached: boolean;
  /** Ids of the first residents who said "me too", how many said so after them, and how many came with merged records. */
  followers: readonly string[];
  moreFollowers?: number;
  absorbedFollowers: number;
  /** Sealed phones of followers, in this record's vault. */
  followerPhones: readonly Sealed[];
  followerEmails?: readonly Sealed[];
  /** What followers read, by the field their number or address lies in; absent for those who joined before it was kept. */
  followerLanguages?: Readonly<Record<Sealed, "zh" | "en">>;
  /** Phones and mail addresses in other records' vaults. */
  contacts: readonly Contact[];
  questions: readonly Question[];
  orders: readonly Order[];
  withdrawnAt: string | null;
  mergedInto: Ref | null;
  absorbed: readonly Ref[];
  partOf: Ref | null;
  parts: readonly Ref[];
  /** By clock slot: what was told about which due instant. */
  told: Readonly<Record<string, { dueAt: string; as: "reminded" | "lapsed" }>>;
};

/** State of an incident's stream; plain JSON. */
export type Incident = { stage: "none" } | KnownIncident;

export type { IncidentEvent } from "./event.ts";

const OPEN: readonly Stage[] = ["reported", "verified", "dispatched", "bounced", "handling", "suspended", "fedBack"];

/** Somebody of the city still has to do something. */
export const isOpen = (incident: Incident): boolean => incident.stage !== "none" && OPEN.includes(incident.stage);

export const isActive = (task: Task): boolean => task.stage === "asked" || task.stage === "accepted" || task.stage === "fedBack";

export const leadTask = (incident: KnownIncident): Task | null =>
  incident.tasks.find((task) => task.role === "lead" && isActive(task)) ?? null;

export const taskOf = (incident: KnownIncident, unit: string): Task | null => incident.tasks.find((task) => task.unit === unit) ?? null;

/** Archived without an ending: it was never taken up, and no later stage may make it look dealt with. */
export const wasRejected = (incident: KnownIncident): boolean =>
  incident.stage === "rejected" || (incident.stage === "archived" && incident.ending === null);

/** Who has the matter now, never nobody: the first asked keeps it until another unit has accepted (domain.md S7, 首问负责). */
export function holderOf(incident: KnownIncident): string {
  const lead = leadTask(incident);
  return lead && lead.stage !== "asked" ? lead.unit : incident.desk;
}

export const followersOf = (incident: KnownIncident): number =>
  incident.followers.length + (incident.moreFollowers ?? 0) + incident.absorbedFollowers;

/** So many are known by id, and so many leave a contact; those after them are counted. A whole town may meet one power cut. */
export const FOLLOWERS_KEPT = 200;

/** Whether news of the record goes to a contact of this follower. */
export const isTold = ({ followerPhones, followerEmails = [] }: KnownIncident, follower: string): boolean =>
  followerPhones.includes(`phone:${follower}`) || followerEmails.includes(`email:${follower}`);

export const hasJoined = (incident: KnownIncident, follower: string): boolean =>
  incident.followers.includes(follower) || isTold(incident, follower);

/** A contact more of a follower can be kept. */
export const keepsContacts = ({ followerPhones, followerEmails = [] }: KnownIncident): boolean =>
  followerPhones.length + followerEmails.length < FOLLOWERS_KEPT;

/** Somebody outside can be told and asked: here, or by what lies with the whole it is a part of or with a duplicate. */
export const isReachable = ({ phone, email, contacts }: KnownIncident): boolean =>
  phone !== null || email !== undefined || contacts.length > 0;

/** What the desk or the grid owes next, with its own clock: two working hours to verify lie inside the days of the whole. */
export function stepDue({ stage, verifyDue, dispatching, checking }: KnownIncident): Due | null {
  if (stage === "reported") return verifyDue;
  if (stage === "verified" || stage === "bounced") return dispatching?.due ?? null;
  return stage === "fedBack" ? (checking?.due ?? null) : null;
}

/** Somebody told the city of it; what a grid worker saw has no reporter beside them. */
export const hasReporter = ({ channel }: KnownIncident): boolean => channel !== "grid";

/** Written down by this member of staff for whoever rang, came or wrote; what they report on the residents' own page is theirs. */
export const isTakenBy = ({ reportedBy, channel }: KnownIncident, account: string): boolean =>
  reportedBy === account && account !== "resident" && channel !== "portal";

/** Fields that hold a mail address are called "email" or "email:<follower>". */
export const channelOf = (field: Sealed): "mail" | "sms" => (field.startsWith("email") ? "mail" : "sms");

/** A contact of whoever met it too, not of a reporter: "phone:<follower>". */
export const isFollowers = (field: Sealed): boolean => field.includes(":");

/** The phone and the mail address of whoever reported it. */
export const ownContacts = ({ phone, email }: KnownIncident): Sealed[] => [
  ...(phone === null ? [] : [phone]),
  ...(email === undefined ? [] : [email]),
];

/** Every phone and mail address that is told of this record, and in which language. */
export function contactsOf(key: Ref, incident: KnownIncident): Contact[] {
  const { home, id } = key;
  const { followerPhones, followerEmails = [], followerLanguages = {}, language } = incident;
  const followers = [...followerPhones, ...followerEmails].map((field): Contact => {
    const read = followerLanguages[field];
    return { home, id, field, ...(read ? { language: read } : {}) };
  });
  const all = [...ownContacts(incident).map((field) => ({ home, id, field, language })), ...followers, ...incident.contacts];
  // What was sealed after neighbours had joined is not told to them any more.
  return incident.sealed ? all.filter(({ field }) => !isFollowers(field)) : all;
}

/** The promised date passed while the clock ran; a pause that began before it stands still. */
export const isLate = ({ due, suspension }: Pick<KnownIncident, "due" | "suspension">, now: string): boolean =>
  due !== null && (suspension?.at ?? now) > due.dueAt;

/** The latest order that has not been answered, while the record is open. */
export const openOrder = (incident: KnownIncident): Order | null =>
  isOpen(incident) ? (incident.orders.findLast((order) => order.answeredAt === null) ?? null) : null;
