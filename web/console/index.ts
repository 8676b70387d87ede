export {
  areasOf,
  ConsoleProvider,
  holdsRole,
  LanguageProvider,
  unitsOf,
  useConsole,
  useLanguage,
  useSay,
  type ConsoleValue,
  type Grant,
  type ReplyHelp,
  type Session,
} from "./app.tsx";
export { AreaPicker, useAreaName, useAreas, type AreaRow } from "./area-picker.tsx";
export { CommandList, KeyboardHelp } from "./commands.tsx";
export { downloadCsv, toCsv } from "./csv.ts";
export { useDepartmentName, useDepartments } from "./department-name.ts";
export { Dialog } from "./dialog.tsx";
export { CaseClocks, CaseColumns, CaseHead, DemoMark, FactList, StateMark, type CaseClock, type StateTone } from "./case.tsx";
export { countText, useViewsCounted } from "./counts.ts";
export { clearDraft, readDraft, writeDraft } from "../parts/draft.ts";
export { readDue, type DueFact } from "./due.ts";
export { DueBadge, useMinute, useWorkingTime, WorkingTimeProvider } from "./due-badge.tsx";
export { FormDialog } from "./form-dialog.tsx";
export { ReasonForm, VerdictForm } from "./step-forms.tsx";
export { useSending } from "./sending.ts";
export { Choice, Field, FileInput, NativeSelect, TextArea, TextInput, useFieldProps } from "./field.tsx";
export { Icon, type IconName } from "./icon.tsx";
export { newId } from "./ids.ts";
export { useLive } from "./live.tsx";
export { useDeeds, useKeyboard, type Deed } from "./keyboard.tsx";
export { keepApart, textNode } from "./labels.ts";
export { CountedRecords, type CountedAsk } from "./counted-records.tsx";
export { CsvButton, ListPage, PeriodFields, SearchBox } from "./list-page.tsx";
export { Empty, Page, Waiting } from "./page.tsx";
export { PhotoField } from "./photo-field.tsx";
export { PhotoList } from "./photo-list.tsx";
export { AlsoHere } from "./presence.tsx";
export { usePreference } from "./preference.ts";
export { readsOf, useLivePages, useLiveRecord, usePages } from "./reading.ts";
export { ReadRecord } from "./read-record.tsx";
export { ReadProblem, refusalText } from "./refusals.tsx";
export { isOutOfReach, isStatus, orThrow, RefusedError } from "./refused.ts";
export { scopeOf } from "./scope.ts";
export { makeStore, remembered, useStore, type Store } from "./store.ts";
export { Tabs } from "./tabs.tsx";
export { DensityButton, Table, type TableColumn } from "./table.tsx";
export { useRowKeys } from "./row-keys.ts";
export { SaveViewButton } from "./save-view.tsx";
export { keepBareViewsOf, SavedViewsOf, useIsSaved, useSavedViews } from "./saved-views.tsx";
export { LeftEmpty, useLeftEmpty } from "./left-empty.tsx";
export { SealsShut } from "./seals-shut.tsx";
export { PlainTable } from "./plain-table.tsx";
export { RowsField, type Row, type RowColumn } from "./rows-field.tsx";
export { clockTime, dayHeading, dayOf, dayWords, instant, moment, monthWords, shortDue, shortInstant } from "./time.ts";
export { Timeline, type Told } from "./timeline.tsx";
export { ShownOnce } from "./shown-once.tsx";
export { showToast, Toasts } from "./toasts.tsx";
export { delay, sendAllNow, undoNewest, UndoBar, useDelayed, useDelayedSubjects } from "./undo.tsx";
export { UnitPicker, useUnitName } from "./unit-picker.tsx";
export { BASE, carryScope, Go, hrefOf, SCOPE, useUrl } from "./url.tsx";
export { consoleWords } from "./words.ts";
export { dateIn, usualWindows, weekdayOnly, workingMinutes, type WorkingTime } from "./working-time.ts";
export { Panel } from "./panel.tsx";
export { Typed } from "./typed.tsx";
