import { Agent } from 'node:http'
import { randomUUID } from 'node:crypto'
import { ask, expectStatus } from './load.mjs'

const agent = new Agent({ keepAlive: true })

/** Somebody of the demonstration who has signed in: the headers of each request, and what a form needs. */
export async function signIn(port, { email, password }) {
  const page = await ask(agent, port, { path: '/sign-in' })
  const cookie = cookiesOf(page)
  const body = new URLSearchParams({ _csrf: csrfIn(page), email, password }).toString()
  const answer = await ask(agent, port, { method: 'POST', path: '/sign-in', headers: { cookie }, body })
  const headers = { cookie: cookiesOf(expectStatus(answer, 302, 'signing in')), accept: 'text/html' }
  const home = await ask(agent, port, { path: '/notifications', headers })
  const csrf = csrfIn(expectStatus(home, 200, '/notifications'))
  return {
    headers,
    get: (path) => ask(agent, port, { path, headers }),
    post: (path, form) => ask(agent, port, { method: 'POST', path, headers, body: form }),
    form: (fields) => new URLSearchParams({ _csrf: csrf, _once: randomUUID(), ...fields }).toString(),
  }
}

const csrfIn = ({ body }) => /name=['"]_csrf['"] value=['"]([^'"]+)['"]/.exec(body.toString())[1]

const cookiesOf = ({ headers }) => (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
