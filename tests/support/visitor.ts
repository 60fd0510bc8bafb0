import { PASSWORD } from '#tests/world'

/** A server may close a connection that was kept at the very moment when it is used again. */
export const NOT_KEPT = { connection: 'close' }

type Fields = Record<string, string | number>

/** A person with a browser, as far as a server can tell: keeps cookies and sends forms with the key of the last page. */
export class Visitor {
  #cookies = new Map<string, string>()
  #csrf = ''

  constructor(readonly address: string) {}

  get headers() {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { ...NOT_KEPT, cookie, 'x-csrf-token': this.#csrf, 'accept': 'text/html' }
  }

  async open(path: string) {
    const { status, text } = await this.#exchange(path, {})
    this.#csrf = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? this.#csrf
    return { status, text }
  }

  /** Whatever is there, as it is: pages, pictures, workbooks. */
  async take(path: string) {
    const response = await fetch(this.address + path, { headers: this.headers, redirect: 'manual' })
    return Buffer.from(await response.arrayBuffer())
  }

  post(path: string, fields: Fields, { signal }: { signal?: AbortSignal } = {}) {
    const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, `${value}`]))
    return this.#exchange(path, { method: 'POST', body, signal })
  }

  /** Signing in gives the session another id, and with it the forms another key. */
  async signIn(email: string, password = PASSWORD) {
    await this.open('/sign-in')
    const { status, location } = await this.post('/sign-in', { email, password })
    if (status !== 302) throw new Error(`${email} could not sign in: ${status}`)
    await this.open(location ?? '/home')
    return this
  }

  async #exchange(path: string, options: RequestInit) {
    const response = await fetch(this.address + path, {
      ...options,
      headers: this.headers,
      redirect: 'manual',
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      this.#cookies.set(name, value)
    }
    const location = response.headers.get('location')
    return { status: response.status, location, text: await response.text() }
  }
}
