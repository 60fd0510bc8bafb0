import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import Attachment from '#app/attachments/attachment'
import { deleteFile } from '#app/attachments/file_store'
import { isReferenced } from '#app/attachments/references'
import { discard, incomingFolder } from '#app/attachments/spool'
import { record } from '#app/audit/record'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { system } from '#app/users/actor'

const KEPT_FOR_DAYS = 30

const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000)

/** Deletes files that nobody can reach any more: taken off a form long ago and never handed in, or arrived halfway. */
export default async function sweep() {
  await deleteRemoved()
  await deleteHalfArrived()
}

async function deleteRemoved() {
  const removed = await Attachment.query()
    .where('removedAt', '<', sqlTime(daysAgo(KEPT_FOR_DAYS)))
    .orderBy('id')
  for (const attachment of removed) {
    if (!(await isReferenced(attachment))) await deleteForGood(attachment)
  }
}

/** The bytes first: a row without bytes is found again by the next sweep, bytes without a row by nobody. */
async function deleteForGood({ id, key, name, sha256 }: Attachment) {
  await deleteFile(key)
  await inTransaction(async (trx) => {
    await trx.from('attachments').where({ id }).delete()
    await record(trx, {
      action: 'attachment.deleted',
      subject: { type: 'attachment', id },
      by: system('attachments/sweep'),
      details: { name, sha256 },
    })
  })
}

/** What a killed process left behind. No upload takes a day. */
async function deleteHalfArrived() {
  const names = await readdir(incomingFolder()).catch(() => [])
  for (const name of names) {
    const path = join(incomingFolder(), name)
    const file = await stat(path).catch(() => null)
    if (file && file.mtime < daysAgo(1)) await discard(path)
  }
}
