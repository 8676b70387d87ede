import * as agreements from "./commands-agreements.ts";
import * as closing from "./commands-closing.ts";
import * as consent from "./commands-consent.ts";
import { giveCourtList } from "./commands-court-list.ts";
import * as intake from "./commands-intake.ts";
import * as papers from "./commands-papers.ts";
import * as registers from "./commands-registers.ts";
import { answerRoomProposal, cancelDisputeSession, sayInRoom, sayInRoomAsParty, setDisputeSession } from "./commands-room.ts";
import * as sessions from "./commands-sessions.ts";

/** Every write of the module. */
export const mediationCommands = [
  ...Object.values(intake),
  ...Object.values(consent),
  ...Object.values(sessions),
  setDisputeSession,
  cancelDisputeSession,
  sayInRoom,
  sayInRoomAsParty,
  answerRoomProposal,
  ...Object.values(agreements),
  ...Object.values(closing),
  papers.issueDisputePaper,
  ...Object.values(registers),
  giveCourtList,
];

export * from "./commands-agreements.ts";
export * from "./commands-closing.ts";
export * from "./commands-consent.ts";
export * from "./commands-court-list.ts";
export * from "./commands-intake.ts";
export * from "./commands-registers.ts";
export * from "./commands-room.ts";
export * from "./commands-sessions.ts";
