import { ReportPassageVersionSchema } from '#database/schema'

/** What somebody left in a passage; null where the generated text was put back. It is never changed afterwards but by the same person's autosave. */
export default class ReportPassageVersion extends ReportPassageVersionSchema {}
