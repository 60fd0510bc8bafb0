import { repairedIn } from '#app/ratings/complaint_facts'
import { registerRepairs } from '#app/survey_results/repairs'

/** 整改完成数 in the sheet of results. */
registerRepairs(repairedIn)
