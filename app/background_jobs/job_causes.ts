/** What usually lies behind a fault, by what it says; the first that fits. Texts under `background_jobs.causes`. */
const CAUSES: [cause: string, says: RegExp][] = [
  ['unknown_job', /^Unknown job /],
  [
    'mail_refused',
    /^(Can't send mail|Message failed|Recipient command failed|Data command failed).*\b5\d\d\b|all recipients were rejected/is,
  ],
  ['mail_login', /EAUTH|Invalid login|Missing credentials|authentication (failed|required)/i],
  ['in_other_hands', /being sent by another worker/],
  ['disk_full', /ENOSPC|SQLITE_FULL|disk is full|disk full|No space left/i],
  ['memory', /ENOMEM|out of memory|Array buffer allocation failed|Invalid string length/i],
  ['program_missing', /spawn \S+ ENOENT|soffice|libreoffice/i],
  ['row_gone', /Row not found|E_ROW_NOT_FOUND/],
  ['database_busy', /SQLITE_BUSY|database is locked|Deadlock found|Lock wait timeout|Record has changed since/i],
  [
    'refused_by_data',
    /UNIQUE constraint|FOREIGN KEY constraint|NOT NULL constraint|Duplicate entry|constraint fails|cannot be null|Data too long/i,
  ],
  ['step_refused', /^Step \S+ is not allowed/],
  ['file_missing', /ENOENT|NoSuchKey|E_CANNOT_READ_FILE|E_CANNOT_GET_METADATA/],
  ['not_permitted', /EACCES|EPERM|AccessDenied|SignatureDoesNotMatch|InvalidAccessKeyId/],
  [
    'unreachable',
    /ECONN(REFUSED|RESET|ABORTED)|E?TIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE|Greeting never received|socket (hang up|close)|timed? ?out|PROTOCOL_CONNECTION_LOST|Unexpected socket close/i,
  ],
]

export const causes = [...CAUSES.map(([cause]) => cause), 'unexpected']

/** Why a try failed, as far as its words say. */
export function causeOf(fault: string) {
  return CAUSES.find(([, says]) => says.test(fault))?.[0] ?? 'unexpected'
}
