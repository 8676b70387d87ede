// One list for what the server allows and what screens show.

/** Who calls the offices of an area together and sees to what they agreed. */
export const CONVENERS = ["dispatcher", "supervisor", "commandRoom"] as const;
/** Who answers for a unit that owes something. */
export const OWNERS = ["handler", "approver"] as const;
export const READERS = [...CONVENERS, ...OWNERS, "intakeClerk", "gridInstructor"] as const;
