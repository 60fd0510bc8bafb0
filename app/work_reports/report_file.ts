import { ReportFileSchema } from '#database/schema'

/** A file of one building. Its bytes lie in the drive under their own hash, so that writing them again changes nothing. */
export default class ReportFile extends ReportFileSchema {
  get key() {
    return reportKey(this.sha256)
  }
}

export const reportKey = (hash: string) => `reports/${hash.slice(0, 2)}/${hash}`
