import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import limits from '#config/unread_bodies'
import env from '#start/env'
import { MB } from '#tests/support/uploads'

test.group('A body that is refused before it is read', (group) => {
  const usual = { ...limits }
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => void Object.assign(limits, usual))

  /** @returns what was answered to somebody who goes on sending whatever it is, and after how long and how much the line was cut */
  async function insist(connection: string, part: Buffer, everyMs: number) {
    const { hostname, port } = new URL(env.get('APP_URL'))
    const line = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    const heard: { text: string; closed: boolean } = { text: '', closed: false }
    line.on('data', (said) => (heard.text += said)).on('error', () => {})
    line.on('close', () => (heard.closed = true))
    line.write(`${HEAD}Connection: ${connection}\r\n\r\n`)
    line.write(Buffer.alloc(MORE_THAN_A_FORM))

    const began = Date.now()
    let offered = MORE_THAN_A_FORM
    while (!heard.closed && Date.now() - began < 20_000) {
      offered += part.length
      await written(line, part)
      await pause(everyMs)
    }
    line.destroy()
    return { ...heard, offered, ms: Date.now() - began }
  }

  for (const connection of ['close', 'keep-alive']) {
    test(`is answered, and the line is cut after so many bytes (${connection})`, async ({ assert }) => {
      limits.bytes = 16 * MB
      const { text, closed, offered } = await insist(connection, Buffer.alloc(MB), 1)
      assert.match(text, /^HTTP\/1\.1 413 /)
      assert.isTrue(closed)
      assert.isAtLeast(offered, 16 * MB)
      assert.isBelow(offered, 64 * MB)
    })

    test(`is answered, and the line is cut after so long (${connection})`, async ({ assert }) => {
      limits.ms = 500
      const { text, closed, ms } = await insist(connection, Buffer.alloc(1), 20)
      assert.match(text, /^HTTP\/1\.1 413 /)
      assert.isTrue(closed)
      assert.isAtLeast(ms, 500)
    })
  }

  test('is read to its end when that is near, and the line serves on', async ({ assert }) => {
    const { hostname, port } = new URL(env.get('APP_URL'))
    const line = connect(Number(port), hostname)
    let text = ''
    line.on('data', (said) => (text += said))
    line.write(`${HEAD.replace(ENDLESS, `${MORE_THAN_A_FORM}`)}\r\n`)
    line.write(Buffer.alloc(MORE_THAN_A_FORM))
    line.write('GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    await new Promise((resolve) => line.on('close', resolve))
    assert.deepEqual(text.match(/(?<=HTTP\/1\.1 )\d+/g), ['413', '200'])
  })
})

const MORE_THAN_A_FORM = 2 * MB
const ENDLESS = '999999999999'
const HEAD = [
  'POST /sign-in HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/x-www-form-urlencoded',
  `Content-Length: ${ENDLESS}`,
  '',
].join('\r\n')

/** Or refused, because the line is cut. */
function written(line: Socket, part: Buffer) {
  return new Promise((resolve) => line.write(part, resolve))
}
