import { HttpRequest } from '@adonisjs/core/http'
import { remember } from './remember.js'

const MOST = 10_000

/** What was found under these names in what browsers sent. Nothing else than the key decides on a signature. */
const verified = new Map<string, string>()

/** A signed text that a browser sends with every page is verified once in this process, and not with every page. */
export function verifyCookiesOnce() {
  const verify = HttpRequest.prototype.cookie
  HttpRequest.macro('cookie', function (this: HttpRequest, name: string, otherwise?: unknown) {
    const sent = `${name}=${this.cookiesList()[name]}`
    const known = verified.get(sent)
    if (known) return known
    const value = verify.call(this, name)
    return typeof value === 'string' ? remember(verified, MOST, sent, value) : (value ?? otherwise)
  })
}
