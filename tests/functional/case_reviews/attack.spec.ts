import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import CaseBlind from '#app/case_reviews/case_blind'
import { maskFinding } from '#app/case_reviews/case_findings'
import { CaseFinding } from '#app/case_reviews/case_blind'
import { beginDiscussion, beginScoring } from '#app/case_reviews/case_round_workflow'
import { scanRound } from '#app/case_reviews/case_scan'
import TypicalCase from '#app/cases/typical_case'
import { inTransaction } from '#app/core/dialect'
import type User from '#app/users/user'
import Submission, { freeze } from '#app/workflow/submission'
import { drainOutbox } from '#jobs/drain'
import { allocatedRound, roundAgain, score, SECRETS, seatsOf, telltaleImage } from '#tests/support/case_reviews'
import { download } from '#tests/support/downloads'
import { unzipped } from '#tests/support/zips'
import { makeWorld } from '#tests/world'

/** Everything readable in an answer: the page, its headers, the parts of an archive, texts in any of three encodings. */
async function readable(body: Buffer, headers: object) {
  const parts = body.subarray(0, 2).toString() === 'PK' ? [...(await unzipped(body)).entries()].flat() : [body]
  const texts = parts.flatMap((part) =>
    Buffer.isBuffer(part) ? [part.toString('utf8'), part.toString('utf16le'), part.toString('latin1')] : [part]
  )
  return [...texts, decodeURIComponent(JSON.stringify(headers))].join('\n')
}

const LINK = /(?:href|src|action)="(\/[^"#]*)"/g

/** A list is looked at once for each kind of choice in its address, not in all their combinations. */
function kindOf(path: string) {
  const [page, query = ''] = path.split('?')
  return `${page}?${[...new URLSearchParams(query).keys()].sort()[0] ?? ''}`
}

/** Every page and file that can be reached from the first one by links, and a list of addresses that were not linked. */
async function crawl(client: ApiClient, user: User, also: string[]) {
  const seen = new Map<string, { status: number; text: string }>()
  const kinds = new Set<string>()
  const waiting = ['/home', '/case-reviews', '/notifications', ...also]
  while (waiting.length > 0) {
    const path = waiting.shift()!
    if (
      seen.has(path) ||
      (kinds.has(kindOf(path)) && !also.includes(path)) ||
      /^\/(resources|@|language|sign-out|gallery|points|public|events)/.test(path)
    )
      continue
    kinds.add(kindOf(path))
    const answer = await download(client, path, user).redirects(1)
    const text = await readable(answer.body(), answer.headers())
    seen.set(path, { status: answer.status(), text })
    if (!answer.status().toString().startsWith('2')) continue
    waiting.push(...[...text.matchAll(LINK)].map(([, to]) => to.replaceAll('&amp;', '&')))
  }
  return seen
}

test.group('A reviewer looks for an author', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('by no page, list, search, export, file, notice or id', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { round, call, by, unit } = await allocatedRound(world, {
      ...{ jury: 3, cases: 3, seats: 3 },
      content: () => ({ practice: `${SECRETS.unit}的${SECRETS.author}牵头，来信请寄 ${SECRETS.email}。` }),
    })
    const row = await TypicalCase.query().where('callId', call.id).orderBy('id').firstOrFail()
    const image = await telltaleImage(world, row)
    const { answers } = (await Submission.newestOf('typical_case', row.id))!
    const images = [{ attachmentId: image.id, caption: `${SECRETS.unit}的平台`, rights: SECRETS.unit }]
    const subject = { type: 'typical_case', id: row.id, round: 2 }
    await inTransaction((trx) => freeze(trx, subject, { ...answers, images }, people.operator.id))
    await scanRound(round.id)
    const stripped = await CaseFinding.query().where('state', 'stripped')
    assert.isAbove(stripped.length, 0, 'what the file carries unseen was found')
    for (let open; (open = await CaseFinding.findBy('state', 'open'));) await maskFinding(open, by)
    await beginScoring(await roundAgain(round.id), by)

    const seats = await seatsOf(round.id)
    const { user } = seats[0].expert
    for (const [n, seat] of seats.entries()) {
      if (seat.expertId === seats[0].expertId && n > 3) continue
      await score(seat, call, n === 0 ? 50 : 80)
    }
    await drainOutbox()
    const blind = await CaseBlind.findByOrFail('caseId', row.id)
    const foreign = [
      ...[`/typical-cases/${row.id}`, `/cases/${row.id}`, `/case-reviews/${row.id}`, `/case-reviews/${blind.id}`],
      ...[`/case-rounds/${round.id}`, `/case-rounds/${round.id}/cases`, `/case-rounds/${round.id}/cases/${blind.id}`],
      ...[`/case-rounds/${round.id}/statistics`, `/case-rounds/${round.id}/summary.xlsx`, '/case-rounds', '/experts'],
      ...[`/attachments/${image.id}`, `/organizations/${unit.id}`, '/audit', `/applications?q=${SECRETS.unit}`],
      ...[`/case-reviews?q=${row.number}`, '/case-reviews/view.xlsx', `/expert-assignments/${round.assignmentId}`],
      ...[...seats.map(({ token }) => `/case-reviews/${token}/images/1`)],
    ]
    const secrets = [
      ...Object.values(SECRETS),
      ...[unit.uscc!, row.number!, people.haidianReviewer.name, people.haidianReviewer.email],
      ...[people.handler.name, people.handler.email, image.name, image.key],
    ]
    /** Who of the office has seen the reader's own data is the reader's to know. */
    const secretsFor = (path: string) =>
      secrets.filter((secret) => !path.startsWith('/account/personal-data') || secret !== people.handler.name)
    const seen = await crawl(client, user, foreign)
    const own = seats.filter(({ expertId }) => expertId === seats[0].expertId)
    for (const { token } of own) assert.equal(seen.get(`/case-reviews/${token}`)?.status, 200, 'it was read')
    assert.equal(
      seen.get(`/case-reviews/${own.find(({ blindId }) => blindId === blind.id)!.token}/images/1`)?.status,
      200
    )
    assert.isTrue(
      [...seen.keys()].some((path) => path.endsWith('/sheet.xlsx')),
      'its sheets were taken out'
    )
    for (const [path, { text }] of seen) {
      const typed = path.includes('?q=') ? path : ''
      const betrayed = secretsFor(path).filter(
        (secret) => text.includes(secret) && !decodeURIComponent(typed).includes(secret)
      )
      assert.deepEqual(betrayed, [], path)
    }
    for (const path of foreign.filter((one) =>
      /^\/(typical-cases|cases|case-rounds|attachments|audit|experts)/.test(one)
    ))
      assert.notEqual(Math.floor(seen.get(path)!.status / 100), 2, path)

    for (const seat of (await seatsOf(round.id)).filter(({ state }) => state === 'assigned'))
      await score(seat, call, 80)
    await beginDiscussion(await roundAgain(round.id), by)
    await drainOutbox()
    for (const [path, { text }] of await crawl(client, user, [])) {
      assert.deepEqual(
        secretsFor(path).filter((secret) => text.includes(secret)),
        [],
        `${path} in the discussion`
      )
    }
  })
})
