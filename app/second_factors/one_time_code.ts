import { Secret, TOTP } from 'otpauth'

/** In seconds. */
const PERIOD = 30

const codesOf = (secret: string, label = '', issuer = '') =>
  new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD, digits: 6, algorithm: 'SHA1', label, issuer })

/** 160 bits, in the letters that applications on telephones understand. */
export function makeSecret() {
  return new Secret({ size: 20 }).base32
}

/** What the picture says to an application. */
export function setUpAddress(secret: string, label: string, issuer: string) {
  return codesOf(secret, label, issuer).toString()
}

export function codeAt(secret: string, moment: Date) {
  return codesOf(secret).generate({ timestamp: moment.getTime() })
}

/**
 * The half minute since 1970 whose code this is: the present one, or the one beside it, because clocks differ.
 *
 * @returns null when it is the code of none of them
 */
export function stepOf(secret: string, code: string, moment: Date): number | null {
  const timestamp = moment.getTime()
  const away = codesOf(secret).validate({ token: code, timestamp, window: 1 })
  return away === null ? null : Math.floor(timestamp / 1000 / PERIOD) + away
}
