/** Who takes which step of an action: the commands ask for these, and the screen is told by them what to offer. */
export const ACTION_ROLES = {
  adopt: ["dispatcher", "supervisor"],
  act: ["handler", "approver"],
  publishForUnit: ["approver"],
  publishOver: ["dispatcher", "supervisor"],
} as const;
