import { closeEndedWaves } from '#app/surveys/move_wave'
import { discardOldIntakes } from '#app/surveys/survey_intake_workflow'

/** Every night: waves end with their last day; what was counted and not taken is forgotten. */
export default async function run() {
  await closeEndedWaves()
  await discardOldIntakes()
}
