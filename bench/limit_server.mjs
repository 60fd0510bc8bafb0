/**
 * What no application can beat: bare node:http and the bare driver with prepared statements, answering the same bytes
 * for the same rows. Its own tables stand in for those that a transition writes.
 */
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { createHash, randomUUID } from 'node:crypto'
import { openStore } from './store.mjs'

const store = openStore(process.env)
/** What the real pages answered, told by who measures: PUT /<name>. */
const bodies = new Map()

const LIST = `select id, number, batch_id, state, org_name, district_code, host_type, handler_id, score, state_since, submitted_at
  from point_applications where state = ? order by submitted_at desc, id desc limit 20`
const ENTRIES = `select * from audit_entries where subject_type = 'point_application' and subject_id = ? order by seq desc limit 100`
const INVITATION = `select i.id, i.is_spent, i.wave_id, w.state, w.closes_on from survey_links l join survey_invitations i on i.id = l.invitation_id
  join survey_waves w on w.id = i.wave_id where l.token_hash = ?`

const answers = {
  list: () => store.rows(LIST, ['submitted']),
  async detail({ id }) {
    await store.rows('select * from point_applications where id = ?', [id])
    await store.rows(ENTRIES, [id])
  },
  step: ({ n }) => store.transaction((trx) => takeStep(trx, 1 + (Number(n) % 10_000))),
  form: ({ token }) => store.rows(INVITATION, [hashOf(token)]),
  thanks: ({ token }) => store.transaction((trx) => answerSurvey(trx, token)),
}

/** A transition with its trace: the row held, moved by compare-and-set, and a line written about it. */
async function takeStep(trx, id) {
  const [row] = await trx.rows(`select id, version from limit_rows where id = ? ${store.lock}`, [id])
  const { version } = row
  await trx.rows('update limit_rows set version = ?, state = ? where id = ? and version = ?', [version + 1, 'moved', id, version])
  await trx.rows('insert into limit_trace (subject_id, seq, details, hash) values (?, ?, ?, ?)', [id, version + 1, 'x'.repeat(200), hashOf(`${id}/${version}`)])
}

/** Spent or given back: there are not as many people as it answers for. */
async function answerSurvey(trx, token) {
  const [row] = await trx.rows(INVITATION, [hashOf(token)])
  const { id, is_spent: was } = row
  await trx.rows('update survey_invitations set is_spent = ? where id = ? and is_spent = ?', [1 - was, id, was])
  await trx.rows('insert into limit_pool (id, wave_id, sealed) values (?, ?, ?)', [randomUUID(), row.wave_id, 'x'.repeat(1000)])
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex')
}

const server = createServer(async (request, response) => {
  try {
    const { pathname, searchParams } = new URL(request.url, 'http://limit')
    const name = pathname.slice(1)
    const sent = request.method === 'GET' ? null : await buffer(request)
    if (request.method === 'PUT') {
      bodies.set(name, sent)
      return response.writeHead(204).end()
    }
    await answers[name](Object.fromEntries(searchParams))
    const body = bodies.get(name)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length }).end(body)
  } catch (error) {
    response.writeHead(500).end(String(error.stack))
  }
})
server.listen(Number(process.env.LIMIT_PORT), '127.0.0.1')
