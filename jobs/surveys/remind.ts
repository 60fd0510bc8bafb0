import { remindOfOpenWaves } from '#app/surveys/survey_reminders'

export default async function run() {
  await remindOfOpenWaves()
}
