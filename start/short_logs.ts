import { Duration, type DurationLikeObject } from 'luxon'

/** 网络安全法: logs of the network are kept for six months at least. */
export const LEAST_LOG_DAYS = 180

/**
 * Stops a start with logs that would be deleted too soon. Each sentence names the setting to change.
 *
 * @throws Error listing every one that is too short
 */
export function refuseShortLogs(kept: Record<string, DurationLikeObject>) {
  const short = Object.entries(kept).filter(([, period]) => Duration.fromObject(period).as('days') < LEAST_LOG_DAYS)
  if (short.length === 0) return
  const named = short.map(([setting, period]) => `${setting} is ${JSON.stringify(period)}`)
  throw new Error(
    `Refusing to start: logs are kept for ${LEAST_LOG_DAYS} days at least (网络安全法); ${named.join('; ')}.`
  )
}
