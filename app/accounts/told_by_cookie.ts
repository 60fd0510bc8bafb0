import { isDeepStrictEqual } from 'node:util'
import type { HttpContext } from '@adonisjs/core/http'
import type { SessionConfig, SessionData, SessionStoreContract } from '@adonisjs/session/types'

/** Browsers keep 4096 bytes, and sealing takes a third more. */
const MOST_BYTES = 1500

type Told = { session: string; flash: SessionData }

/**
 * What is told on the next page (`session.flash`) goes there with the person, sealed, and not through the row of the
 * session: neither the act nor the page that tells of it then writes one. What is too long for a cookie stays in the row.
 */
export function toldByCookie(
  store: SessionStoreContract,
  ctx: HttpContext,
  { cookieName, cookie }: SessionConfig
): SessionStoreContract {
  const name = `${cookieName}-told`
  const told: Told | null = ctx.request.encryptedCookie(name) ?? null
  let row: { id: string; values: SessionData | null }

  const forget = () => told && ctx.response.clearCookie(name, cookie)
  const tell = (session: string, flash: unknown) => {
    const fits = flash !== undefined && Buffer.byteLength(JSON.stringify(flash)) <= MOST_BYTES
    if (fits) ctx.response.encryptedCookie(name, { session, flash }, cookie)
    else forget()
    return fits
  }
  return {
    async read(id) {
      const values = await store.read(id)
      row = { id, values: structuredClone(values) }
      return values && told?.session === id ? { ...values, [ctx.session.flashKey]: told.flash } : values
    },
    write(id, all) {
      const { [ctx.session.flashKey]: flash, ...others } = all
      const values = tell(id, flash) ? others : all
      return isDeepStrictEqual({ id, values }, row) ? store.touch(id) : store.write(id, values)
    },
    destroy(id) {
      forget()
      return store.destroy(id)
    },
    touch: (id) => store.touch(id),
  }
}
