import { scope } from '@adonisjs/lucid/orm'
import { ReportFileSchema } from '#database/schema'

const ADDED: Record<string, string> = { 'public.docx': '（公开版）', 'public.pdf': '（公开版）', 'tables.xlsx': '附表' }

/** A file of one building. Its bytes lie in the drive under their own hash, so that writing them again changes nothing. */
export default class ReportFile extends ReportFileSchema {
  /** What people take home; charts are kept for the next building. */
  static documents = scope((query) => void query.whereNot('path', 'like', 'charts/%').orderBy('path'))

  get key() {
    return reportKey(this.sha256)
  }

  /** What it is called where it is kept: 北京市知识产权信息公共服务工作报告（2025年）附表.xlsx */
  nameOf({ title }: { title: string }) {
    const last = this.path.slice(this.path.lastIndexOf('/') + 1)
    if (this.path.includes('/')) return `${title}-${last}`
    return `${title}${ADDED[this.path] ?? ''}.${last.split('.').pop()}`
  }
}

export const reportKey = (hash: string) => `reports/${hash.slice(0, 2)}/${hash}`
