import { readdir } from 'node:fs/promises'
import { request as httpRequest, type ClientRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import { incomingFolder } from '#app/attachments/spool'
import env from '#start/env'
import type User from '#app/users/user'
import { address, draft, MB, nothingIncoming } from '#tests/support/uploads'
import { Visitor } from '#tests/support/visitor'

test.group('A body that does not end well', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** Without a length, so that only counting can stop it. */
  async function startSending(id: number, user: User, purpose = 'premisesPhotos') {
    const visitor = await new Visitor(env.get('APP_URL')).signIn(user.email)
    const request = httpRequest(env.get('APP_URL') + address(id, purpose), {
      method: 'POST',
      headers: {
        ...visitor.headers,
        'accept': 'application/json',
        'content-type': 'multipart/form-data; boundary=edge',
      },
    })
    request.on('error', () => {})
    request.write('--edge\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n')
    return request
  }

  /** @returns what the server answered, if it did, and how much was sent until it hung up */
  async function sendForEver(request: ClientRequest) {
    let [status, closed, sent] = [0, false, 0]
    request.on('response', (response) => {
      status = response.statusCode!
      response.resume()
    })
    request.on('close', () => (closed = true))
    for (const began = Date.now(); !closed && Date.now() - began < 20_000; await pause(5)) {
      const goesOn = request.write(Buffer.alloc(256 * 1024))
      sent += 256 * 1024
      if (!goesOn) await pause(20)
    }
    request.destroy()
    return { status, closed, sent }
  }

  test('endless bytes are answered with 413 at the limit, and the line is cut', async ({ assert }) => {
    const { id, operator } = await draft()
    const { status, closed } = await sendForEver(await startSending(id, operator))

    assert.equal(status, 413)
    assert.isTrue(closed)
    assert.isTrue(await nothingIncoming())
    assert.lengthOf(await Attachment.all(), 0)
  })

  test('a line that is cut halfway leaves nothing behind', async ({ assert }) => {
    const { id, operator } = await draft()
    const request = await startSending(id, operator)
    request.write(Buffer.alloc(2 * MB))
    await pause(300)
    assert.lengthOf(await readdir(incomingFolder()), 1)

    request.destroy()

    assert.isTrue(await nothingIncoming())
    assert.lengthOf(await Attachment.all(), 0)
  })
})
