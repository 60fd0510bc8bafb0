import type { ProblemRule } from './problem.js'

type Words = { problem: string; measure: string; success: string }

/**
 * What is said of a problem and proposed about it. The report is Chinese, whoever reads it; numbers are figures beside it.
 * Measures are published, so none names a point.
 */
export const problemWords: Record<ProblemRule, (name: string) => Words> = {
  missed_target: (name) => ({
    problem: `行动方案指标“${name}”未达到进度要求`,
    measure: `将“${name}”的目标任务分解到各区和网点，按季度通报进度，对落后的区进行督促`,
    success: `“${name}”达到行动方案确定的目标值`,
  }),
  low_indicator: (name) => ({
    problem: `效能评估指标“${name}”平均得分率偏低`,
    measure: `围绕“${name}”组织专题培训和结对帮扶，对得分偏低的网点逐一提出改进意见`,
    success: `下一年度效能评估中“${name}”平均得分率达到要求`,
  }),
  failed_point: (name) => ({
    problem: `${name}年度效能评估等次为不合格`,
    measure: '约谈网点负责人，指导制定整改方案，跟踪整改并组织验收',
    success: '整改通过验收，下一年度效能评估达到合格及以上等次',
  }),
  dead_point: (name) => ({
    problem: `${name}全年没有已确认的咨询服务记录`,
    measure: '走访网点，核实服务开展和台账报送情况，指导恢复服务',
    success: '下一年度按月报送台账，有已确认的咨询服务记录',
  }),
  silent_district: (name) => ({
    problem: `${name}全年没有已确认的咨询和培训记录`,
    measure: `会同${name}摸清服务需求，落实网点服务任务，每季度至少组织一次公益培训`,
    success: `${name}下一年度有已确认的咨询和培训记录`,
  }),
  bad_ratings: (name) => ({
    problem: `${name}差评和投诉较多`,
    measure: '对差评和投诉逐件复核，查找原因，督促网点整改并回访当事人',
    success: '差评和投诉全部按期办结，下一年度件数明显下降',
  }),
  low_satisfaction: (name) => ({
    problem: `满意度调查“${name}”得分偏低或者下降`,
    measure: `分析“${name}”的意见建议，制定服务改进清单并向网点反馈`,
    success: `下一年度满意度调查“${name}”得分达到要求且不低于上一年`,
  }),
}
