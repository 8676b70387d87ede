/** Who takes which step of a first signal: the commands ask for these, and the screen is told by them what to offer. */
export const SIGNAL_ROLES = {
  adopt: ["dispatcher", "supervisor"],
  act: ["handler", "approver"],
  publishForUnit: ["approver"],
  publishOver: ["supervisor"],
} as const;
