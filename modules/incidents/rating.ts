import { hasReporter, type KnownIncident, type Rating } from "./incident.ts";

/** Given by the reporter with the own link: what somebody else wrote down never stands in its way. */
export const isOwnWord = (rating: Rating | null): boolean => rating !== null && !rating.calledBack && !rating.taken;

export const unhappy = (incident: KnownIncident): boolean =>
  incident.rating !== null && (!incident.rating.solved || incident.rating.satisfied <= 2);

/** Who left nothing to be asked by has the same time, counted from the same end. */
export const canTakeRating = ({ ending, rateUntil, archiveAfter }: KnownIncident, now: string): boolean => {
  const until = rateUntil ?? archiveAfter;
  return ending !== "withdrawn" && until !== null && now <= until;
};

/** Whether there is anything left to take down: a rating, or that it goes back. */
export const mayTakeRating = (found: KnownIncident, now: string): boolean =>
  hasReporter(found) && canTakeRating(found, now) && (!isOwnWord(found.rating) || (unhappy(found) && found.reopenedTimes === 0));
