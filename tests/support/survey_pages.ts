import { inTransaction } from '#app/core/dialect'
import SurveyIntake from '#app/surveys/survey_intake'
import { askSource } from '#app/surveys/survey_intake_workflow'
import { optOutPath } from '#app/surveys/opt_out_token'
import { recipientSource } from '#app/surveys/recipient_sources'
import { suppressAddress } from '#app/surveys/suppress_address'
import { takeBounces } from '#app/surveys/take_bounces'
import { system } from '#app/users/actor'
import { drainOutbox } from '#jobs/drain'
import type { World } from '#tests/world'
import { actor } from './applications.js'
import { mailboxOf, returnedLetter } from './survey_reports.js'
import { makeWave, recipientsOf, sendingWave } from './surveys.js'

/** Every page of surveys has something to show: a plan, a wave that was sent, a source that was counted, a bounce. */
export async function furnishSurveys(world: World) {
  const { handler } = world.people
  const draft = await makeWave(world)
  const sent = await sendingWave(world, 5)
  const period = { from: '2020-01-01', until: '2030-01-01' }
  await askSource(draft, recipientSource('consultations')!, period, actor(handler))
  await drainOutbox()
  const [hard, out] = await recipientsOf(sent)
  const report = returnedLetter({ to: hard.email, status: '5.1.1', original: hard.messageId! })
  await takeBounces(mailboxOf(report), system('surveys:bounces'))
  await inTransaction((trx) => suppressAddress(trx, out.email, 'opted_out', 'letter'))
  const counted = await SurveyIntake.findByOrFail('waveId', draft.id)
  return { draft, sent, counted, optOut: optOutPath(out.id), paths: pathsOf(draft.id, sent.id, counted.id) }
}

const pathsOf = (draft: number, sent: number, counted: number) => [
  ...['/surveys', '/surveys/create', `/surveys/${draft}`, `/surveys/${draft}/edit`, `/surveys/${draft}/intakes/create`],
  ...[`/survey-intakes/${counted}`, `/surveys/${sent}`, `/surveys/${sent}/sending`],
  ...[`/surveys/${sent}/recipients?columns=point,source,letters,last_letter_at,error,state`],
  ...['/survey-suppressions', '/survey-suppressions/1/edit', '/survey-bounces', '/survey-bounces/create'],
  '/imports/create?kind=survey_recipients',
]
