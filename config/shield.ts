import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { defineConfig } from '@adonisjs/shield'

/** Also read by the pages that have no session (respondent_middleware). */
export const settings = {
  /** No inline script and no inline style anywhere: what the pages need is served from our own address. */
  csp: {
    enabled: true,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", '@nonce'],
      styleSrc: ["'self'", '@nonce', ...(app.inDev ? ["'unsafe-inline'"] : [])],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", ...(app.inProduction ? [] : ['ws:'])],
      frameSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    reportOnly: false,
  },
  csrf: {
    enabled: true,
    /** Readers without a session choose their language and rate, and mail programs opt out (RFC 8058). */
    exceptRoutes: ['/language', '/survey-opt-outs/:id', '/rate/:token', '/rate-again/:token'],
    enableXsrfCookie: false,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  },
  xFrame: { enabled: true, action: 'DENY' },
  hsts: { enabled: env.get('APP_URL').startsWith('https://'), maxAge: '180 days' },
  contentTypeSniffing: { enabled: true },
} satisfies Parameters<typeof defineConfig>[0]

export default defineConfig(settings)
