import { keepAnswers } from '#app/survey_answers/release_answers'

export default async function run() {
  await keepAnswers()
}
