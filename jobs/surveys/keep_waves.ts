import { closeEndedWaves } from '#app/surveys/move_wave'
import { forgetRecipients } from '#app/surveys/survey_purge'
import { discardOldIntakes } from '#app/surveys/survey_intake_workflow'

/** Every night: waves end with their last day; what is not needed any more is forgotten. */
export default async function run() {
  await closeEndedWaves()
  await discardOldIntakes()
  await forgetRecipients()
}
