import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";

export type AgentEvent =
  | {
      type: "petitions.agent-registered";
      area: string;
      account: string;
      name: string;
      of: string;
      certificate: string;
      trainedOn: string;
      from: string;
      to: string;
      demo: boolean;
    }
  | { type: "petitions.agent-closed"; reason: string };

type Registered = Omit<Extract<AgentEvent, { type: "petitions.agent-registered" }>, "type">;
export type KnownAgent = Registered & { stage: "registered" | "closed" };
export type Agent = { stage: "none" } | KnownAgent;

/** Who may be asked to act for a petitioner: an office, named in public, with training behind it (信访代理制). */
export const agent = noun<Agent, AgentEvent>({
  kind: "petitions.agent",
  initial: { stage: "none" },
  evolve: (found: Agent, event: Recorded<AgentEvent>): Agent => {
    if (event.type === "petitions.agent-registered") {
      const { area, account, name, of, certificate, trainedOn, from, to, demo } = event;
      return { stage: "registered", area, account, name, of, certificate, trainedOn, from, to, demo };
    }
    return found.stage === "none" ? found : { ...found, stage: "closed" };
  },
});

export function registerAgent(found: Agent, registered: Registered, today: string): AgentEvent[] {
  if (registered.trainedOn > today) throw refuse.fields([{ path: "trainedOn", code: "petitions.date-ahead" }]);
  if (registered.to < registered.from) throw refuse.fields([{ path: "to", code: "petitions.ends-before-it-begins" }]);
  return found.stage === "none" ? [{ type: "petitions.agent-registered", ...registered }] : [];
}

export function closeAgent(found: Agent, reason: string): AgentEvent[] {
  if (found.stage === "none") throw refuse.notFound("petitions.no-agent");
  return found.stage === "closed" ? [] : [{ type: "petitions.agent-closed", reason }];
}

/** May be asked today. */
export function available(found: Agent, today: string): KnownAgent {
  if (found.stage === "none") throw refuse.notFound("petitions.no-agent");
  if (found.stage === "closed" || today < found.from || today > found.to) throw refuse.conflict("petitions.agent-unavailable");
  return found;
}
