/** @jsxImportSource preact */
export { askBefore } from "./portal/danger.tsx";
export { KeepLink } from "./portal/receipt.tsx";
// Forms by which whoever holds a follow link rates, sends back and withdraws: the same for every matter that has one.
export { Rating, Reopening, visitAction, Withdrawal } from "./portal/follow-actions.tsx";
