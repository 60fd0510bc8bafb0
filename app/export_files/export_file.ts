import { scope } from '@adonisjs/lucid/orm'
import config from '#config/exports'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import { ExportFileSchema } from '#database/schema'
import type User from '#app/users/user'
import type { ExportFileState } from './export_file_workflow.js'
import type { Format } from './workbook_at.js'

/** Why no file came of it: i18n key under `export_files.refusals`. */
export type Refusal = 'not_allowed' | 'broken'

/** 导出任务: a list of very many rows that one person ordered as a file. */
export default class ExportFile extends ExportFileSchema {
  declare state: ExportFileState
  declare format: Format
  declare refusal: Refusal | null

  /** Each person sees the own ones. */
  static visibleTo = scope((query, user: User) => {
    query.where('by_id', user.id)
  })

  /** Rows that the person saw with other rights are not handed out any more. */
  isStillFor({ sessionEpoch }: User) {
    return this.epoch === sessionEpoch
  }

  get isWorking() {
    return this.state === 'ordered' || this.state === 'running'
  }

  get path() {
    return `/export-files/${this.id}`
  }

  get source() {
    return sourceOf(this.address)
  }

  /** Everything that was ever written for it lies here. */
  get folder() {
    return `export_files/${this.id}`
  }
}

/** The page whose workbook stands at an address, with the same choice. */
export function sourceOf(address: string) {
  return address.replace(/\/[^/?]+(?=$|\?)/, '')
}

/** Before this moment a worker has given its last sign of life when it is taken for dead. */
export function silentSince() {
  return sqlTime(new Date(now().getTime() - config.silence * 1000))
}
