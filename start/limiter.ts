import limiter from '@adonisjs/limiter/services/main'

/** Objections are open to everybody: ten an hour from one address are plenty for people and few for machines. */
export const objectionThrottle = limiter.define('objections', (ctx) =>
  limiter.allowRequests(10).every('1 hour').usingKey(`objection_${ctx.request.ip()}`)
)
