import { z } from "zod";

const Id = z.uuid().transform((value) => value.toLowerCase());
const Home = z.string().regex(/^\d{9}$/);
const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12})$/);
const line = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    );

/** Steps of open records another system may be told of. */
export const EVENT_TYPES = [
  "incidents.reported",
  "incidents.verified",
  "incidents.rejected",
  "incidents.dispatched",
  "incidents.accepted",
  "incidents.suspended",
  "incidents.handed-over",
  "incidents.ended",
  "incidents.reopened",
] as const;
const EventType = z.enum(EVENT_TYPES);

/** Without user, password or fragment; `http:` is for the networks the operator named alone, and is judged when sent. */
const Address = z
  .string()
  .trim()
  .max(500)
  .transform((text, ctx) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && url.hash === "") return url.href;
    ctx.addIssue({ code: "custom", message: "not an address of the web" });
    return z.NEVER;
  });

export const Subscribe = z.object({
  id: Id,
  area: AreaPrefix,
  label: line(60),
  url: Address,
  types: z.array(EventType).min(1).max(EVENT_TYPES.length),
});
export type Subscribe = z.output<typeof Subscribe>;
export const OfSubscription = z.object({ home: Home, id: Id });
export type OfSubscription = z.output<typeof OfSubscription>;
export const TestSubscription = OfSubscription.extend({ delivery: Id });
export type TestSubscription = z.output<typeof TestSubscription>;
/** `secret`, "whsec_…", is shown in this answer and nowhere else. */
export type SecretShown = { home: string; id: string; secret: string };

/** What is sent: thin on purpose, and nothing of a person. `subject`: home/id of the record. */
export const Message = z.object({
  id: z.uuid(),
  type: z.string().max(60),
  subject: z.string().max(60),
  time: z.iso.datetime(),
  data: z.record(z.string().max(30), z.union([z.string().max(60), z.number(), z.null()])),
});
export type Message = z.output<typeof Message>;

// What only the installation's own jobs give.
export const PlanDelivery = z.object({ home: Home, id: Id, subscription: Id, message: Message });
export type PlanDelivery = z.output<typeof PlanDelivery>;
/** "withdrawn": the subscription was disabled before it could be sent. */
export const OUTCOMES = [
  "delivered",
  "refused",
  "gone",
  "redirected",
  "private",
  "insecure",
  "unreachable",
  "timeout",
  "too-long",
  "withdrawn",
] as const;
export const NoteAttempt = z.object({
  home: Home,
  id: Id,
  subscription: Id,
  attempt: z.number().int().min(1),
  outcome: z.enum(OUTCOMES),
  status: z.number().int().nullable(),
  ms: z.number().int().min(0),
});
export type NoteAttempt = z.output<typeof NoteAttempt>;
export type Outcome = NoteAttempt["outcome"];

export const ListSubscriptions = z.object({});
export type SubscriptionRow = {
  home: string;
  id: string;
  area: string;
  label: string;
  url: string;
  types: string[];
  since: string;
  byName: string;
  state: "works" | "disabled";
  why: "gone" | "failing" | "admin" | null;
  rotating: string | null;
  mayChange: boolean;
};
export const ListDeliveries = OfSubscription;
export type DeliveryRow = {
  id: string;
  type: string;
  subject: string;
  stage: "waiting" | "delivered" | "given-up";
  attempts: number;
  outcome: Outcome | null;
  status: number | null;
  ms: number | null;
  plannedAt: string;
  triedAt: string | null;
  nextAt: string | null;
};
