import { Form, type Answers } from '#app/core/form'
import { addDays, beijingDay } from '#app/calendar/working_days'
import config from '#config/surveys'

/** What is fixed of a wave before it is approved; which questions are asked is chosen beside it. */
export const surveyWaveForm = new Form('survey_wave_form', [
  {
    name: 'wave',
    fields: [
      { kind: 'text', name: 'name', min: 4, max: 100 },
      { kind: 'integer', name: 'year', min: 2000, max: 2100 },
      { kind: 'date', name: 'opensOn' },
      { kind: 'date', name: 'closesOn' },
      { kind: 'choice', name: 'anonymity', options: ['anonymous', 'named'], labels: 'survey_wave_form.anonymities' },
    ],
    checks: [
      {
        reads: ['opensOn', 'closesOn'],
        fault: ({ opensOn, closesOn }) => (closesOn < opensOn ? { path: 'closesOn', key: 'closes_early' } : null),
      },
      {
        reads: ['closesOn'],
        fault: ({ closesOn }) => (closesOn < beijingDay() ? { path: 'closesOn', key: 'closes_before_today' } : null),
      },
    ],
  },
  {
    name: 'sending',
    fields: [
      { kind: 'integer', name: 'rate', min: 1, max: config.mostRate },
      { kind: 'choice', name: 'hours', options: ['office', 'any'], labels: 'survey_wave_form.hour_kinds' },
      { kind: 'integer', name: 'remindersMost', min: 0, max: 5 },
      { kind: 'integer', name: 'reminderGap', min: 1, max: 60 },
    ],
  },
])

/** A checked form, by column of the model; days are ISO. */
export type WaveFacts = {
  name: string
  year: number
  questionVersionId: number
  opensOn: string
  closesOn: string
  isAnonymous: boolean
  rate: number
  officeHoursOnly: boolean
  remindersMost: number
  reminderGap: number
}

export function waveFactsFrom(answers: Answers, questionVersionId: number): WaveFacts {
  const { name, year, opensOn, closesOn, anonymity, rate, hours, remindersMost, reminderGap } = answers
  return {
    ...{ name, year, opensOn, closesOn, rate, remindersMost, reminderGap, questionVersionId },
    isAnonymous: anonymity === 'anonymous',
    officeHoursOnly: hours === 'office',
  }
}

/** What the form of a new wave proposes. */
export function proposedWave(): Answers {
  const today = beijingDay()
  const { daysOpen, rate, officeHoursOnly, remindersMost, reminderGap } = config.defaults
  return {
    ...{ year: Number(today.slice(0, 4)), opensOn: today, closesOn: addDays(today, daysOpen), anonymity: 'anonymous' },
    ...{ rate, remindersMost, reminderGap, hours: officeHoursOnly ? 'office' : 'any' },
  }
}
