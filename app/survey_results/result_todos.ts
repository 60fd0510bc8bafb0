import type { TodoSource } from '#app/workflow/todos'
import SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow, type SurveyWaveState } from '#app/surveys/survey_wave_workflow'
import type User from '#app/users/user'

/** Results to be calculated, judged and published. */
export const resultTodos: TodoSource = {
  item: 'survey_results',
  waiting: waitingResults,
  list: async (user, { i18n }) => {
    const waves = await waitingResults(user).orderBy('stateSince').orderBy('id').limit(20)
    return waves.map((wave) => ({
      title: wave.name,
      text: wave.number,
      href: `/survey-results/${wave.id}`,
      badge: { tone: surveyWaveWorkflow.states[wave.state].tone, text: i18n.t(`survey_waves.states.${wave.state}`) },
      since: wave.stateSince,
    }))
  },
}

function waitingResults(user: User) {
  const states: SurveyWaveState[] = []
  if (user.inName('bureau_leader')) states.push('calculated')
  if (user.is('bureau_handler')) states.push('cleaned', 'reviewed')
  return SurveyWave.query().whereIn('state', states)
}
