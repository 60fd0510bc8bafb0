import { registerJudged } from '#app/experts/judged'

/** What experts are invited to judge, and where they do it. The work itself asks for the sign-in. */
registerJudged('case_round', {
  path: (id) => `/case-rounds/${id}`,
  workPath: () => '/case-reviews',
})

registerJudged('evaluation_panel', {
  path: (id) => `/evaluation-panels/${id}`,
  workPath: () => '/evaluation-sheets',
})
