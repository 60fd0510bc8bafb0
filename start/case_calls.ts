import {
  registerCallBonds,
  registerCallCounts,
  registerCallDrafters,
  registerCallFigures,
  registerCallPanels,
  registerCallStages,
} from '#app/case_calls/call_panels'
import { resultPanel, selectionStage } from '#app/case_decisions/selection_of_call'
import { hasBegunRound, roundStage } from '#app/case_reviews/round_stage'
import { bookStage } from '#app/casebooks/book_stage'
import {
  caseFigures,
  casesHandedIn,
  recommendingStage,
  unitsWithDrafts,
  writingPanel,
  writingStage,
} from '#app/cases/cases_of_call'

/** What higher rooms add to the calls for cases: figures and ways on their pages, who has begun something. */
registerCallFigures(caseFigures)
registerCallCounts(casesHandedIn)
registerCallDrafters(unitsWithDrafts)
registerCallBonds(hasBegunRound)
registerCallStages(writingStage, recommendingStage, roundStage, selectionStage, bookStage)
registerCallPanels(writingPanel, resultPanel)
