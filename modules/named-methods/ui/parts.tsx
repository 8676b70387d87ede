// Methods over a record, for the screen of that record: the same card for every kind.
export { RunCards } from "./console/run-cards.tsx";
