import { test } from '@japa/runner'
import { refuseShortLogs } from '#start/short_logs'

test.group('How long logs are kept', () => {
  for (const period of [{ days: 180 }, { days: 1096 }, { years: 3 }]) {
    test(`${JSON.stringify(period)} starts`, () => refuseShortLogs({ RETENTION_LOG_DAYS: period }))
  }

  for (const period of [{ days: 179 }, { days: 0 }, { days: -1 }, { months: 5 }]) {
    test(`${JSON.stringify(period)} is refused, with the setting and the rule`, ({ assert }) => {
      assert.throws(
        () => refuseShortLogs({ fine: { days: 400 }, RETENTION_LOG_DAYS: period }),
        /^Refusing to start: logs are kept for 180 days at least \(网络安全法\); RETENTION_LOG_DAYS is \{[^}]*\}\.$/
      )
    })
  }
})
