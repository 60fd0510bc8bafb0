import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import Objection from '#app/service_points/objection'
import PointApplication from '#app/service_points/point_application'
import env from '#start/env'
import { applicationIn } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { Visitor } from '#tests/support/visitor'
import { makeWorld } from '#tests/world'

const OBJECTION = {
  name: '李先生',
  contact: 'li@people.example',
  reason: '该单位没有专职服务人员，请核实。',
}

const arrive = () => new Visitor(env.get('APP_URL'))

/** A notice that runs, and a visitor who has its page open. */
async function openNotice() {
  const world = await makeWorld()
  const { id } = await applicationIn('public_notice', world)
  const visitor = arrive()
  await visitor.open(`/notices/${id}`)
  return { world, visitor, path: `/notices/${id}/objections` }
}

/** An application that waits to be accepted, and who may do so. */
async function openDecision() {
  const world = await makeWorld()
  const { id, version } = await applicationIn('submitted', world)
  const person = await arrive().signIn(world.people.haidianReviewer.email)
  const form = { decision: 'accept', opinion: '材料齐全，予以受理。', version, _once: randomUUID() }
  return { person, form, page: `/applications/${id}`, path: `/applications/${id}/approvals` }
}

/** Real commits: several requests at once cannot share one transaction. */
test.group('The same form twice', (group) => {
  group.each.setup(() => emptyTables())
  group.each.setup(() => limiter.clear())
  group.teardown(() => emptyTables())

  test('makes one row, and leads to the same place', async ({ assert }) => {
    const { visitor, path } = await openNotice()
    const form = { ...OBJECTION, _once: randomUUID() }

    const first = await visitor.post(path, form)
    const second = await visitor.post(path, form)

    const [objection, ...more] = await Objection.all()
    assert.isEmpty(more)
    assert.deepEqual([first.status, second.status], [302, 302])
    assert.equal(first.location, `${path}/${objection.id}`)
    assert.equal(second.location, first.location)
  })

  test('twenty times at once makes one row, and all are led to it', async ({ assert }) => {
    const { visitor, path } = await openNotice()
    const form = { ...OBJECTION, _once: randomUUID() }

    const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.post(path, form)))

    const [objection, ...more] = await Objection.all()
    assert.isEmpty(more)
    const places = new Set(answers.map(({ status, location }) => `${status} ${location}`))
    assert.deepEqual([...places], [`302 ${path}/${objection.id}`])
    const traces = await db.from('audit_entries').where('action', 'like', '%objection%')
    assert.lengthOf(traces, 1)
  })

  test('of somebody signed in, in two windows at once', async ({ assert }) => {
    const { people, batch } = await makeWorld()
    const windows = await Promise.all([1, 2].map(() => arrive().signIn(people.operator.email)))
    const form = { batch: batch.id, _once: randomUUID() }

    const answers = await Promise.all(windows.map((window) => window.post('/applications', form)))

    const [application, ...more] = await PointApplication.all()
    assert.isEmpty(more)
    const places = new Set(answers.map(({ status, location }) => `${status} ${location}`))
    assert.deepEqual([...places], [`302 /applications/${application.id}/edit`])
  })

  test('of a decision, five times at once, is one decision, noted with it', async ({ assert }) => {
    const { person, path, page, form } = await openDecision()

    const answers = await Promise.all(Array.from({ length: 5 }, () => person.post(path, form)))

    const places = new Set(answers.map(({ status, location }) => `${status} ${location}`))
    assert.deepEqual([...places], [`302 ${page}`])
    assert.lengthOf(await db.from('approvals'), 1)
    const traces = await db.from('audit_entries').whereIn('action', ['point_application.accepted', 'access.refused'])
    assert.lengthOf(traces, 1)
    assert.deepEqual(await db.from('idempotency_keys').where('route', `POST ${path}`).select('location'), [
      { location: page },
    ])
  })

  test('of a decision, after it was made, leads to it and is no attempt to make another', async ({ assert }) => {
    const { person, path, page, form } = await openDecision()

    await person.post(path, form)
    const again = await person.post(path, form)
    const other = await person.post(path, { ...form, opinion: '材料不齐全，不予受理。' })

    assert.equal(`${again.status} ${again.location}`, `302 ${page}`)
    assert.equal(other.status, 422)
    assert.include(other.text, '这份表单已经提交过')
    assert.lengthOf(await db.from('approvals'), 1)
    assert.isEmpty(await db.from('audit_entries').where('action', 'access.refused'))
  })

  test('of a decision that was refused may be sent again', async ({ assert }) => {
    const { person, path, page, form } = await openDecision()

    const late = await person.post(path, { ...form, version: form.version - 1 })
    const again = await person.post(path, form)

    assert.equal(late.status, 409)
    assert.equal(again.location, page)
    assert.lengthOf(await db.from('approvals'), 1)
  })

  test('opened anew is another form: two rows', async ({ assert }) => {
    const { visitor, path } = await openNotice()

    await visitor.post(path, { ...OBJECTION, _once: randomUUID() })
    await visitor.post(path, { ...OBJECTION, _once: randomUUID() })

    assert.lengthOf(await Objection.all(), 2)
  })

  test('with other content is refused and says so: it is not a repetition', async ({ assert }) => {
    const { visitor, path } = await openNotice()
    const form = { ...OBJECTION, _once: randomUUID() }

    await visitor.post(path, form)
    const other = await visitor.post(path, { ...form, reason: '该单位的服务地址与申报材料不符。' })

    assert.equal(other.status, 422)
    assert.include(other.text, '这份表单已经提交过')
    assert.lengthOf(await Objection.all(), 1)
  })

  test('after a refusal may be corrected and sent again', async ({ assert }) => {
    const { visitor, path } = await openNotice()
    const form = { ...OBJECTION, _once: randomUUID() }

    const refused = await visitor.post(path, { ...form, reason: '没有' })
    const corrected = await visitor.post(path, form)

    assert.equal(refused.status, 422)
    assert.equal(corrected.status, 302)
    assert.lengthOf(await Objection.all(), 1)
  })

  test('of another person is not the same: a key tells nobody anything', async ({ assert }) => {
    const { visitor, path } = await openNotice()
    const stranger = arrive()
    await stranger.open(path.replace('/objections', ''))
    const form = { ...OBJECTION, _once: randomUUID() }

    const first = await visitor.post(path, form)
    const other = await stranger.post(path, form)

    assert.equal(other.status, 302)
    assert.notEqual(other.location, first.location)
    assert.lengthOf(await Objection.all(), 2)
  })

  test('at another address is not the same', async ({ assert }) => {
    const { path, world } = await openNotice()
    const person = await arrive().signIn(world.people.chaoyangPrincipal.email)
    const once = { _once: randomUUID() }

    await person.post(path, { ...OBJECTION, ...once })
    const other = await person.post('/applications', { batch: world.batch.id, ...once })

    assert.match(other.location!, /^\/applications\/\d+\/edit$/)
    assert.lengthOf(await Objection.all(), 1)
  })
})

test.group('A form whose first post never ended', (group) => {
  group.each.setup(() => emptyTables())
  group.each.setup(() => limiter.clear())
  group.teardown(() => emptyTables())

  /** The row of a request that is at work, or was when its process died. */
  async function interrupted(secondsAgo: number) {
    const { visitor, path } = await openNotice()
    const form = { ...OBJECTION, _once: randomUUID() }
    await visitor.post(path, form)
    await Objection.query().delete()
    const createdAt = sqlTime(new Date(now().getTime() - secondsAgo * 1000))
    await db.from('idempotency_keys').update({ location: null, created_at: createdAt })
    return () => visitor.post(path, form)
  }

  test('is done by the next one when the first process is dead', async ({ assert }) => {
    const again = await interrupted(61)
    const { status } = await again()
    assert.equal(status, 302)
    assert.lengthOf(await Objection.all(), 1)
  })

  test('makes the next one wait while the first may still be at work, then says so', async ({ assert }) => {
    const again = await interrupted(5)
    const { status, text } = await again()
    assert.equal(status, 409)
    assert.include(text, '这份表单已经提交过')
    assert.lengthOf(await Objection.all(), 0)
  })
})
