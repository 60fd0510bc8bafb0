/** What the city's action plan promises of the network. */
export const networkTarget = {
  points: 80,
  /** 文号 of the plan. */
  source: '京知局〔2022〕88号',
  deadline: '2024-12-31',
}
