import { ref, type Noun, type StreamKey } from "#platform/ledger";
import type { Module } from "#platform/modules";
import { incident, noteIncident } from "#modules/incidents";
import { dispute, recordInvestigation } from "#modules/mediation";
import type { Subject, Surroundings } from "#modules/named-methods";
import { notePetition, petition } from "#modules/petitions";
import incidents from "../../modules/incidents/module.ts";
import mediation from "../../modules/mediation/module.ts";
import petitions from "../../modules/petitions/module.ts";

type Placed = { stage: "none" } | { stage: string; place: string };

/** What the named methods may ask of a record: where it is, who works on it, who may open it. */
function subjectOf<S extends Placed, E extends { type: string }>(
  kind: Subject["kind"],
  noun: Noun<S, E>,
  owner: Module,
  reading: string,
  writing: Pick<Subject, "roles" | "works">,
): Subject {
  const key = ({ home, id }: StreamKey): StreamKey => ({ home, id });
  const gate = owner.records?.find((one) => one.kind === noun.kind);
  const read = owner.queries.find(({ name }) => name === reading);
  if (!gate || !read) throw new Error(`${noun.kind} has no gate or no ${reading}`);
  return {
    kind,
    about: (subject) => ref(noun, key(subject)),
    place: (ctx, subject) => {
      const state = ctx.state(noun, key(subject));
      return "place" in state ? state.place : null;
    },
    ...writing,
    readers: read.allow.roles,
    opens: (ctx, subject) => gate.admits(ctx, key(subject)),
  };
}

const { allow: onIncidents } = noteIncident;
const { allow: onDisputes } = recordInvestigation;
const { allow: onPetitions } = notePetition;

/** Whoever may write down what was done on a record may run a method over it; what is written stands in the method's own history. */
export const methodSurroundings: Surroundings = {
  subjects: [
    subjectOf("incident", incident, incidents, "incidents.read-incident", {
      roles: onIncidents.roles,
      works: (ctx, { home, id }) => onIncidents.admits(ctx, { home, id, text: "", voice: null }),
    }),
    subjectOf("mediation", dispute, mediation, "mediation.read-dispute", {
      roles: onDisputes.roles,
      works: (ctx, { home, id }) =>
        onDisputes.admits(ctx, {
          home,
          id,
          place: "",
          on: "",
          respondent: "",
          contact: null,
          relation: null,
          participants: null,
          recorder: "",
          content: "",
          readBack: true,
        }),
    }),
    subjectOf("petition", petition, petitions, "petitions.read-petition", {
      roles: onPetitions.roles,
      works: (ctx, { home, id }) => onPetitions.admits(ctx, { home, id, text: "" }),
    }),
  ],
  comparables: [
    ...[mediation, incidents].flatMap(({ catalogue = [] }) => catalogue),
    // How many petitions there are is shown nowhere (domain.md §0.3, 9).
    ...(petitions.catalogue ?? []).map((group) => ({ ...group, rateOnly: true })),
  ],
};
