import env from '#start/env'
import { refuseShortLogs } from '#start/short_logs'

/** Logs, and the register of who was written to: 个人信息保护法 wants records of handling for three years. */
const RETENTION_LOG_DAYS = { days: env.get('RETENTION_LOG_DAYS', 1096) }
const keyCounts = { days: 400 }
refuseShortLogs({ RETENTION_LOG_DAYS, keyCounts })

/** How long what is kept; what stands in no class stays. Customary values where no rule is named. */
export default {
  /** 机关文件材料归档范围和文书档案保管期限规定 (国家档案局令第8号): 30年 and 10年; the rest of the archive 永久. */
  long: { years: 30 },
  short: { years: 10 },
  /** Who asked, who came, who objected: names and numbers go, the anonymous row stays. */
  contacts: { years: 3 },
  /** Names and addresses of recipients, after the end of their wave. */
  surveyRecipients: { months: 12 },
  /** Who got a letter to a segment of the alliance. */
  mailingRecipients: { years: 3 },
  logs: RETENTION_LOG_DAYS,
  /** Calls of an API key by day. */
  keyCounts,
  notifications: { years: 2 },
  /** Mails that the demonstration shows instead of sending them. */
  inboxMails: { days: 90 },
  /** After their end. */
  sessions: { days: 1 },
  passwordTokens: { days: 7 },
  formKeys: { days: 2 },
  /** After the work was done. */
  doneJobs: { days: 30 },
  /** Jobs that a person gave up, and the last sign of life of who worked. */
  jobsSetAside: { days: 365 },
  workers: { days: 30 },
  bulkChoices: { days: 2 },
  /** Files taken off a form and never handed in. */
  removedFiles: { days: 30 },
  /** Rows in one transaction, and transactions a class in one run: what is left waits for the next day. */
  batch: 500,
  mostBatches: 200,
}
