import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { recountOf, reportRecounts } from '#tests/support/report_recounts'
import { runsOn } from '#tests/support/tested_parts'

if (runsOn('sqlite')) {
  test.group('The demonstration, as it is built', () => {
    test('is seeded through the real acts: trail and tallies say the same as the records', async ({
      assert,
      cleanup,
    }) => {
      const installation = await Installation.create({
        QUEUE_BACKEND: 'embedded',
        QUEUE_INLINE: 'false',
        MAIL_MAILER: 'inbox',
      })
      cleanup(() => installation.remove())
      await installation.run(['ace.js', 'demo:seed'])
      /** Both end with an error where something is wrong, which fails the run. */
      await installation.run(['ace.js', 'audit:verify'])
      await installation.run(['ace.js', 'tallies:verify'])
      for (const table of [
        ...['designations', 'register_entries', 'change_requests', 'rectifications', 'revocations', 'external_titles'],
        ...['consultations', 'bookings', 'events', 'event_tasks', 'products', 'outside_figures', 'light_records'],
        'action_plans',
      ]) {
        assert.isNotEmpty(installation.sql(`select id from ${table}`), table)
      }
      /** One evaluation went all its way, one takes self-assessments. */
      const cycles = installation.sql('select state from evaluation_cycles order by year')
      assert.deepEqual(
        cycles.map(({ state }) => state),
        ['final', 'open_self']
      )
      const reports = installation.sql('select id, year, state from work_reports order by year')
      assert.equal(reports[0].state, 'published')
      assert.include(['collecting', 'drafting'], reports[1].state)
      for (const { id, year } of reports) {
        const chapters = installation.sql(
          `select gathered from building_chapters where building_id in (select max(id) from report_buildings where report_id = ${id})`
        )
        const facts = new Map(
          chapters.flatMap(({ gathered }) =>
            JSON.parse(gathered).facts.map(({ key, value }: { key: string; value: number | null }) => [key, value])
          )
        )
        for (const [key, sql] of Object.entries(reportRecounts))
          assert.equal(facts.get(key) ?? 0, Number(installation.sql(recountOf(sql, year))[0].n), `${key} of ${year}`)
      }
      const offered = JSON.parse(await readFile(join(installation.folder, 'demo-sign-ins.json'), 'utf8'))
      const jurors = offered.people.filter(({ role }: { role: string }) => role === 'expert')
      assert.isNotEmpty(jurors)
      await installation.startWeb()
      for (const { email } of jurors) await installation.visitor().signIn(email, offered.password)
    })
  })
}
