import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { SessionData } from '@adonisjs/session/types'
import { toldByCookie } from '#app/accounts/told_by_cookie'

const CONFIG = { enabled: true, cookieName: 'jingzhi', age: '2h', cookie: { path: '/', httpOnly: true } }
const FLASH = '__flash__'

/** A request with these cookies, and the rows of all sessions with what was done to them. */
async function arrive(rows: Map<string, SessionData>, cookie = '') {
  const req = Object.assign(new IncomingMessage(new Socket()), { headers: { cookie } })
  const ctx = await testUtils.createHttpContext({ req })
  Object.assign(ctx, { session: { flashKey: FLASH } })
  const done: string[] = []
  const rowsOnly = {
    read: (id: string) => rows.get(id) ?? null,
    write: (id: string, values: SessionData) => void (done.push('written'), rows.set(id, values)),
    destroy: (id: string) => void (done.push('destroyed'), rows.delete(id)),
    touch: () => void done.push('touched'),
  }
  const cookies = () => [ctx.response.getHeader('set-cookie') ?? []].flat().map(String)
  return { store: toldByCookie(rowsOnly, ctx, CONFIG), done, cookies }
}

test.group('What is told on the next page', () => {
  const signedIn = { auth_web: 5 }

  test('goes there by a sealed cookie, and no row is written on either page', async ({ assert }) => {
    const rows = new Map<string, SessionData>([['mine', signedIn]])
    const act = await arrive(rows)
    await act.store.read('mine')
    await act.store.write('mine', { ...signedIn, [FLASH]: { success: '已受理' } })
    assert.deepEqual(act.done, ['touched'])
    const [cookie] = act.cookies()
    assert.notInclude(decodeURIComponent(cookie), '已受理')

    const page = await arrive(rows, cookie.split(';')[0])
    assert.deepEqual(await page.store.read('mine'), { ...signedIn, [FLASH]: { success: '已受理' } })
    await page.store.write('mine', signedIn)
    assert.deepEqual(page.done, ['touched'])
    assert.match(page.cookies()[0], /^jingzhi-told=; Max-Age=0/)
  })

  test('is told in the session it was meant for only', async ({ assert }) => {
    const rows = new Map<string, SessionData>([['mine', signedIn]])
    const act = await arrive(rows)
    await act.store.read('mine')
    await act.store.write('mine', { ...signedIn, [FLASH]: { success: '已受理' } })

    const another = await arrive(new Map([['theirs', { auth_web: 6 }]]), act.cookies()[0].split(';')[0])
    assert.deepEqual(await another.store.read('theirs'), { auth_web: 6 })
  })

  test('stays in the row where it is too long for a cookie', async ({ assert }) => {
    const rows = new Map<string, SessionData>([['mine', signedIn]])
    const values = { ...signedIn, [FLASH]: { notice: '长'.repeat(600) } }
    const act = await arrive(rows)
    await act.store.read('mine')
    await act.store.write('mine', values)
    assert.deepEqual(act.done, ['written'])
    assert.deepEqual(rows.get('mine'), values)
    assert.isEmpty(act.cookies())
  })

  test('does not keep what else changed, or a session under a new id, from being written', async ({ assert }) => {
    const rows = new Map<string, SessionData>([['mine', signedIn]])
    const flash = { success: '已登录' }
    const act = await arrive(rows)
    await act.store.read('mine')
    await act.store.write('mine', { ...signedIn, epoch: 1, [FLASH]: flash })
    await act.store.write('new', { ...signedIn, [FLASH]: flash })
    assert.deepEqual(rows.get('mine'), { ...signedIn, epoch: 1 })
    assert.deepEqual(rows.get('new'), signedIn)
  })
})
