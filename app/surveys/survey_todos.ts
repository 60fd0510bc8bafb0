import { beijingDay } from '#app/core/beijing_day'
import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import SurveyWave from './survey_wave.js'
import { surveyWaveWorkflow } from './survey_wave_workflow.js'

/** Plans that wait for the head of the division; approved waves whose first day has come, for who carries them out. */
export const surveyTodos: TodoSource = {
  item: 'surveys',
  waiting: waitingWaves,
  list: async (user, { i18n }) => {
    const waves = await waitingWaves(user).orderBy('stateSince').orderBy('id').limit(20)
    return waves.map(({ id, name, number, state, stateSince }) => ({
      title: name,
      text: `${number} ${i18n.t(`surveys.todo.${state}`)}`,
      href: `/surveys/${id}`,
      badge: { tone: surveyWaveWorkflow.states[state].tone, text: i18n.t(`survey_waves.states.${state}`) },
      since: stateSince,
    }))
  },
}

function waitingWaves(user: User) {
  const approves = user.inName('division_head') !== null
  return SurveyWave.query().where((waiting) => {
    waiting.whereRaw('1 = 0')
    if (approves) waiting.orWhere((plan) => void plan.where('state', 'draft').whereNotNull('proposedAt'))
    if (user.is('bureau_handler'))
      waiting.orWhere((ready) => void ready.where('state', 'approved').where('opensOn', '<=', beijingDay()))
  })
}
