import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import { causeOf, causes } from '#app/background_jobs/job_causes'
import { allJobs, jobInWords } from '#app/background_jobs/job_kinds'
import { patternInWords } from '#app/background_jobs/schedule_words'
import { timesAround } from '#app/background_jobs/scheduled_work'
import { maskedFault } from '#app/core/masked_fault'
import { registry } from '#jobs/registry'
import { schedule } from '#jobs/schedule'

const zh = i18nManager.locale('zh-CN')
const en = i18nManager.locale('en')

test.group('What a fault says, masked', () => {
  for (const [said, shown] of [
    [
      "Can't send mail - all recipients were rejected: 550 li.si@people.example",
      "Can't send mail - all recipients were rejected: 550 l***@people.example",
    ],
    [
      "insert into `users` (`name`, `email`) values ('李四', 'li@people.example') - UNIQUE constraint failed: users.email",
      'insert … - UNIQUE constraint failed: users.email',
    ],
    [
      "update `users` set `name` = '李四' - Duplicate entry '李四' for key 'users.name'",
      "update … - Duplicate entry '…' for key 'users.name'",
    ],
    ['GET https://files.example/a.pdf?X-Amz-Signature=abc failed', 'GET https://files.example/a.pdf?… failed'],
    ['token jz_0123456789abcdefghijABCDEFGHIJ refused', 'token jz_0… refused'],
    ['telephone 13812345678, card 11010519491231002X', 'telephone 1…, card …'],
    ["Cannot read properties of undefined (reading 'id')", "Cannot read properties of undefined (reading 'id')"],
    ['connect ECONNREFUSED 127.0.0.1:25', 'connect ECONNREFUSED 127.0.0.1:25'],
    ['Unknown job ../../etc/passwd', 'Unknown job ../../etc/passwd'],
    ['E_ROW_NOT_FOUND: Row not found', 'E_ROW_NOT_FOUND: Row not found'],
  ]) {
    test(said, ({ assert }) => {
      assert.equal(maskedFault(said), shown)
      assert.equal(maskedFault(maskedFault(said)), shown)
    })
  }
})

test.group('Why a job failed', () => {
  for (const [fault, cause] of [
    ['Unknown job core/no_such_job', 'unknown_job'],
    ["Can't send mail - all recipients were rejected: 550 5.1.1 no such user", 'mail_refused'],
    ['Invalid login: 535 5.7.8 authentication failed', 'mail_login'],
    ['connect ECONNREFUSED 127.0.0.1:25', 'unreachable'],
    ['Greeting never received', 'unreachable'],
    ['Row not found', 'row_gone'],
    ['insert … - SQLITE_BUSY: database is locked', 'database_busy'],
    ['update … - Deadlock found when trying to get lock; try restarting transaction', 'database_busy'],
    ["insert … - Duplicate entry '…' for key 'users.email'", 'refused_by_data'],
    ['ENOSPC: no space left on device, write', 'disk_full'],
    ['spawn soffice ENOENT', 'program_missing'],
    ["ENOENT: no such file or directory, open '/data/files/a'", 'file_missing'],
    ['Step publish is not allowed: moved_on', 'step_refused'],
    ["Cannot read properties of undefined (reading 'id')", 'unexpected'],
  ]) {
    test(`${fault}: ${cause}`, ({ assert }) => assert.equal(causeOf(fault), cause))
  }

  test('every cause has its words and its advice, in both languages', ({ assert }) => {
    for (const i18n of [zh, en]) {
      for (const cause of causes) {
        for (const part of ['text', 'advice'])
          assert.notInclude(i18n.t(`background_jobs.causes.${cause}.${part}`), 'translation missing')
      }
    }
  })
})

test.group('What jobs are called', () => {
  test('every job of the registry has a name in both languages, each another one', ({ assert }) => {
    assert.sameMembers(allJobs(), Object.keys(registry))
    for (const i18n of [zh, en]) {
      const names = allJobs().map((job) => jobInWords(job, i18n))
      assert.lengthOf(new Set(names), names.length)
      assert.isEmpty(names.filter((name) => name.includes('translation missing')))
    }
  })

  test('one that this release does not know keeps its own name', ({ assert }) => {
    assert.equal(jobInWords('core/no_such_job', zh), '已停用的任务（core/no_such_job）')
  })
})

test.group('The schedule in words', () => {
  for (const [pattern, chinese, english] of [
    ['10 8 * * *', '每天 08:10', 'Every day: 08:10'],
    ['2 0,8 * * *', '每天 00:02、08:02', 'Every day: 00:02, 08:02'],
    ['3 0,8-18 * * *', '每天 00:03、08:03 至 18:03 每小时一次', 'Every day: 00:03, hourly from 08:03 to 18:03'],
    ['7 * * * *', '每小时第 07 分', 'Every hour at minute 07'],
    ['*/10 * * * *', '每 10 分钟', 'Every 10 minutes'],
    ['12 1,8 * 1-3 *', '1 月至 3 月，每天 01:12、08:12', 'Every day: 01:12, 08:12, months 1 to 3'],
  ]) {
    test(pattern, ({ assert }) => {
      assert.equal(patternInWords(pattern, zh), chinese)
      assert.equal(patternInWords(pattern, en), english)
    })
  }

  test('has nothing that these words do not say', ({ assert }) => {
    const said = /^(\d+|\*\/\d+) (\*|\d+(-\d+)?(,\d+(-\d+)?)*) \* (\*|\d+-\d+) \*$/
    assert.isEmpty(schedule.filter(({ pattern }) => !said.test(pattern)))
  })

  test('its times are those of Beijing', ({ assert }) => {
    const { next, previous } = timesAround('10 8 * * *', new Date('2026-03-02T00:30:00Z'))
    assert.equal(next.toISO(), '2026-03-03T00:10:00.000Z')
    assert.equal(previous.toISO(), '2026-03-02T00:10:00.000Z')
  })
})
