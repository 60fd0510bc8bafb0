import { AuditEntrySchema } from '#database/schema'

/** One thing that happened. Never changed, never deleted: not by code, and in production not by the database account. */
export default class AuditEntry extends AuditEntrySchema {
  get particulars(): Record<string, any> {
    return JSON.parse(this.details)
  }
}
