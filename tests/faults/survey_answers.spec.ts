import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { runsOn } from '#tests/support/tested_parts'

type Prepared = { waveId: number; waiting: string[]; forms: { q: Record<string, unknown>; started: string }[] }

const OPINION = '日志里不能有'

if (runsOn('sqlite')) {
  test.group('Answers, when something breaks', (group) => {
    let installation: Installation
    let prepared: Prepared

    group.each.setup(async () => {
      installation = await Installation.withQueue('embedded', { SMTP_PORT: 1 })
      prepared = await installation.prepare<Prepared>('tests/support/prepare_survey.ts')
    })
    group.each.teardown(() => installation.remove())

    const count = (table: string) => installation.sql(`select count(*) as n from ${table}`)[0].n
    const release = (diesAfter?: number) => {
      if (diesAfter) installation.env.DIES_AFTER = String(diesAfter)
      else delete installation.env.DIES_AFTER
      return installation.prepare('tests/support/release_and_die.ts')
    }

    test('a release that is killed at any statement has done nothing; the next one does everything once', async ({
      assert,
    }) => {
      for (const diesAfter of [6, 8]) {
        await assert.rejects(() => release(diesAfter), /ended with null/)
        assert.deepEqual([count('survey_pool'), count('survey_answers'), count('survey_batches')], [40, 0, 0])
      }
      await release()
      assert.deepEqual([count('survey_pool'), count('survey_answers')], [5, 35])
      await release()
      assert.deepEqual([count('survey_pool'), count('survey_answers')], [5, 35])
      installation.sql(`update survey_waves set state = 'closed'`)
      await release()
      assert.deepEqual([count('survey_pool'), count('survey_answers')], [0, 40])
      const opinions = installation
        .sql('select answers from survey_answers')
        .map(({ answers }) => JSON.parse(answers).opinion)
      assert.lengthOf(new Set(opinions), 40)
    })

    test('nothing of a link or an answer is in the log, at its most talkative, even where a statement fails', async ({
      assert,
    }) => {
      installation.env.LOG_LEVEL = 'trace'
      await installation.startWeb()
      const [token, other] = prepared.waiting
      const post = (path: string, act: string, [form] = prepared.forms) =>
        fetch(`${installation.address}/s/${path}`, {
          method: 'POST',
          body: new URLSearchParams([...fieldsOf(form), ['q[opinion]', OPINION], ['act', act]]),
        })
      assert.equal((await fetch(`${installation.address}/s/${token}`)).status, 200)
      assert.equal((await post(token, 'save')).status, 200)
      const done = await post(token, 'finish')
      assert.equal(done.status, 200)
      const [, receipt] = /class="r-code">([^<]+)</.exec(await done.text())!
      assert.equal((await fetch(`${installation.address}/s/unknown-address`)).status, 404)
      installation.sql('drop table survey_pool')
      assert.equal((await post(other, 'finish')).status, 500)

      assert.isTrue(await installation.until(() => installation.said.includes('a page for respondents failed')))
      for (const secret of [
        token,
        other,
        receipt,
        OPINION,
        'unknown-address',
        'survey_links',
        'survey_pool',
        '127.0.0.1"',
      ])
        assert.notInclude(installation.said, secret)
    })
  })
}

function fieldsOf({ q, started }: Prepared['forms'][number]): [string, string][] {
  const fields = Object.entries(q).flatMap(([question, value]): [string, string][] => {
    if (Array.isArray(value)) return value.map((one) => [`q[${question}][]`, String(one)])
    if (typeof value === 'object')
      return Object.entries(value as object).map(([row, one]) => [`q[${question}][${row}]`, String(one)])
    return [[`q[${question}]`, String(value)]]
  })
  return [...fields, ['started', started]]
}
