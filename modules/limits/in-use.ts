/**
 * Clocks of the table by which this program counts or names a clock of its own. The others are here to be read: no date moves when their figure is
 * amended, so it cannot be. A test holds this list to the code (apps/server/tests/limits-in-use.test.ts).
 */
export const IN_USE: ReadonlySet<string> = new Set([
  "MED-1",
  "MED-2",
  "MED-3",
  "MED-5",
  "MED-5.again",
  "JC-1",
  "JC-2",
  "JC-3",
  "PRE-1",
  "PRE-2",
  "PRE-2.summary",
  "PRE-3",
  "LAB-1",
  "ADM-1",
  "PET-1",
  "PET-2",
  "PET-3",
  "PET-4",
  "PET-5",
  "PET-6",
  "PET-7",
  "PET-8",
  "PET-9",
  "PET-10",
  "DEC-1",
  "DEC-2",
  "DEC-3",
  "DEC-4",
]);
