import UploadRefused from './upload_refused.js'
import { kindOfExtension, type FileKind } from './file_kinds.js'

const LONGEST = 120

/** Controls, and marks without width or that turn the direction of the text: they make `fdp.exe` look like `exe.pdf`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu
/** Characters that file systems forbid. */
const FORBIDDEN = /[<>:"|?*]/g
/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * The name as people see it and get it back: the last part of the path a browser sent, cleaned, at most 120 characters.
 * Nothing is ever stored under it.
 */
export function displayName(clientName: string) {
  const last = clientName.toWellFormed().split(/[/\\]/).at(-1)!
  const seen = last.replace(UNSEEN, '').normalize('NFC')
  const clean = seen
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return shorten(DEVICE.test(clean) ? `_${clean}` : clean) || 'file'
}

function shorten(name: string) {
  const characters = Array.from(name)
  if (characters.length <= LONGEST) return name
  const ending = extensionOf(name)
  const tail = ending.length > 0 && ending.length <= 10 ? `.${ending}` : ''
  return characters.slice(0, LONGEST - tail.length - 1).join('') + '…' + tail
}

/** Lower case, without the dot; empty when there is none. */
export function extensionOf(name: string) {
  return /\.([^.]+)$/.exec(name)?.[1].toLowerCase() ?? ''
}

/** Endings of files that can be run or that a browser would interpret. `com` is missing: names contain domains. */
const DANGEROUS =
  /\.(exe|scr|bat|cmd|pif|msi|dll|js|mjs|jse|vbs|vbe|wsf|hta|ps1|sh|jar|apk|lnk|html?|xhtml|svg|php\d?|jsp|aspx?|xlsm|docm)(\.|$)/i

/**
 * The kind that a name claims.
 *
 * @throws UploadRefused `wrong_type`, or `double_extension` for 报告.exe.pdf and 报告.pdf.exe
 */
export function claimedKind(name: string, accept: readonly FileKind[]): FileKind {
  if (DANGEROUS.test(name)) {
    throw new UploadRefused(/\.[^.]+\.[^.]+$/.test(name) ? 'double_extension' : 'wrong_type')
  }
  const kind = kindOfExtension(extensionOf(name))
  if (!kind || !accept.includes(kind)) throw new UploadRefused('wrong_type')
  return kind
}
