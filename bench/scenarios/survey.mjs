import { createHash, randomBytes } from 'node:crypto'
import { expectStatus } from '../load.mjs'

/** So many people are enough for the limit, which may be answered twice. */
const AGAIN = 500

/** The personal address in a letter is opened, and the form sent in. */
export default {
  key: 'S4',
  title: 'survey: the form is opened and sent in',
  target: 0.4,
  crowds: [1, 8],
  async prepare({ store, tell, visits, expectPage }) {
    await store.rows('drop table if exists limit_pool')
    await store.rows('create table limit_pool (id varchar(36) primary key, wave_id integer not null, sealed text not null)')
    const [wave] = await store.rows("select id, question_version_id as version from survey_waves where state = 'open' order by id desc limit 1")
    const [{ content }] = await store.rows('select content from question_versions where id = ?', [wave.version])
    const answers = answersTo(typeof content === 'string' ? JSON.parse(content) : content)
    const links = await linksFor(store, wave.id, visits)
    const [again, tokens] = [links.slice(0, AGAIN), links.slice(AGAIN)]
    let next = 0
    const fresh = () => tokens[next++] ?? missing()
    const visit = (tokenOf, formAt, sendTo) => async (n, _who, send) => {
      const token = tokenOf(n)
      const form = expectStatus(await send({ path: formAt(token) }), 200, 'the form')
      const body = new URLSearchParams({ ...answers, started: startedIn(form), act: 'finish' }).toString()
      return expectStatus(await send({ method: 'POST', path: sendTo(token), body }), 200, 'the thanks')
    }
    const sample = fresh()
    const form = await expectPage(`/s/${sample}`)
    await tell('form', form)
    const sent = new URLSearchParams({ ...answers, started: startedIn(form), act: 'finish' }).toString()
    await tell('thanks', await expectPage(`/s/${sample}`, sent))
    return {
      acts: {
        app: visit(fresh, (token) => `/s/${token}`, (token) => `/s/${token}`),
        limit: visit((n) => again[n % AGAIN], (token) => `/form?token=${token}`, (token) => `/thanks?token=${token}`),
      },
      facts: { bytes: form.body.length },
    }
  },
}

const startedIn = ({ body }) => /name=['"]started['"] value=['"]([^'"]+)['"]/.exec(body.toString())[1]

function missing() {
  throw new Error('no recipient is left who has not answered: fill the database anew')
}

/** A content person, who writes nothing: an answer to every question that is chosen from. */
function answersTo({ sections }) {
  const answers = {}
  for (const { id, kind, rows, options, min } of sections.flatMap(({ questions }) => questions)) {
    if (kind === 'level') answers[`q[${id}]`] = '5'
    if (kind === 'nps') answers[`q[${id}]`] = '9'
    if (kind === 'single' || kind === 'multiple') answers[`q[${id}]`] = options[0].id
    if (kind === 'number') answers[`q[${id}]`] = String(min)
    if (kind === 'matrix') for (const row of rows) answers[`q[${id}][${row.id}]`] = '4'
  }
  return answers
}

/** The database knows hashes only: addresses of our own, as a letter more would bring. */
async function linksFor(store, waveId, count) {
  const rows = await store.rows(`select id from survey_invitations where wave_id = ? and is_spent = 0 order by id desc limit ${count}`, [waveId])
  const made = rows.map(({ id }) => ({ id, token: randomBytes(16).toString('base64url') }))
  for (let at = 0; at < made.length; at += 500) {
    const part = made.slice(at, at + 500)
    const values = part.flatMap(({ id, token }) => [createHash('sha256').update(token).digest('hex'), id])
    await store.rows(`insert into survey_links (token_hash, invitation_id) values ${part.map(() => '(?, ?)').join(',')}`, values)
  }
  return made.map(({ token }) => token)
}
