import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { incomingFolder } from '#app/attachments/spool'
import type User from '#app/users/user'
import { makeWorld } from '../world.js'
import { applicationIn } from './applications.js'

export const MB = 1024 * 1024

export const address = (id: number, purpose: string, type = 'point_application') =>
  `/attachments?subjectType=${type}&subjectId=${id}&purpose=${purpose}`

/** As the upload part of a page sends it. */
export const upload = (client: any, url: string, user: User, file: Buffer, filename: string) =>
  client.post(url).file('file', file, { filename }).header('accept', 'application/json').withCsrfToken().loginAs(user)

export async function nothingIncoming() {
  for (let tries = 0; tries < 50; tries++) {
    const names = existsSync(incomingFolder()) ? await readdir(incomingFolder()) : []
    if (names.length === 0) return true
    await pause(20)
  }
  return false
}

export async function draft() {
  const world = await makeWorld()
  const { id } = await applicationIn('draft', world)
  return { world, id, operator: world.people.operator }
}
