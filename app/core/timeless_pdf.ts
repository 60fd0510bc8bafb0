import { sha256 } from './canonical_json.js'

const DATES = /\/(CreationDate|ModDate)\(D:\d{14}/g
const SUMS = /(\/ID\s*\[\s*<)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}(>)|(\/DocChecksum \/)[0-9A-F]{32}/g

/**
 * A PDF without the moment at which it was made, which LibreOffice writes into date, name and sum: the same document
 * always gives the same bytes. No byte moves, because the file names the places of its parts.
 *
 * @param day the ISO day that it says it was made on
 */
export function timelessPdf(pdf: Buffer, day: string): Buffer {
  const moment = `${day.replaceAll('-', '')}000000`
  const dated = pdf.toString('latin1').replace(DATES, (_, name: string) => `/${name}(D:${moment}`)
  const blank = '0'.repeat(32)
  const name = sha256(Buffer.from(withSums(dated, blank), 'latin1'))
    .slice(0, 32)
    .toUpperCase()
  return Buffer.from(withSums(dated, name), 'latin1')
}

const withSums = (text: string, sum: string) =>
  text.replace(SUMS, (_all, first?: string, between?: string, last?: string, checksum?: string) =>
    checksum ? checksum + sum : first + sum + between + sum + last
  )
