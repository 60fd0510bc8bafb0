import { answersPanel } from '#app/survey_answers/answers_panel'
import { resultsPanel } from '#app/survey_results/results_panel'
import { registerRecipientSources } from '#app/surveys/recipient_sources'
import { serviceRecipients } from '#app/surveys/service_recipients'
import { registerWavePanels } from '#app/surveys/wave_panels'

/** Where the recipients of surveys come from, in the order in which they are offered. */
registerRecipientSources(...serviceRecipients)

/** What other rooms show on the page of a wave, in this order. */
registerWavePanels(answersPanel, resultsPanel)
