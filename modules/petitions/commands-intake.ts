import type { z } from "zod";
import { anyone, noGrant, type Allow } from "#platform/access";
import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import { command, ref, type CommandContext, type NamedPicture, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { assertPlace, assertUnit, deskOf, dueOf, followPath, homeOf, isDemo, keyOf, sealed, startOf } from "./acting.ts";
import {
  FileForPrincipal,
  FilePetition,
  TakePetition,
  type PetitionChannel,
  type PetitionReceipt,
  type PetitionTaken,
} from "./contract.ts";
import { fileAgain } from "./commands-desk.ts";
import { assertPeople, receive } from "./intake.ts";
import { knownMandate, mandate, use } from "./mandate.ts";
import type { Of } from "./petition-event.ts";
import { petition, type KnownPetition } from "./petition.ts";
import { asAgent, DESK, overPlace } from "./permits.ts";

type Body = z.output<typeof FilePetition>;
const inPlace = ({ place, id }: { place: string; id: string }): StreamKey => ({ home: homeOf(place), id });
type Extra = { channel: PetitionChannel; people: number; representatives: string[]; mandate: StreamKey | null; receivedAt: string };

function receivedFrom(ctx: CommandContext, key: StreamKey, input: Body, extra: Extra): Omit<Of<"petitions.received">, "type"> {
  assertPlace(ctx, input.place);
  if (input.against) assertUnit(ctx, input.against, "against");
  assertPeople(extra.people, extra.representatives.length);
  const put = (name: string, value: string): string => sealed(ctx, key, name, "petitions.matter", value);
  const { receivedAt, channel, people } = extra;
  return {
    place: input.place,
    channel,
    desk: deskOf(ctx, input.place),
    receivedAt,
    name: sealed(ctx, key, "name", "petitions.contact", input.name),
    phone: sealed(ctx, key, "phone", "petitions.contact", input.phone),
    address: sealed(ctx, key, "address", "petitions.matter", input.address),
    requests: input.requests.map((one, index) => put(`request-${index + 1}`, one)),
    facts: put("facts", input.facts),
    photos: [...new Set(input.photos)],
    against: input.against ?? null,
    earlier: sealed(ctx, key, "earlier", "petitions.matter", input.earlierNumber),
    needs: sealed(ctx, key, "needs", "petitions.matter", input.needs),
    people,
    representatives: extra.representatives.map((one, index) => put(`representative-${index + 1}`, one)),
    mandate: extra.mandate,
    language: input.language,
    registerDue: dueOf(ctx, "PET-1", receivedAt),
    routeDue: dueOf(ctx, "PET-2", receivedAt),
    demo: isDemo(ctx, input.place, input.asDemo),
  };
}

function begin(ctx: CommandContext, input: Body, extra: Extra, atDesk: boolean): PetitionTaken {
  const key = inPlace(input);
  // The receipt holds the secret: whoever only knows an id must not get it by filing again.
  if (ctx.state(petition, key).stage !== "none") throw refuse.conflict("petitions.filed-already", { number: receiptNumber(input.id) });
  const received = receivedFrom(ctx, key, input, extra);
  const state = ctx.change(petition, key, (found) => receive(found, received, atDesk)) as KnownPetition;
  const { dueAt, provisional } = received.routeDue;
  return { ...key, number: receiptNumber(key.id), stage: state.stage, dueAt, provisional };
}
/** What is handed in belongs to this petition or to none yet. */
const attached = (input: Body): NamedPicture[] => input.photos.map((id, index) => ({ path: `photos.${index}`, id, of: inPlace(input) }));
const alone = (ctx: CommandContext, channel: PetitionChannel): Extra => ({
  channel,
  people: 1,
  representatives: [],
  mandate: null,
  receivedAt: ctx.now,
});

export const filePetition = command<Body, PetitionReceipt>({
  name: "petitions.file-petition",
  route: "POST /api/petitions",
  summary: { zh: "网上提出信访事项", en: "File a petition online" },
  input: FilePetition,
  about: (input) => [ref(petition, inPlace(input))],
  allow: anyone(),
  ratePerMinute: 10,
  pictures: attached,
  run: (ctx, input) => ({ ...begin(ctx, input, alone(ctx, "web"), false), follow: "" }),
  // The link's secret is made for each answer and kept nowhere.
  present: (receipt, known) => ({ ...receipt, follow: followPath(known, receipt) }),
});

const atDeskOf: Allow<{ place: string }> = {
  roles: [...DESK, "system"],
  condition: "desk of the place",
  admits: (ctx, { place }) => (ctx.actor.kind === "system" ? noGrant : overPlace(ctx, DESK, place)),
};

export const takePetition = command<z.output<typeof TakePetition>, PetitionTaken>({
  name: "petitions.take-petition",
  route: "POST /api/petitions/taken",
  summary: { zh: "登记来信、来电、来访", en: "Register a letter, a call or a visit" },
  input: TakePetition,
  about: (input) => [ref(petition, inPlace(input)), ...(input.earlier ? [ref(petition, keyOf(input.earlier))] : [])],
  allow: atDeskOf as Allow<z.output<typeof TakePetition>>,
  pictures: attached,
  run: (ctx, input) => {
    const { channel, people, representatives, receivedOn } = input;
    const today = cityDay(ctx.now);
    if (receivedOn && receivedOn > today) throw refuse.fields([{ path: "receivedOn", code: "petitions.date-ahead" }]);
    const receivedAt = receivedOn && receivedOn < today ? startOf(receivedOn) : ctx.now;
    const receipt = begin(ctx, input, { channel, people, representatives, mandate: null, receivedAt }, true);
    if (input.earlier) fileAgain(ctx, receipt, input.earlier, null, "earlier");
    return receipt;
  },
});

export const fileForPrincipal = command<z.output<typeof FileForPrincipal>, PetitionTaken>({
  name: "petitions.file-for-principal",
  route: "POST /api/petitions/for-principal",
  summary: { zh: "代理员凭委托代为提交", en: "The agent files under a mandate" },
  input: FileForPrincipal,
  // The mandate is written too: a revocation that came first makes the filing fail, however close they meet.
  about: (input) => [ref(petition, inPlace(input)), ref(mandate, input.mandate)],
  allow: asAgent((input) => input.mandate),
  pictures: attached,
  run: (ctx, input) => {
    const given = keyOf(input.mandate);
    knownMandate(ctx.change(mandate, given, (found) => use(found, "submit", inPlace(input), ctx.now)));
    // The principal follows by the own link of the mandate; the agent gets none.
    return begin(ctx, input, { ...alone(ctx, "agent"), mandate: given }, false);
  },
});
