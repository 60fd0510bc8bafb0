import { ReportFileSchema } from '#database/schema'

/** What people take home of a building, in the order in which it is offered, and what is added to its name. */
const DOCUMENTS: Record<string, string> = {
  ...{ 'report.docx': '', 'report.pdf': '', 'report.xlsx': '附表' },
  ...{ 'public.docx': '（公开版）', 'public.pdf': '（公开版）', 'public.xlsx': '附表（公开版）' },
}

/** A file of one building. Its bytes lie in the drive under their own hash, so that writing them again changes nothing. */
export default class ReportFile extends ReportFileSchema {
  /** Charts are kept for the next building, and offered to nobody. */
  static async documentsOf({ id }: { id: number }) {
    const paths = Object.keys(DOCUMENTS)
    const files = await ReportFile.query().where('buildingId', id).whereIn('path', paths)
    return files.toSorted((one, other) => paths.indexOf(one.path) - paths.indexOf(other.path))
  }

  get key() {
    return reportKey(this.sha256)
  }

  /** What it is called where it is kept: 北京市知识产权信息公共服务工作报告（2025年）附表.xlsx */
  nameOf({ title }: { title: string }) {
    const last = this.path.slice(this.path.lastIndexOf('/') + 1)
    if (this.path.includes('/')) return `${title}-${last}`
    return `${title}${DOCUMENTS[this.path] ?? ''}.${last.split('.').pop()}`
  }
}

export const reportKey = (hash: string) => `reports/${hash.slice(0, 2)}/${hash}`
