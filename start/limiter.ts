import limiter from '@adonisjs/limiter/services/main'
import type { HttpContext } from '@adonisjs/core/http'

/** What everybody may post without signing in, so often from one address: plenty for people and little for machines. */
const perHour = (name: string, requests: number) =>
  limiter.define(name, (ctx: HttpContext) =>
    limiter.allowRequests(requests).every('1 hour').usingKey(`${name}_${ctx.request.ip()}`)
  )

export const objectionThrottle = perHour('objections', 10)
export const bookingThrottle = perHour('bookings', 10)
/** People of one company, or of one hall, rate from one address. */
export const ratingThrottle = perHour('ratings', 60)
export const registrationThrottle = perHour('registrations', 20)
/** Looking up certificate codes: nobody guesses 128 bits, but nobody should try either. */
export const verificationThrottle = perHour('verifications', 120)
/** A whole institution may register from one address. */
export const eventThrottle = perHour('event_registrations', 60)
/** A hall full of people signs in from one address. */
export const signInThrottle = perHour('event_sign_ins', 1200)
/** A key of 128 bits, as above. */
export const invitationThrottle = perHour('invitations', 120)
export const mailThrottle = perHour('password_resets', 10)

/** What a signed-in person may do, so often an hour. */
const perPerson = (name: string, requests: number) =>
  limiter.define(name, ({ auth, request }: HttpContext) =>
    limiter
      .allowRequests(requests)
      .every('1 hour')
      .usingKey(`${name}_${auth.user?.id ?? request.ip()}`)
  )

/** Files of one person: a whole application has about forty. */
export const uploadThrottle = perPerson('uploads', 300)
export const messageThrottle = perPerson('messages', 30)
